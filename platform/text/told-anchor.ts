import { kinWords, type Sex, type Step } from './told-kin.ts'
import type { Mention } from './told-mention.ts'
import { ordinalOf } from './told-ordinal.ts'
import { patientOf, speakerItself, type Anchor } from './told-patient.ts'
import { isCouple, isOffspring, isParent, isSibling } from './told-tie.ts'
import { isHurtSelf, isOfSelf, ofUpbringing, type Voice } from './told-voice.ts'
import {
  nearby,
  childWords,
  wifeWords,
  harmedChild,
  bystander,
  am,
  amRole,
  roleSteps,
  office,
  workmate,
  isNear,
  ofWitness,
  isResident,
  hiddenSpeaker,
  caller,
  sides,
  ofOwnChild,
  aside,
  childTells,
  harmedKid,
  isAbused,
  wantsBack,
} from './told-witness.ts'

/** Finds whom the text is about: the speaker, unless somebody else is wronged and the speaker is not. */
export function anchorOf(text: string, mentions: readonly Mention[], voice: Voice): Anchor {
  const flat = text.replaceAll(aside, (match) => '　'.repeat(match.length))
  if (voice === 'note') return noteAnchor(flat, mentions)
  if (voice === 'brief' && !caller.test(flat) && sides.test(flat)) return strangers(flat)
  if (
    voice === 'brief' &&
    /有夫妻|有人打架|匿名|小夫妻|(?:男|女)方[:：]/.test(flat) &&
    /夫妻|男的/.test(flat)
  ) {
    return strangers(flat)
  }
  const isMine = voice === 'speech' ? isOfSelf(flat) : callerHurt.test(flat)
  const isHurt =
    voice === 'speech' ? isHurtSelf(flat) : callerHurt.test(flat) && !childTells.test(flat)
  const as = am.exec(flat)
  if (as !== null && !isHurt) {
    const anchor = anchorAs(flat, as, mentions)
    if (anchor !== undefined) return anchor
  }
  if (!isHurt && !ofOwnChild.test(flat)) {
    const other = otherAnchor(flat, mentions, voice, isMine)
    if (other !== undefined) return other
  }
  return {
    ...speakerItself,
    speakerSex: as === null ? undefined : kinWords.get(as[2] ?? '')?.[0]?.sex,
  }
}

function otherAnchor(
  text: string,
  mentions: readonly Mention[],
  voice: Voice,
  isMine: boolean,
): Anchor | undefined {
  if (office.test(text) && !isResident.test(text)) return { ...strangers(text), ...hiddenSpeaker }
  const role = amRole.exec(text)?.[1]
  if (role !== undefined && !isMine) {
    const step = roleSteps[role] ?? 'other'
    return { ...strangers(text), speaker: [step], isSpeakerHidden: false }
  }
  if (!isMine && workmate.test(text)) {
    return { ...strangers(text), speaker: ['colleague'], isSpeakerHidden: false }
  }
  if (voice === 'brief') {
    const witness = ofWitness.exec(text)?.[1]
    if (witness !== undefined) {
      const speaker: Step[] | undefined = witness === '邻居' ? ['neighbour'] : undefined
      return { ...noteAnchor(text, mentions), speaker, isSpeakerHidden: speaker === undefined }
    }
  }
  if (!isMine && (nearby.test(text) || isNear.test(text))) {
    return { ...strangers(text), speaker: ['neighbour'], isSpeakerHidden: false }
  }
  const patient = patientOf(text, mentions, voice, isMine)
  if (patient !== undefined) return patient
  if (bystander.test(text) && !isMine) return strangers(text)
  return voice === 'brief' &&
    /夫妻(?:打架|吵架)|男的打女的|小夫妻|(?:男|女)方[:：]/.test(text) &&
    !/(?:报警人|来电人)称/.test(text)
    ? strangers(text)
    : undefined
}

/** People without a name or a tie: the child, or else the woman, is the victim. */
function strangers(text: string): Anchor {
  const isChild =
    harmedChild.test(text) && !/老婆|妻子|夫妻|两口子|堂客|打女的|丈夫|女子/.test(text)
  const isGirl = /女孩|女伢|小姑娘|女婴|女童|女生/.test(text)
  const isBoy = /男孩|男伢|男婴|男生/.test(text)
  const sex: Sex | undefined =
    isChild || isGirl
      ? isGirl
        ? 'female'
        : isBoy
          ? 'male'
          : undefined
      : /老头|爹爹|大爷/.test(text)
        ? 'male'
        : 'female'
  return {
    ...{ ...speakerItself, relation: 'victim', isSpeakerHidden: true },
    ...{ sex, victimWords: isChild || isGirl || isBoy ? childWords : wifeWords },
  }
}

const callerHurt =
  /(?:打|骂|踢|掐|推|砍|捅|扇|威胁|骚扰|欺负|侮辱|跟踪|堵|辞退|欠|逼|赶|关|锁|殴打|辱骂|纠缠|摸|打伤|家暴|砍伤|猥亵|强奸|动手打|砍死)(?:了|过|伤)?(?:其(?!女|儿|母|父|妻|丈|子|孙|妹|姐|弟|哥|婆|岳|公|侄|婚|友|同|家|他|小|大|外)|报警人(?!的?(?:女|儿|母|父|妻|丈|孩))|来电人|求助人|她(?!的?(?:女|儿|妈|爸|母|父|姐|妹|孩))|自己)|(?:其|报警人|来电人|求助人|反映人|本人|自己)(?!的?(?:女|儿|子|母|父|妻|丈|孙|妹|姐|弟|哥|婆|岳|公|侄|婚|友|同|家|小|大|外))(?:再次|又|多次|长期|经常|在家|昨日|昨晚|今日)?[^，。其]{0,10}(?<!没有)被(?!告知)|(?:对|将|把)(?:其(?!女|儿|母|父|妻|丈|子)|报警人|来电人|求助人)|遭(?:到)?(?:其)?(?:丈夫|老公|前夫|男友|男朋友|妻子|前男友|婆婆|家暴)|(?:称|反映|诉)[^，。]{0,6}被(?:其)?(?:丈夫|老公|前夫|男友|男朋友|妻子|儿子|邻居|老板|婆婆|公公|同事|人|陌生|一)/

/** A child alone is the subject: 一名女孩, 四岁男童. */
const aloneChild =
  /(?:一名|一个|这名|该|有个|来了个|岁(?:的)?|年级|[初高][一二三]|[大中小]班|托班|患儿|小|：|:)(?:女孩|小姑娘|男生|女生|男孩|男童|女童|小女孩|小男孩|婴儿|女婴|男婴|男宝|女宝)(?!的)/

/** In a note the subject comes first, unless it is he who harms her. */
function noteAnchor(text: string, mentions: readonly Mention[]): Anchor {
  const note: Anchor = { ...speakerItself, relation: 'victim', isSpeakerHidden: true }
  const isAlone =
    aloneChild.test(text) && !/(?:其|她的?|他的?)(?:女儿|儿子|孩子)[^，。]{0,6}(?:被|遭)/.test(text)
  if (isAlone) return { ...strangers(text), victimWords: childWords }
  if (/男的叫|女的叫|(?:男|女)的[（(]|男方[:：]/.test(text)) {
    return { ...note, sex: 'female', victimWords: wifeWords }
  }
  const wife =
    /(?:与|和|将|把|殴打|打|对|其)(?:其)?(妻子|老婆|妻|女儿|儿子|母亲)([一-龥]{2,3})?/.exec(text)
  const name = wife?.[2]?.slice(0, 2)
  const isBeaten =
    /(?:殴打|击打|打|推|掐|砍|踢|辱骂|骂|追赶|威胁|恐吓|反锁|锁)(?:了|伤)?(?:其)?(?:妻子|妻|老婆|女儿|儿子|母亲)(?!的)|(?:将|把|对)(?:其)?(?:妻子|老婆|母亲)/.test(
      text,
    ) ||
    (name !== undefined && new RegExp(`(?:殴打|击打|打|推|掐|砍|踢|打伤)${name}`).test(text))
  const step =
    wife?.[1] === undefined ? undefined : kinWords.get(wife[1] === '妻' ? '妻子' : wife[1])?.[0]
  if (isBeaten && step !== undefined && mentions.length > 0) {
    const speakerSex: Sex | undefined = step.path[0] === 'wife' ? 'male' : undefined
    return { ...note, isSpeakerHidden: false, speakerSex, path: step.path, sex: step.sex }
  }
  return note
}

/** 「我是她姐姐」: the victim is the sister of whom she speaks, or stands apart from her. */
function anchorAs(
  text: string,
  found: RegExpExecArray,
  mentions: readonly Mention[],
): Anchor | undefined {
  const [, whose, as = ''] = found
  if (
    /一(?:个|名)|新手|单亲/.test(found[0]) &&
    isParent(kinWords.get(as)?.[0]?.path[0] ?? 'other')
  ) {
    return undefined
  }
  const tied = kinWords.get(as)?.[0] ?? { path: ['relative'] as const }
  const step = tied.path[0]
  if (step === undefined) return undefined
  const isOfChild = /^(?:孩子|小孩|伢)$/.test(whose ?? '')
  const isTheParent = isParent(step) && tied.path.length === 1
  if (isOfChild && !isTheParent && !harmedKid.test(text)) return undefined
  if (isTheParent && wantsBack.test(text) && !isAbused.test(text)) return undefined
  if (isCouple(step) && tied.path.length === 1) {
    const isIll = /有病|幻听|精神病|抑郁|失踪|自杀|割腕|走失/.test(text)
    const isHit =
      /(?:把|将|对)(?:她|他)[^，。]{0,4}(?:推|打|砍|撞|拖|踢|摸)|(?:她|他|爱人|老婆|老公|丈夫|妻子)(?:昨天|今天|刚才)?被[^，。]{0,10}(?:打|骂|推|撞|砍|摸|骚扰|欺负)/.test(
        text,
      )
    if (!isIll && !isHit) return undefined
    return {
      ...speakerItself,
      relation: 'victim',
      speaker: [step === 'husband' ? 'husband' : 'wife'],
      speakerSex: tied.sex,
      sex: tied.sex === 'male' ? 'female' : 'male',
    }
  }
  if (/^(?:孩子|小孩|伢)$/.test(whose ?? '孩子') && isTheParent) {
    const own = mentions.find(
      ({ kind, from, word }) =>
        kind === 'kin' &&
        isOffspring(kinWords.get(word)?.[0]?.path[0] ?? 'other') &&
        from !== found.index,
    )
    const isVictim =
      own !== undefined &&
      (whose !== undefined ||
        /打(?!工|电|游|牌|算)|砸|摸|体罚|猥亵|性侵|欺负|霸凌|不肯收|不收/.test(text))
    if (!isVictim || (ofUpbringing.test(text) && !/被|打|学校|不收|摸/.test(text))) return undefined
  }
  const mine = mentions.find((mention) => {
    if (mention.kind !== 'kin' || mention.people.length > 1) return false
    return mirrors(tied.path, mention.people[0]?.path ?? []) && !found[0].includes(mention.word)
  })
  if (mine !== undefined && mine.kind === 'kin') {
    const [known] = mine.people
    return {
      ...{
        ...speakerItself,
        relation: 'victim',
        path: known?.path ?? [],
        ordinal: ordinalOf(mine.word),
      },
      ...{ sex: known?.sex, speakerSex: tied.sex },
    }
  }
  const sex: Sex | undefined =
    whose === '她' || whose === '女孩' ? 'female' : whose === '他' ? 'male' : undefined
  if (whose === undefined) return undefined
  const isElder = /[姑姨叔舅婶伯奶爷婆公]/.test(as)
  return {
    ...{ ...speakerItself, relation: 'victim', speaker: tied.path, speakerSex: tied.sex, sex },
    victimWords: isElder ? childWords : undefined,
  }
}

/** Is one path the way back of the other? 妈 of 女儿, 姐 of 妹, 婆婆 of 儿媳, 姑 of 侄女. */
function mirrors(as: readonly Step[], path: readonly Step[]): boolean {
  const [first = 'other', second] = as
  const [to = 'other', then] = path
  if (as.length === 1 && isParent(first)) return path.length === 1 && isOffspring(to)
  if (as.length === 1 && isSibling(first)) return path.length === 1 && isSibling(to)
  if (as.length === 1 && isOffspring(first)) return path.length === 1 && isParent(to)
  if (first === 'relative') return path.length === 1 && to === 'relative'
  if (second === undefined) return false
  if (isCouple(first) && isParent(second)) {
    return isOffspring(to) && then !== undefined && isCouple(then)
  }
  if (isParent(first) && isParent(second)) {
    return (
      (isOffspring(to) && then !== undefined && isOffspring(then)) ||
      (path.length === 1 && to === 'child')
    )
  }
  if (isParent(first) && isSibling(second)) {
    return isSibling(to) && then !== undefined && isOffspring(then)
  }
  return isSibling(first) && isOffspring(second) && isParent(to) && then !== undefined
}
