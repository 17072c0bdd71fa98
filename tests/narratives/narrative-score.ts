import { cues, type Answer, type Narrative, type Told } from './narrative.ts'

/** Counts over all narratives together, and what follows from them. A share of nothing is null. */
export type Found = {
  readonly right: number
  readonly wrong: number
  readonly missed: number
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number | null
}

export type Score = {
  readonly narratives: number
  /** narratives without an answer: they count as answered by nothing */
  readonly unanswered: readonly string[]
  readonly phones: Found & { readonly exact: number }
  readonly idNumbers: Found & { readonly exact: number }
  readonly addresses: Found
  /** who, by relation to the anchor; the same relation twice counts twice */
  readonly people: Found
  /** of the people rightly found, how many have the right name, sex and age */
  readonly names: number | null
  readonly sexes: number | null
  readonly ages: number | null
  readonly category: number
  readonly violence: Found
  readonly minor: Found
  readonly cues: Found
  readonly byCue: Readonly<Record<string, Found>>
}

export type Miss = {
  readonly id: string
  readonly field: string
  readonly expected: unknown
  readonly got: unknown
}

const nothing: Told = {
  phones: [],
  idNumbers: [],
  addresses: [],
  people: [],
  category: 'other',
  violence: false,
  minor: false,
  cues: [],
}

type Pair = { readonly id: string; readonly gold: Told; readonly got: Told | undefined }

/**
 * Scores answers against what was labelled.
 * @throws when an answer names a narrative that is not there, or one twice
 */
export function scoreOf(narratives: readonly Narrative[], answers: readonly Answer[]): Score {
  const pairs = pairsOf(narratives, answers)
  const field = (pick: (told: Told) => readonly string[]): Found =>
    pairs.map(({ gold, got }) => tally(pick(gold), pick(got ?? nothing))).reduce(sum, tally([], []))
  const numbers = (pick: (told: Told) => readonly string[]): Found & { exact: number } => ({
    ...field(pick),
    exact:
      pairs.filter(({ gold, got }) => got !== undefined && isSame(pick(gold), pick(got))).length /
      pairs.length,
  })
  const traits = pairs.flatMap(({ gold, got }) => traitsOf(gold, got ?? nothing))
  return {
    narratives: pairs.length,
    unanswered: pairs.filter(({ got }) => got === undefined).map(({ id }) => id),
    phones: numbers(({ phones }) => phones),
    idNumbers: numbers(({ idNumbers }) => idNumbers),
    addresses: field(({ addresses }) => addresses),
    people: field(({ people }) => people.map(({ relation }) => relation)),
    names: shareOf(traits.map(({ name }) => name)),
    sexes: shareOf(traits.map(({ sex }) => sex)),
    ages: shareOf(traits.map(({ age }) => age)),
    category:
      pairs.filter(({ gold, got }) => got?.category === gold.category).length / pairs.length,
    violence: field(({ violence }) => (violence ? ['yes'] : [])),
    minor: field(({ minor }) => (minor ? ['yes'] : [])),
    cues: field((told) => told.cues),
    byCue: Object.fromEntries(
      cues.map((cue) => [cue, field((told) => told.cues.filter((each) => each === cue))]),
    ),
  }
}

/** Every field of every narrative that is not as labelled. */
export function missesOf(narratives: readonly Narrative[], answers: readonly Answer[]): Miss[] {
  const fields: readonly (readonly [string, (told: Told) => readonly string[]])[] = [
    ['phones', ({ phones }) => phones],
    ['idNumbers', ({ idNumbers }) => idNumbers],
    ['addresses', ({ addresses }) => addresses],
    ['people', ({ people }) => people.map(({ relation }) => relation)],
    ['category', ({ category }) => [category]],
    ['violence', ({ violence }) => [String(violence)]],
    ['minor', ({ minor }) => [String(minor)]],
    ['cues', (told) => told.cues],
  ]
  return pairsOf(narratives, answers).flatMap(({ id, gold, got }) =>
    fields.flatMap(([field, pick]): Miss[] => {
      const [expected, given] = [pick(gold), pick(got ?? nothing)]
      return isSame(expected, given) ? [] : [{ id, field, expected, got: given }]
    }),
  )
}

function pairsOf(narratives: readonly Narrative[], answers: readonly Answer[]): Pair[] {
  const byId = new Map(answers.map((answer) => [answer.id, answer]))
  if (byId.size < answers.length) throw new Error('a narrative is answered twice')
  const known = new Set(narratives.map(({ id }) => id))
  const foreign = answers.find(({ id }) => !known.has(id))
  if (foreign !== undefined) throw new Error(`no narrative is called ${foreign.id}`)
  return narratives.map(({ id, gold }) => ({ id, gold, got: byId.get(id) }))
}

type Tally = Pick<Found, 'right' | 'wrong' | 'missed'>

function tally(expected: readonly string[], got: readonly string[]): Found {
  const left = [...expected]
  let right = 0
  for (const each of got) {
    const at = left.indexOf(each)
    if (at < 0) continue
    left.splice(at, 1)
    right++
  }
  return found({ right, wrong: got.length - right, missed: left.length })
}

function sum(one: Found, other: Found): Found {
  return found({
    right: one.right + other.right,
    wrong: one.wrong + other.wrong,
    missed: one.missed + other.missed,
  })
}

function found({ right, wrong, missed }: Tally): Found {
  return {
    right,
    wrong,
    missed,
    precision: ratio(right, right + wrong),
    recall: ratio(right, right + missed),
    f1: ratio(2 * right, 2 * right + wrong + missed),
  }
}

type Traits = { readonly name: boolean; readonly sex: boolean; readonly age: boolean }

/** People found by relation, the best likeness first where two share one. */
function traitsOf(gold: Told, got: Told): Traits[] {
  const left = [...gold.people]
  return got.people.flatMap((person): Traits[] => {
    const likeness = (other: Told['people'][number]): number =>
      other.relation === person.relation
        ? 1 +
          Number(other.name === person.name) * 4 +
          Number(other.age === person.age) * 2 +
          Number(other.sex === person.sex)
        : 0
    const best = left.toSorted((one, other) => likeness(other) - likeness(one))[0]
    if (best === undefined || likeness(best) === 0) return []
    left.splice(left.indexOf(best), 1)
    return [
      {
        name: best.name === person.name,
        sex: best.sex === person.sex,
        age: best.age === person.age,
      },
    ]
  })
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.toSorted().join('\n') === other.toSorted().join('\n')
}

function shareOf(answers: readonly boolean[]): number | null {
  return ratio(answers.filter(Boolean).length, answers.length)
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
