import { describe, expect, test } from 'vitest'
import { anExecutive } from '#domain/organisations/organisation.fixtures.ts'
import { sensitivityOf } from './sensitivity.schema.ts'
import { aVisit } from './visit.fixtures.ts'
import type { CheckedRow } from './visit-row.schema.ts'
import { correctVisit, recordVisit, removeVisit, type RecordedBy } from './visit.transition.ts'

const account = '01890000-0000-7000-8000-0000000000a1'

describe('a recorded visit', () => {
  test('belongs to the executive’s organisation and keeps what she was that day', () => {
    expect(recordVisit(aRow(), by)).toMatchObject({
      ...{ status: 'recorded', version: 1, sensitivity: 'normal', named: [] },
      ...{ orgId: '01890000-0000-7000-8000-00000000000a', executiveNumber: 'HS0000001' },
      ...{ executiveDivision: '420222101200', recordedBy: by.accountId, source: 'form' },
    })
  })

  test('that tells of violence is sensitive, and its executive still sees it', () => {
    const visit = recordVisit(aRow({ hazard: '丈夫酒后动手', hazardLevel: 2 }), by)
    expect(visit).toMatchObject({ sensitivity: 'sensitive', named: [account] })
  })
})

describe('how closely a visit is kept', () => {
  test.each([
    ['丈夫酒后打人', null, 'sensitive'],
    ['扬言同归于尽，家中存有汽油', null, 'sensitive'],
    ['女儿身上有伤，说是摔的', null, 'sensitive'],
    ['奶奶说想不开，不想活', null, 'sensitive'],
    ['有隐患', null, 'sensitive'],
    ['灶台与柴堆太近，电线老化', 1, 'sensitive'],
    ['灶台与柴堆太近，电线老化', 3, 'normal'],
    ['丈夫外出打工，老人无人搀扶', 3, 'normal'],
    [null, null, 'normal'],
  ] as const)('a hazard “%s” of level %s is %s', (hazard, hazardLevel, expected) => {
    expect(sensitivityOf({ hazard, hazardLevel, told: [null], tags: [] })).toBe(expected)
  })

  test('follows what was told elsewhere, and the key group', () => {
    const nothing = { hazard: null, hazardLevel: null, told: [null], tags: [] } as const
    expect(sensitivityOf({ ...nothing, told: ['希望有人劝劝丈夫别再动手'] })).toBe('sensitive')
    expect(sensitivityOf({ ...nothing, tags: ['exposed-to-violence'] })).toBe('sensitive')
  })
})

describe('correcting a visit', () => {
  const { date, division, subjectName, tags, need, solved, hazard, hazardLevel } = aVisit()
  const same = { date, division, subjectName, tags: [...tags], need, solved, hazard, hazardLevel }

  test('changes what was written and counts the version', () => {
    const corrected = correctVisit(aVisit(), { ...same, need: '想学缝纫', version: 1 }, [])
    expect(corrected).toMatchObject({ need: '想学缝纫', version: 2, sensitivity: 'normal' })
  })

  test('raises how closely it is kept, with the executive named', () => {
    const correction = { ...same, hazard: '丈夫动手', hazardLevel: 2, version: 1 }
    expect(correctVisit(aVisit(), correction, [account])).toMatchObject({
      ...{ sensitivity: 'sensitive', named: [account] },
    })
  })

  test('never lowers it', () => {
    const kept = aVisit({ sensitivity: 'sensitive', hazard: '丈夫动手', hazardLevel: 2 })
    const correction = { ...same, version: 1 }
    expect(correctVisit(kept, correction, [])).toMatchObject({ sensitivity: 'sensitive' })
  })

  test('is refused once the visit is removed', () => {
    const removed = aVisit({ status: 'removed' })
    expect(correctVisit(removed, { ...same, version: 1 }, [])).toEqual({
      refused: 'visit-already-removed',
    })
  })
})

describe('removing a visit', () => {
  test('keeps the record with its reason', () => {
    expect(removeVisit(aVisit(), { reason: '重复录入', version: 1 })).toMatchObject({
      ...{ status: 'removed', removalReason: '重复录入', version: 2 },
    })
  })

  test('is refused a second time', () => {
    const removed = aVisit({ status: 'removed' })
    expect(removeVisit(removed, { reason: '重复', version: 1 })).toEqual({
      refused: 'visit-already-removed',
    })
  })
})

const by: RecordedBy = {
  ...{ region: '420200', id: '01890000-0000-7000-8000-0000000000f1', accountId: account },
  ...{ at: '2023-05-06T08:00:00.000Z', source: 'form', batchId: null, fingerprint: null },
  person: null,
}

function aRow(change: Partial<CheckedRow> = {}): CheckedRow {
  return {
    ...{ number: 'ZF-1', date: '2023-05-06', executive: anExecutive({ accountId: account }) },
    ...{ division: '420222101200', subjectName: '王小芳', identity: null, tags: [] },
    ...{ need: null, solved: null, hazard: null, hazardLevel: null, extra: null },
    ...change,
  }
}
