import { describe, expect, test } from 'vitest'
import { scoreOf, type Score } from '#tests/narratives/narrative-score.ts'
import { Answer, Narrative, readLines } from '#tests/narratives/narrative.ts'
import { prefill } from './prefill.transition.ts'

function scored(file: string): Score {
  const at = new URL(`../../tests/narratives/${file}`, import.meta.url)
  const narratives = readLines(at, Narrative)
  const answers = narratives.map(({ id, text }) => {
    const told = prefill(text)
    return Answer.parse({
      id,
      phones: told.phones.map(({ value }) => value),
      idNumbers: told.idNumbers.map(({ value }) => value),
      addresses: told.addresses.map(({ value }) => value),
      people: told.people.map(({ name, relation, sex, age }) => ({ name, relation, sex, age })),
      category: told.category.value,
      violence: told.violence.length > 0,
      minor: told.minor.length > 0,
      cues: told.cues.map(({ value }) => value),
    })
  })
  return scoreOf(narratives, answers)
}

/** What the pre-fill is to reach on narratives that nobody tuned it on, and keeps on all others. */
const bars: readonly {
  readonly figure: string
  readonly of: (score: Score) => number | null
  readonly bar: number
}[] = [
  {
    figure: 'phones exact',
    of: ({ phones }) => phones.exact,
    bar: 0.97,
  },
  {
    figure: 'identity numbers exact',
    of: ({ idNumbers }) => idNumbers.exact,
    bar: 0.97,
  },
  { figure: 'people F1', of: ({ people }) => people.f1, bar: 0.75 },
  { figure: 'category', of: ({ category }) => category, bar: 0.8 },
  {
    figure: 'violence recall',
    of: ({ violence }) => violence.recall,
    bar: 0.95,
  },
  {
    figure: 'violence precision',
    of: ({ violence }) => violence.precision,
    bar: 0.75,
  },
  { figure: 'minor recall', of: ({ minor }) => minor.recall, bar: 0.95 },
  {
    figure: 'minor precision',
    of: ({ minor }) => minor.precision,
    bar: 0.75,
  },
  { figure: 'cues F1', of: ({ cues }) => cues.f1, bar: 0.75 },
]

describe('the pre-fill on narratives written without sight of it', () => {
  const scores = ['seen', 'seen-2', 'seen-3', 'seen-4', 'seen-5', 'seen-6', 'held-out'].map(
    (name) => ({ name, score: scored(`narratives-${name}.ndjson`) }),
  )

  test.each(bars)('keeps its $figure', ({ of, bar }) => {
    const below = scores.filter(({ score }) => (of(score) ?? 0) < bar)
    expect(below.map(({ name }) => name)).toEqual([])
  })
})
