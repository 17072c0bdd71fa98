import { toldAddresses } from '#platform/text/told-address.ts'
import { toldIdentityNumbers, toldPhones } from '#platform/text/told-number.ts'
import { toldPeople, type ToldPerson } from '#platform/text/told-people.ts'
import { evenText } from '#platform/text/told.ts'
import { toldCategory } from './prefill-category.transition.ts'
import { toldCues, type ToldCue } from './prefill-cue.transition.ts'
import { toldMinor, type ToldMinor } from './prefill-minor.transition.ts'
import { priorViolence } from './prefill-prior.transition.ts'
import type { Prefill, Span } from './prefill.schema.ts'
import type { Category } from '#domain/leads/category.schema.ts'
import { violentActs, type Act } from './prefill-violence.transition.ts'

/**
 * What a narrative proposes for the form of a contact, each proposal with the words it rests on.
 * Pure and light: the same function runs in the browser while the worker types.
 * @param text as it was typed or pasted, of any length and punctuation
 */
export function prefill(text: string): Prefill {
  const even = evenText(text)
  const people = toldPeople(text)
  const acts = violentActs(even)
  const minor = toldMinor(even, people, acts)
  const cues = cuesOf(even, people, acts, minor)
  const category = toldCategory(even, {
    isMinorAnchor: minor.isAnchor,
    hasFamily: people.some(isFamily),
    hasCouple: people.some(isSpouse),
    isDating: people.some(isDate) && !people.some(isSpouse) && !livesTogether.test(even),
    hasViolence: acts.length > 0 || cues.some(({ value }) => value === 'sexual-violence'),
    hasMinor: minor.spans.length > 0,
    hasYoung: minor.hasYoung,
    isFormer: people.some(({ relation }) => relation.startsWith('ex-')),
    hasDanger: cues.length > 0,
    isPersecuted: cues.some(({ value }) => persecution.has(value)),
    isIll:
      cues.some(({ value }) => value === 'suicide-threat' || value === 'mental-illness') ||
      missing.test(even),
    hasOutsider: people.some(isOutsider),
  })
  if (category.value === 'other') return nothing
  const implied = cues.filter(
    ({ value }) =>
      impliesViolence.has(value) || (value === 'dangerous-goods' && !even.includes('死给')),
  )
  return {
    phones: toldPhones(text),
    idNumbers: toldIdentityNumbers(text),
    addresses: toldAddresses(text),
    people,
    category,
    violence: [...acts, ...implied].map(({ from, to }) => ({ from, to })),
    minor:
      minor.spans.length > 0 || !isAboutChild(even, category.value)
        ? [...minor.spans]
        : [placeOf(category)],
    cues,
  }
}

/** A matter of children is about one, unless a parent only asks how to bring it up. */
function isAboutChild(text: string, category: Category): boolean {
  return (
    category === 'children' && !/沉迷|网瘾|管教|叛逆|玩手机|教育方法|青春期|早恋|按时/.test(text)
  )
}

function placeOf({ from, to }: Span): Span {
  return { from, to }
}

const nothing: Prefill = {
  ...{ phones: [], idNumbers: [], addresses: [], people: [] },
  category: { value: 'other', from: 0, to: 0 },
  ...{ violence: [], minor: [], cues: [] },
}

const family = new Set(
  'husband wife ex-husband ex-wife son daughter child father mother father-in-law mother-in-law grandparent brother sister relative'.split(
    ' ',
  ),
)

function isFamily({ relation }: ToldPerson): boolean {
  return family.has(relation)
}

function isSpouse({ relation }: ToldPerson): boolean {
  return /^(?:ex-)?(?:husband|wife)$|-in-law$/.test(relation)
}

function isOutsider({ relation }: ToldPerson): boolean {
  return /^(?:employer|colleague|stranger|neighbour|teacher|other)$/.test(relation)
}

function isDate({ relation }: ToldPerson): boolean {
  return relation === 'partner' || relation === 'ex-partner'
}

const persecution = new Set<string>([
  'stalking',
  'victim-fear',
  'threat-to-kill',
  'sexual-violence',
  'confinement',
])
const missing = /失联|失踪|走失|联系不上/
const livesTogether = /同居|住在一起|一起住|一起生活/
const parted =
  /前夫|前妻|前男友|前女友|前任|离婚|离了婚|分手|分居|拒绝|追求|追我|不同意|搬出|躲|甩|断绝|不理|表白|喜欢我|不肯|追(?:她|我|求)|不可能|说清楚|跑出来|回娘家|保护令/
/** Cues that are violence themselves, whatever verb tells of them. */
const impliesViolence = new Set<string>([
  ...['order-in-force', 'order-breached', 'sexual-violence', 'strangulation'],
  ...['threat-to-kill', 'confinement', 'weapon'],
])
const pregnancy = /怀孕|身孕|怀了/
const pursued =
  /敲[^，。]{0,4}[门窗]|开我的?门|追|等我下班|跟到|定位|划花|毁掉|关在|跟踪|尾随|纠缠|骚扰|堵|守在|威胁|恐吓/

function cuesOf(
  text: string,
  people: readonly ToldPerson[],
  acts: readonly Act[],
  minor: ToldMinor,
): ToldCue[] {
  const isParted = people.some(({ relation }) => relation.startsWith('ex-')) || parted.test(text)
  const cues = toldCues(text, { acts, isParted, isPursued: pursued.test(text) })
  if (minor.present !== undefined) cues.push({ value: 'child-present', ...minor.present })
  const former = people.find(({ relation }) => relation.startsWith('ex-'))
  if (former !== undefined && !cues.some(({ value }) => value === 'separation')) {
    cues.push({ value: 'separation', from: former.from, to: former.to })
  }
  const isChildWithChild = minor.isAnchor && (people[0]?.age ?? 18) < 14 && pregnancy.test(text)
  if (isChildWithChild && !cues.some(({ value }) => value === 'sexual-violence')) {
    const place = pregnancy.exec(text)
    cues.push({ value: 'sexual-violence', from: place?.index ?? 0, to: (place?.index ?? 0) + 2 })
  }
  const before = cues.find(({ value }) => value === 'repeat-calls' || value === 'escalation')
  const prior =
    priorViolence(text, acts) ?? (acts.some(({ isThreat }) => !isThreat) ? before : undefined)
  if (prior === undefined) return cues
  return [{ value: 'prior-violence', from: prior.from, to: prior.to }, ...cues]
}
