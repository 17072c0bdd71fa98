import { readNumber } from './told-age.ts'
import type { Step } from './told-kin.ts'
import type { Mention } from './told-mention.ts'
import { ordinalOf } from './told-ordinal.ts'
import { ownerOf } from './told-owner.ts'
import { explicitOwner, opposite, see, type Telling } from './told-telling.ts'
import { isCouple, isOffspring, isParent, isSibling } from './told-tie.ts'

export function placeKin(
  telling: Telling,
  mention: Extract<Mention, { kind: 'kin' }>,
  before: Mention | undefined,
): void {
  const text = telling.text
  if (isApposition(text, mention.from)) {
    const me = telling.me ?? telling.victim
    me.sex ??= mention.people[0]?.sex
    telling.of.set(mention, me)
    return
  }
  if (placeParentOfVictim(telling, mention)) return
  if (isUnborn(text, mention) || isChildsWord(telling, mention, before)) return
  if (isVictimAgain(telling, mention, before) || isVictimByWord(telling, mention, before)) {
    see(telling, mention, telling.victim)
    return
  }
  if (isPlural(text, mention)) {
    placeSeveral(telling, mention)
    return
  }
  const known = telling.byWord.get(mention.word)
  if (known !== undefined && explicitOwner(telling, mention, before) === undefined) {
    see(telling, mention, known)
    return
  }
  if (
    telling.voice === 'brief' &&
    mention.word === '妻子' &&
    telling.tree.childrenOf(telling.victim).some(({ step }) => step === 'husband')
  ) {
    see(telling, mention, telling.victim)
    return
  }
  const owner = ownerOf(telling, mention, before)
  for (const { path, sex } of mention.people) {
    const person = telling.tree.follow(
      owner,
      asTold(telling, path, mention),
      ordinalOf(mention.word),
    )
    person.sex ??= sex
    person.isListed = true
    if (path.length === 1 && isCouple(path[0] ?? 'other') && sex !== undefined) {
      owner.sex ??= opposite(sex)
    }
    see(telling, mention, person)
    if (mention.people.length === 1) telling.byWord.set(mention.word, person)
  }
}

/** 谈了个对象 is no spouse, and a partner with whom it is over is a former one. */
function asTold(telling: Telling, path: readonly Step[], { word, from }: Mention): readonly Step[] {
  if (word === '媳妇' && motherInLaw.test(telling.text)) return ['son', 'wife']
  const [step] = path
  const isDate =
    step === 'partner' ||
    (word === '对象' && /[谈处找交](?:了|个|的|一|过){0,3}$/.test(telling.text.slice(0, from)))
  if (!isDate || path.length > 1) return path
  return ['partner']
}

/** Said by an old mother of sons, 媳妇 is her son's. */
const motherInLaw =
  /儿子(?:娶|讨|结)|我(?:今年)?都?(?:[6-9]\d|[六七八九]十)|(?:[6-9]\d|[六七八九]十[一二三四五六七八九]?)岁?了|孙(?:子|女)|老头子|轮流养|养老|我养(?:他|儿)/

/** 孩子他爸, where the child itself is told of, is the father and nobody's husband. */
function placeParentOfVictim(
  telling: Telling,
  mention: Extract<Mention, { kind: 'kin' }>,
): boolean {
  const end = /^(?:孩子|小孩|伢|娃|崽)(?:的|他|她)?(爸|妈|父|母|爹|爷)/.exec(mention.word)?.[1]
  if (end === undefined || telling.anchor.relation === 'self') return false
  const isChild =
    telling.anchor.path.some(isOffspring) ||
    telling.anchor.speaker !== undefined ||
    telling.voice === 'note'
  if (!isChild) return false
  const isMother = end === '妈' || end === '母'
  const parent = telling.tree.follow(telling.victim, [isMother ? 'mother' : 'father'])
  parent.sex ??= isMother ? 'female' : 'male'
  parent.isListed = true
  see(telling, mention, parent)
  return true
}

/** 儿子喊不许打妈妈: the child means her who speaks. */
function isChildsWord(
  telling: Telling,
  { word, from }: Mention,
  before: Mention | undefined,
): boolean {
  if (!/^(?:妈妈|爸爸)$/.test(word) || telling.anchor.relation !== 'self') return false
  if (
    before !== undefined &&
    before.to >= from - 1 &&
    (before.kind === 'pronoun' || before.kind === 'kin')
  ) {
    return false
  }
  return telling.tree
    .childrenOf(telling.tree.root)
    .some(({ step, isListed }) => step !== undefined && isOffspring(step) && isListed)
}

/** Told from outside, the wife is the victim herself: 隔壁男的打老婆. */
/** Two children, one ten and one seven: told apart by their years. */
function placeSeveral(
  telling: Telling,
  { from, to, people, word }: Extract<Mention, { kind: 'kin' }>,
): void {
  const [tied] = people
  if (tied?.path.length !== 1 || tied.path[0] === undefined || !isOffspring(tied.path[0])) return
  const rest = telling.text.slice(to, to + 40)
  const ages =
    /(?:一个|大的|老大|大宝)[^，。]{0,6}?([\d一二三四五六七八九十]{1,2})岁[^。]{0,6}?(?:一个|小的|老二|二宝|另一个)[^，。]{0,6}?([\d一二三四五六七八九十]{1,2})(?:岁|个月)/.exec(
      rest,
    )
  if (ages === null) return
  for (const [at, ordinal] of ['大', '小'].entries()) {
    const child = telling.tree.follow(telling.victim, tied.path, ordinal)
    const place = to + ages.index
    child.isListed = true
    child.sex ??= tied.sex
    child.age = readNumber(ages[at + 1] ?? '')
    child.from = from
    child.to = Math.max(to, place)
  }
  telling.agesTaken = [to + ages.index, to + ages.index + ages[0].length]
  telling.byWord.delete(word)
}

function isVictimAgain(
  telling: Telling,
  mention: Extract<Mention, { kind: 'kin' }>,
  before: Mention | undefined,
): boolean {
  const isTied =
    before !== undefined &&
    /^(?:的|家的?|那个)?$/.test(telling.text.slice(before.to, mention.from)) &&
    telling.of.has(before)
  if (telling.anchor.victimWords?.test(mention.word) === true) {
    return !isTied || telling.of.get(before) === telling.victim
  }
  const [step] = telling.anchor.speaker ?? []
  if (
    step === undefined ||
    mention.people[0]?.path.length !== 1 ||
    mention.people[0].path[0] !== 'child'
  ) {
    return false
  }
  // 我是他奶奶: the child told of without an owner is the one whose grandmother speaks
  if (isTied && telling.of.get(before) !== telling.me) return false
  return isParent(step) || step === 'teacher' || (telling.anchor.speaker?.length ?? 0) > 1
}

/** Somebody else's daughter is told of: 女儿 and 孩子 are she, as long as she has no family of her own. */
function isVictimByWord(
  telling: Telling,
  mention: Extract<Mention, { kind: 'kin' }>,
  before: Mention | undefined,
): boolean {
  const { path } = telling.anchor
  const step = mention.people[0]?.path
  if (path.length === 0 || step === undefined || mention.people.length > 1) return false
  const owner = explicitOwner(telling, mention, before)
  if (owner !== undefined && owner !== telling.me) return false
  if (step.join('>') === path.join('>')) {
    return ordinalOf(mention.word) === telling.anchor.ordinal || ordinalOf(mention.word) === ''
  }
  if (owner !== undefined && step.length > 1) return false
  const last = path.at(-1)
  const hasFamily =
    telling.tree
      .childrenOf(telling.victim)
      .some((person) => person.step !== undefined && isCouple(person.step)) ||
    /女婿|儿媳|[她姑女](?:娘|儿)?的?(?:老公|丈夫|男人)/.test(telling.text)
  return (
    step.length === 1 &&
    step[0] === 'child' &&
    last !== undefined &&
    isOffspring(last) &&
    !hasFamily
  )
}

/** 我是孩子妈妈: who the speaker is, not somebody more. */
export function isApposition(text: string, from: number): boolean {
  return /(?:我|本人)(?:就)?(?:是|作为)(?:一名|一个|她的?|他的?|孩子的?|[一-龥]{0,3}的)?$/.test(
    text.slice(Math.max(0, from - 10), from),
  )
}

/** Not born, or lost before. */
function isUnborn(text: string, { from, to, word }: Mention): boolean {
  if (!/^(?:孩子|小孩|伢|宝宝|娃|女儿|儿子|毛毛|小孩子)$/.test(word)) return false
  return (
    /^(?:也)?(?:保不住|没保住|没有保住|没了|流掉|打掉|掉了|流产)/.test(text.slice(to, to + 6)) ||
    /(?:怀(?:了|着|上|的)?(?:他的|我的)?|肚子里的?|打掉|流掉|要个?|想要|想生|不能生|生不了|生不出|没有?生?|怀不上|腹中的?)$/.test(
      text.slice(Math.max(0, from - 6), from),
    )
  )
}

const many =
  /(?:[两三四五六七八九几俩2-9]|多)(?:个|名|位)?[^，。]{0,3}$|所有的?$|(?:一群|一帮|一些|各位|有些|好些)$/

/** Two children, some pupils: nobody in particular, unless they are told apart. */
function isPlural(
  text: string,
  { from, to, word, people }: Extract<Mention, { kind: 'kin' }>,
): boolean {
  const [step] = people[0]?.path ?? []
  if (step === undefined || people.length > 1) return false
  if (!isOffspring(step) && !isSibling(step)) return false
  if (/^[大小二三老]/.test(word) && !/^(?:小孩|小伢|小朋友)/.test(word)) return false
  const prior = text.slice(Math.max(0, from - 6), from)
  return (
    many.test(prior) &&
    !/(?:岁|年级|个月|第|老)[^，。]{0,2}$/.test(prior) &&
    !/^的?(?:妈|爸|奶|爷)/.test(text.slice(to))
  )
}
