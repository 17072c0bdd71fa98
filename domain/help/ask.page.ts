import type { HelpWord } from './help-zh.page.ts'
import { Safe, Topic } from './help.schema.ts'
import {
  at,
  calls,
  errorLine,
  escaped,
  fileField,
  framed,
  hidden,
  say,
  type View,
} from './frame.page.ts'

/** One question a page; what was answered travels along in the form and is kept nowhere. */
export const steps = ['topic', 'safe', 'where', 'services', 'story', 'contact'] as const
export type Step = (typeof steps)[number]

/** What was answered so far, as the form holds it: anything may be missing or nonsense. */
export type Answers = Readonly<
  Record<'topic' | 'safe' | 'place' | 'story' | 'name' | 'phone' | 'time' | 'avoid', string>
>

export type Asked = {
  readonly view: View
  readonly form: string
  readonly answers: Answers
  readonly error?: HelpWord | undefined
}

/** Townships of each county, to choose from; and who is near the one that was chosen. */
export type Places = readonly {
  readonly county: string
  readonly townships: readonly { readonly code: string; readonly name: string }[]
}[]

export function topicPage({ view, form, answers, error }: Asked): string {
  const choices = Topic.options.map((topic) => choice('topic', topic, say(view, `topic.${topic}`)))
  return page(
    { view, form, answers: { ...answers, topic: '' }, error },
    'safe',
    `<h1>${say(view, 'topic.head')}</h1><p class="calm">${say(view, 'topic.hint')}</p>`,
    choices.join(''),
    '/ask',
  )
}

export function safePage({ view, form, answers, error }: Asked): string {
  const choices = Safe.options.map((safe) => choice('safe', safe, say(view, `safe.${safe}`)))
  return page(
    { view, form, answers: { ...answers, safe: '' }, error },
    'where',
    `<h1>${say(view, 'safe.head')}</h1>`,
    choices.join(''),
  )
}

export function wherePage(asked: Asked, places: Places): string {
  const { view, answers } = asked
  const groups = places.map(
    ({ county, townships }) =>
      `<optgroup label="${escaped(county)}">${townships.map(({ code, name }) => `<option value="${code}"${code === answers.place ? ' selected' : ''}>${escaped(name)}</option>`).join('')}</optgroup>`,
  )
  return page(
    { ...asked, answers: { ...answers, place: '' } },
    'services',
    `${alarm(asked)}<h1>${say(view, 'where.head')}</h1>`,
    `<label for="place"><span class="hint">${say(view, 'where.hint')}</span></label>
<select id="place" name="place" aria-label="${say(view, 'where.head')}"><option value="">${say(view, 'where.choose')}</option>${groups.join('')}</select>
<button class="act" name="step" value="services">${say(view, 'next')}</button>`,
  )
}

const callsOf = {
  hurt: ['now', 'talk', 'law', 'hurt'],
  sexual: ['now', 'talk', 'hurt', 'law'],
  child: ['now', 'child', 'talk', 'hurt'],
  family: ['talk', 'law', 'now'],
  work: ['law', 'talk', 'now'],
  other: ['talk', 'now', 'child', 'law'],
} as const

/** Names only: nothing here says where a shelter is (反家庭暴力法 18; 妇女权益保障法 on privacy). */
export function servicesPage(asked: Asked, names: readonly string[]): string {
  const { view, answers } = asked
  const near = names.map((name) => `<li>${escaped(name)}</li>`).join('')
  const topic = Topic.safeParse(answers.topic).data ?? 'other'
  return page(
    asked,
    'story',
    `${alarm(asked)}<h1>${say(view, 'services.head')}</h1>${calls(view, callsOf[topic])}
<h2>${say(view, 'services.near')}</h2>${answers.place === '' ? `<p class="calm">${say(view, 'services.none')}</p>` : ''}
<ul class="plain">${near}</ul><p class="note">${say(view, 'services.shelter')}</p>`,
    `<button class="act" name="step" value="story">${say(view, 'services.write')}</button>`,
  )
}

export function storyPage(asked: Asked): string {
  const { view, answers } = asked
  return page(
    { ...asked, answers: { ...answers, story: '' } },
    'contact',
    `${alarm(asked)}<h1>${say(view, 'story.head')}</h1><p class="calm">${say(view, 'story.hint')}</p>`,
    `<label for="story">${say(view, 'story.label')}</label>
<textarea id="story" name="story" maxlength="4000" autocomplete="off" required>
${escaped(answers.story)}</textarea>
<button class="act" name="step" value="contact">${say(view, 'next')}</button>`,
  )
}

/** The last question: all of it may stay empty. Here the browser is asked for its work. */
export function contactPage(asked: Asked): string {
  const { view, answers } = asked
  const field = (name: 'name' | 'phone' | 'time' | 'avoid', type: string, most: number): string => {
    const hint =
      name === 'time' || name === 'avoid'
        ? `<span class="hint">${say(view, `contact.${name}.hint`)}</span>`
        : ''
    return `<label for="${name}">${say(view, `contact.${name}`)}${hint}</label><input id="${name}" name="${name}" type="${type}" maxlength="${most}" autocomplete="off" value="${escaped(answers[name])}">`
  }
  return page(
    { ...asked, answers: { ...answers, name: '', phone: '', time: '', avoid: '' } },
    'send',
    `${alarm(asked)}<h1>${say(view, 'contact.head')}</h1><p class="calm">${say(view, 'contact.hint')}</p>`,
    `${field('name', 'text', 60)}${field('phone', 'tel', 40)}${field('time', 'text', 100)}${field('avoid', 'text', 200)}${fileField(view)}
<input type="hidden" name="proof" value=""><button class="act" name="step" value="send">${say(view, 'contact.send')}</button>`,
    undefined,
    true,
  )
}

function choice(name: string, value: string, words: string): string {
  return `<button class="act two list" name="${name}" value="${value}">${words}</button>`
}

/** She said that she is in danger: that comes before every further question. */
function alarm({ view, answers }: Asked): string {
  return answers.safe === 'no'
    ? `${calls(view, ['now'])}<p class="note">${say(view, 'safe.now')}</p>`
    : ''
}

/**
 * A button of a choice sends only its own name, so the step stands in a hidden field as well; where
 * both are sent, the button's comes last and holds.
 */
function page(
  { view, form, answers, error }: Asked,
  next: Step | 'send',
  head: string,
  fields: string,
  path?: string,
  isLast = false,
): string {
  const work = isLast ? ` enctype="multipart/form-data" data-work="${form}"` : ''
  return framed(
    view,
    `${head}${errorLine(view, error)}
<form method="post" action="${at(view, '/ask')}" autocomplete="off"${work}>${hidden({ form, step: next, ...answers })}
${fields}</form>`,
    path,
  )
}
