import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Visit } from './visit.schema.ts'
import { insertVisits as insertAll } from './visit.store.ts'

/** A visit to 王小芳 of 阳新县富池镇港下村 that found nothing, unless told otherwise. */
export function aVisit(change: Partial<Visit> = {}): Visit {
  const id = change.id ?? newId()
  return {
    ...{ region: '420200', id, division: '420222101200' },
    ...{ orgId: '01890000-0000-7000-8000-00000000000a', audience: [], sensitivity: 'normal' },
    ...{ named: [], barred: [], number: `ZF-${id.slice(-12)}`, date: '2023-05-06' },
    ...{ executiveId: '01890000-0000-7000-8000-0000000000e1', executiveNumber: 'HS0000001' },
    ...{ executiveName: '柯桂英', executiveDivision: '420222101200', personId: null },
    ...{ householdId: null, subjectName: '王小芳', tags: [], need: null, solved: null },
    ...{ hazard: null, hazardLevel: null, extra: null, source: 'form', batchId: null },
    ...{ fingerprint: null, status: 'recorded', removalReason: null },
    ...{ recordedBy: '01890000-0000-7000-8000-000000000001' },
    ...{ recordedAt: '2023-05-06T08:00:00.000Z', version: 1 },
    ...change,
  }
}

export function insertVisits(tx: Tx, visits: readonly Visit[]): void {
  insertAll(tx, visits)
}
