import { describe, expect, test } from 'vitest'
import { aMatter } from '#domain/matters/matter.fixtures.ts'
import type { CueAnswer } from './cue.schema.ts'
import { answersOf, standingCues } from './cue.transition.ts'
import { aCue } from './grading.fixtures.ts'

const matter = aMatter()
const lead = 'lead'

function said(answer: CueAnswer, sourceKind: 'checklist' | 'lead' = 'checklist') {
  return aCue(matter, { cue: 'strangulation', answer, sourceKind })
}

describe('the answer to a question', () => {
  test.each([
    ['is yes once one source says so', [said('no'), said('yes', lead)], 'yes'],
    ['is not undone by another source that denies it', [said('yes', lead), said('no')], 'yes'],
    ['is not undone by one that does not know', [said('yes'), said('unknown')], 'yes'],
    ['is taken back by the source itself', [said('yes'), said('no')], 'no'],
    ['comes back with a later yes', [said('yes'), said('no'), said('yes')], 'yes'],
    ['stays no where another does not know', [said('no'), said('unknown', lead)], 'no'],
    ['is unknown where nobody knows', [said('unknown')], 'unknown'],
  ] as const)('%s', (_, cues, expected) => {
    expect(answersOf(cues)).toEqual({ strangulation: expected })
  })

  test('is kept once for each source', () => {
    const [first, second] = [said('yes'), said('no')]
    expect(standingCues([first, said('no', lead), second])).toHaveLength(2)
  })
})
