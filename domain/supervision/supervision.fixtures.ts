import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Supervision } from './supervision.schema.ts'
import { insertSupervision } from './supervision.store.ts'

let counted = 0

/** A supervision order of 阳新县 to 富池镇, sent and not yet answered, unless told otherwise. */
export function aSupervision(change: Partial<Supervision> = {}): Supervision {
  counted += 1
  const addressee = change.addresseeOrgId ?? '01890000-0000-7000-8000-00000000000a'
  const issuer = change.issuerOrgId ?? '01890000-0000-7000-8000-00000000000b'
  return {
    ...{ region: '420200', division: '420222101200', orgId: addressee, audience: [issuer] },
    ...{ sensitivity: 'normal', named: [], barred: [], id: newId(), kind: 'order' },
    ...{ status: 'issued', number: `阳新妇督 2023-${String(counted).padStart(4, '0')}` },
    ...{ matterId: null, stepId: null, stepKind: 'contact', stepDueAt: '2023-05-08T02:00:00.000Z' },
    ...{ subjectNumber: '阳新妇 2023-0318', issuerOrgId: issuer, addresseeOrgId: addressee },
    ...{ requirement: '请于三个工作日内联系本人并书面答复。', rounds: [] },
    ...{ replyDueAt: '2023-05-12T16:00:00.000Z', clockNumber: 0 },
    ...{ createdAt: '2023-05-09T01:00:00.000Z', issuedAt: '2023-05-09T01:00:00.000Z' },
    ...{ issuedBy: newId(), issuedByName: '柯慧', endedAt: null, outcome: null, closing: null },
    version: 1,
    ...change,
  }
}

export function insertSupervisions(tx: Tx, orders: readonly Supervision[]): void {
  for (const order of orders) insertSupervision(tx, order)
}
