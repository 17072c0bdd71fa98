import type { HelpWord } from './help-zh.page.ts'

/** The same words in English; a missing one does not compile. */
export const en: Readonly<Record<HelpWord, string>> = {
  title: 'Local information',
  exit: 'Leave now, to the weather ›',
  leave: 'Leave',
  'front.head': 'Take your time',
  'front.calm':
    'Being hit, threatened or followed is not your fault. How much you tell is up to you.',
  'call.now': 'In danger now',
  'call.now.hint': 'Cannot speak? Text 12110',
  'call.talk': 'Talk to someone',
  'call.talk.hint': 'Women’s rights line; no name needed',
  'call.law': 'Law and lawyers',
  'call.law.hint': 'Aid after family violence, whatever you earn',
  'call.child': 'Children and young people',
  'call.child.hint': 'Youth line',
  'call.hurt': 'Injured or poisoned',
  'call.hurt.hint': 'Ambulance',
  'front.quiet': 'If you cannot call',
  'front.write': 'Write, without a name',
  'front.back': 'I have a receipt: go on',
  'front.note':
    'You get a receipt of 16 digits and read the answer with it. We never call or text you unless you say so.',
  'front.can': 'What you can do',
  'hides.head': 'What this page cannot hide',
  'hides.history':
    'The browser’s history shows “Local information”. Delete it when you leave. If you leave by the bar on top, “back” shows only an empty page for half an hour.',
  'hides.calls': 'Calls stand in the phone’s list and on the bill.',
  'hides.phone':
    'Who installed software on your phone or knows your password may see this. Another phone is safer.',
  'hides.file':
    'Your phone keeps its own copy of a picture or recording that you send; we take out where and when it was taken. If there is no haste, keep it for the hotline or the police.',
  'foot.big': 'Larger type',
  'foot.small': 'Smaller type',
  'foot.first': 'First page',
  'foot.duty': 'I am a teacher, doctor or village official and must report',
  next: 'Next',
  before: 'Back one step',
  skip: 'I would rather not say',
  'topic.head': 'What is it about?',
  'topic.hint': 'If you are not sure, take “something else”.',
  'topic.hurt': 'Hit, insulted, threatened, followed',
  'topic.sexual': 'Touched, forced, sexually harassed',
  'topic.child': 'A child hurt, left alone, bullied',
  'topic.family': 'Divorce, custody, money and home',
  'topic.work': 'Work, wages, dismissed when pregnant',
  'topic.other': 'Something else',
  'safe.head': 'Are you safe now?',
  'safe.yes': 'Safe for now',
  'safe.no': 'In danger now',
  'safe.unknown': 'I cannot say',
  'safe.now':
    'Call 110 first, or text 12110 if you cannot speak. What is written here is not read at once.',
  'where.head': 'In which township or subdistrict?',
  'where.hint': 'Only to find what is near you. No village or street is needed.',
  'where.choose': 'Choose',
  'services.head': 'Who can help',
  'services.near': 'Near you',
  'services.none': 'You chose no place, so these are the city’s.',
  'services.shelter':
    'For a place to stay call 12338 or 110. Where such places are is never written here.',
  'services.write': 'Write, and wait for an answer',
  'story.head': 'What happened?',
  'story.hint':
    'As much as you like. No name or identity number needed. In danger now: call 110 first.',
  'story.label': 'Write here',
  'contact.head': 'May we contact you?',
  'contact.hint':
    'All of it may stay empty: then read the answer with your receipt. If you give a number we call only when you say.',
  'contact.name': 'What to call you',
  'contact.phone': 'A safe number',
  'contact.time': 'When it is safe to call',
  'contact.time.hint': 'Such as: weekday mornings',
  'contact.avoid': 'What we must not do',
  'contact.avoid.hint': 'Such as: no texts; do not say who you are',
  'contact.send': 'Send',
  'file.label': 'Picture, recording or paper, if you like',
  'file.hint':
    'One at a time, up to 10 MB. If it takes more than a minute, send the words first. Choose it again if this page comes back.',
  'file.only': '(sent a file)',
  'receipt.head': 'Received. This is your receipt',
  'receipt.keep':
    'Copy it on paper, to look like a phone number. It cannot be found here once you leave; if it is lost, write again.',
  'receipt.who':
    'Only the staff who receive you can see what you wrote. We do not keep your phone or network address.',
  'receipt.danger': 'In danger, do not wait for an answer: call 110.',
  'receipt.open': 'Read answers with the receipt',
  'back.head': 'Go on',
  'back.label': 'Receipt of 16 digits',
  'back.hint': 'With or without spaces.',
  'back.open': 'Open',
  'talk.head': 'What you wrote and what we answered',
  'talk.you': 'You',
  'talk.desk': 'Staff',
  'talk.none': 'No answer yet. Please look again later.',
  'talk.closed': 'This has been closed. If you write, it opens again.',
  'talk.write': 'Write more',
  'talk.send': 'Send',
  'talk.sent': 'Sent.',
  'talk.stay': 'After half an hour the receipt is asked for again.',
  'gone.head': 'This page has expired',
  'gone.again': 'Open again',
  'fault.head': 'That did not work',
  'fault.text':
    'What you wrote was not sent. Please try again in a while. If it is urgent call 110 or 12338.',
  'error.topic': 'Please choose one.',
  'error.story': 'Please write at least two characters.',
  'error.story-long': 'That is too long: please stay within 4,000 characters.',
  'error.contact-long': 'One of the fields is too long: please shorten it.',
  'error.expired': 'This page lay too long. What you wrote is still here: please press once more.',
  'error.receipt': 'Sixteen digits are needed. Please compare with your paper.',
  'error.help-receipt-unknown': 'There is no such receipt. Please compare with your paper.',
  'error.help-too-many-tries':
    'Too many tries too fast. Please try again in a minute. Your receipt stays good.',
  'error.help-too-many-messages':
    'Too much was written in this hour. This was not sent and is still below. Please send it later.',
  'error.file-too-large':
    'The file is too large and was not kept. Your words are here. Send a smaller one with your receipt.',
  'error.file-empty': 'The file is empty and was not kept. Your words are here.',
  'error.files-busy':
    'Many people are sending files now; yours was not kept. Your words are here. Send it again later with your receipt.',
  'error.file-kind-not-allowed':
    'This kind of file is not taken. Your words are here. Pictures, recordings, short films, PDF, Word and Excel are.',
  'error.file-damaged': 'The file cannot be opened and was not kept. Your words are here.',
  'error.file-infected': 'The file carries a virus and was not kept. Your words are here.',
  'error.scanner-unreachable':
    'Files cannot be checked for viruses now; yours was not kept. Your words are here. Send it again later with your receipt.',
  'error.help-too-many-files':
    'Too many files today; this one was not kept. Your words are here. You can call 12338.',
  'error.full':
    'Too much came in today. This was not taken and is still below. Please call 12338, or 110 in danger.',
  'error.pass': 'Half an hour went by: please enter the receipt again.',
  'more.1': 'Ask the court for a protection order',
  'more.1.hint': ', without a divorce',
  'more.1.text':
    'If you were hit or may be, you can ask the court for a personal safety protection order (人身安全保护令). No divorce is needed, and it costs nothing.|Go to the filing window of the court where you live, where he lives or where it happened. If you cannot go yourself, the police, the women’s federation or the village committee can apply for you.|Bring what you can: identity card, pictures of injuries, medical papers, the police receipt, a written warning, messages and recordings, what a child or neighbour said. You may apply even if some is missing.|The court decides within 72 hours, in urgent cases within 24. The order can forbid him to hit, contact or follow you and can make him move out. If he breaks it, call 110.',
  'more.2': 'Ask the police for a written warning',
  'more.2.hint': '',
  'more.2.text':
    'Call 110 or go to the police station. Say “I report family violence”, and ask for a record, pictures and a receipt.|Where it is minor and not punished, the police can give him a written warning (家庭暴力告诫书) and you a copy. It counts as evidence.|Afterwards the police and the village committee must visit; if he hits again it is dealt with anew.|If nobody acts, call 12338: the women’s federation will ask.',
  'more.3': 'Find a safe place to stay',
  'more.3.hint': ', with your children',
  'more.3.text':
    'County and city have shelters, also for your children, free of charge.|Call 12338 or 110 and say “I have no safe place to stay”.|Where they are is not public: somebody will fetch you or tell you how to get there.|There you get help with injuries, the court and the children.',
  'more.4': 'What to prepare before you go',
  'more.4.hint': '',
  'more.4.text':
    'Identity card, household register, marriage certificate, the children’s birth certificates and vaccination books. What you cannot take, photograph, send to another phone and delete.|Some cash, bank card, clothes, medicine and what the children cannot do without, left with somebody you trust.|Agree on a word with somebody you trust: hearing it, she calls 110 for you.|Think of the door, the hour and the first place to go. Leaving is the most dangerous time: do not go alone if somebody can come along.',
}
