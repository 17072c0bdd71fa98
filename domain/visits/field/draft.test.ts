import { describe, expect, test } from 'vitest'
import { RecordVisit } from '../visit.contract.ts'
import { levelOf, missingIn, newDraft, returnedDraft, visitOf, type Draft } from './draft.ts'
import { zh } from './visit.wording.ts'

const on = { division: '420222101200', today: '2023-05-10' }
const household = {
  ...{ key: 'k', name: '王小芳', personId: null, lastVisit: '2023-03-01', isDue: true },
  tags: ['left-behind-woman' as const],
}

function bodyOf(draft: Draft): ReturnType<typeof RecordVisit.parse> {
  return RecordVisit.parse(visitOf(draft, (key) => zh[key]))
}

describe('a visit tapped in on a phone', () => {
  test('to somebody known needs nothing more', () => {
    const draft = newDraft(household, on)
    expect(missingIn(draft)).toBeUndefined()
    expect(bodyOf(draft)).toMatchObject({
      ...{ subjectName: '王小芳', date: '2023-05-10', tags: ['left-behind-woman'] },
      ...{ need: null, solved: null, hazard: null, hazardLevel: null },
    })
  })

  test('keeps a need open until it is said to be solved', () => {
    const draft = { ...newDraft(household, on), needs: new Set(['health', 'money'] as const) }
    expect(bodyOf(draft)).toMatchObject({ need: '看病、缺钱', solved: null })
    expect(bodyOf({ ...draft, isSolved: true })).toMatchObject({ need: null, solved: '看病、缺钱' })
  })

  test('with a hazard waits for all three answers and carries the first grade', () => {
    const draft: Draft = {
      ...{ ...newDraft(household, on), hasHazard: true, kinds: new Set(['beating'] as const) },
      answers: { now: false, harm: true },
    }
    expect(missingIn(draft)).toBe('missing.answers')
    const whole = { ...draft, answers: { ...draft.answers, weak: true }, note: '脸上有伤' }
    expect(levelOf(whole)).toBe(2)
    expect(bodyOf(whole)).toMatchObject({ hazard: '打骂。脸上有伤', hazardLevel: 2, need: null })
  })

  test('leaves a masked name with its file', () => {
    const masked = { ...household, name: '石**', personId: '01890000-0000-7000-8000-0000000000b1' }
    expect(bodyOf(newDraft(masked, on))).toMatchObject({ subjectName: null })
  })

  test('that came back holds the same words when it is handed in again', () => {
    const sent = visitOf({ ...newDraft(household, on), note: '想学缝纫' }, (key) => zh[key])
    const again = returnedDraft(sent, newDraft(undefined, on))
    expect(visitOf(again, (key) => zh[key])).toEqual(sent)
  })
})
