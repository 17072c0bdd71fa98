import type { KeyGroup } from '#domain/people/key-group.schema.ts'
import hazardTexts from './data/hazards.json' with { type: 'json' }
import needThemes from './data/needs.json' with { type: 'json' }
import { phraseOf } from './phrase.ts'
import { randomOf, sample, type Random } from './random.ts'
import type { CityVisit, Draft } from './visits.ts'

export type Counts = {
  readonly visits: number
  readonly executives: number
  readonly solved: number
  /** needs that nobody met on the spot: they become leads */
  readonly unsolved: number
  readonly hazards: number
}

/** Where the first hazards are found, so that the people of the demonstration have work to show. */
const firstPlaces = [
  ...['420222101200', '420222110', '420281104', '420222101', '420222108', '420281170'],
  ...['420222101', '420202', '420222110', '420203', '420204', '420205'],
]

type Told = Pick<CityVisit, 'groups' | 'need' | 'solved' | 'hazard' | 'hazardLevel'>

/** Says what came of each visit: exactly as many solved, unsolved and hazards as asked for. */
export function visitsOf(seed: number, drafts: readonly Draft[], counts: Counts): CityVisit[] {
  const told = new Map<Draft, Told>()
  tellHazards(seed, drafts, counts.hazards, told)
  tellNeeds(seed, drafts, counts, told)
  const perDay = new Map<string, number>()
  return drafts.map((draft) => {
    const nth = (perDay.get(draft.date) ?? 0) + 1
    perDay.set(draft.date, nth)
    return {
      ...draft,
      ...(told.get(draft) ?? nothing(draft)),
      number: `ZF${draft.date.replaceAll('-', '')}-${String(nth).padStart(5, '0')}`,
    }
  })
}

function nothing({ household }: Draft): Told {
  return { groups: household.groups, need: null, solved: null, hazard: null, hazardLevel: null }
}

function tellHazards(
  seed: number,
  drafts: readonly Draft[],
  count: number,
  told: Map<Draft, Told>,
): void {
  const random = randomOf(seed, 'hazards')
  const taken = new Set<number>()
  const texts = sample(random, hazardTexts, hazardTexts.length, () => 1)
  const order = texts.map((text) => ({ text, key: random.next() })).sort((a, b) => a.key - b.key)
  for (let nth = 0; nth < count; nth++) {
    const text = order[nth % order.length]?.text
    if (text === undefined) return
    const groups = text.groups as KeyGroup[]
    const draft = placeFor(random, drafts, taken, groups, firstPlaces[nth])
    taken.add(draft.household.n)
    told.set(draft, {
      groups: [...new Set([...draft.household.groups, ...groups])].toSorted(),
      ...{ need: null, solved: null, hazardLevel: text.level },
      hazard: phraseOf(random, text.text, surnameIn(draft)),
    })
  }
}

/** A household whose woman has the age that the story needs; the place first, if one is wanted. */
function placeFor(
  random: Random,
  drafts: readonly Draft[],
  taken: ReadonlySet<number>,
  groups: readonly KeyGroup[],
  wanted: string | undefined,
): Draft {
  const [least, most] = agesOf(groups)
  const isFree = ({ household }: Draft): boolean => !taken.has(household.n)
  const fits = ({ date, subject }: Draft): boolean => {
    const age = Number(date.slice(0, 4)) - Number(subject.birth.slice(0, 4))
    return subject.sex === 'female' && age >= least && age <= most
  }
  const there = wanted === undefined ? [] : drafts.filter(isAt(wanted)).filter(isFree)
  const fitting = there.filter(fits)
  if (there.length > 0) return random.pick(fitting.length > 0 ? fitting : there)
  for (let attempt = 0; attempt < 2_000; attempt++) {
    const draft = random.pick(drafts)
    if (isFree(draft) && (fits(draft) || attempt > 1_000)) return draft
  }
  throw new Error('more hazards than households')
}

function isAt(prefix: string): (draft: Draft) => boolean {
  return ({ household }) => household.division.startsWith(prefix)
}

function agesOf(groups: readonly KeyGroup[]): [number, number] {
  if (groups.includes('elderly-alone')) return [65, 92]
  if (groups.includes('left-behind-child') || groups.includes('unattended-child')) return [50, 78]
  return [23, 48]
}

function tellNeeds(
  seed: number,
  drafts: readonly Draft[],
  counts: Counts,
  told: Map<Draft, Told>,
): void {
  const random = randomOf(seed, 'needs')
  const weightOf = ({ household }: Draft): number => (household.groups.length > 0 ? 2 : 1)
  const free = drafts.filter((draft) => !told.has(draft))
  const needing = sample(random, free, counts.solved + counts.unsolved, weightOf)
  const unsolved = new Set(sample(random, needing, counts.unsolved, () => 1))
  for (const draft of needing) {
    const { need, solved } = random.pick(themeFor(random, draft).cases)
    const surname = surnameIn(draft)
    told.set(draft, {
      ...nothing(draft),
      need: phraseOf(random, need, surname),
      solved: unsolved.has(draft) ? null : phraseOf(random, random.pick(solved), surname),
    })
  }
}

type Theme = (typeof needThemes)[number]

/** What people of her group ask for, mostly; anybody may ask for work, a doctor, a street lamp. */
function themeFor(random: Random, { date, subject, household: { groups } }: Draft): Theme {
  const age = Number(date.slice(0, 4)) - Number(subject.birth.slice(0, 4))
  const themes = needThemes.filter(({ maxAge }) => age <= maxAge)
  const theirs = themes.filter((theme) =>
    groups.some((group) => theme.groups.some((each) => each === group)),
  )
  if (theirs.length > 0 && random.chance(0.75)) return random.pick(theirs)
  const open = themes.filter((theme) => theme.groups.length === 0)
  let at = random.next() * open.reduce((sum, { weight }) => sum + weight, 0)
  for (const theme of open) {
    at -= theme.weight
    if (at < 0) return theme
  }
  return random.pick(open)
}

function surnameIn({ subject }: Draft): string {
  return Array.from(subject.name)[0] ?? '柯'
}
