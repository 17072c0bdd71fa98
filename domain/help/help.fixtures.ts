import { randomBytes } from 'node:crypto'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { HelpRequest } from './help.schema.ts'
import { insertNewRequests } from './help.store.ts'

/** Somebody in 阳新县富池镇 who wrote without a name and waits for an answer at the county's desk. */
export function aHelpRequest(change: Partial<HelpRequest> = {}): HelpRequest {
  return {
    ...{ region: '420200', id: newId(), division: '420222101000', orgId: newId() },
    ...{ audience: [], sensitivity: 'sensitive', named: [], barred: [] },
    ...{ receiptIndex: randomBytes(32), topic: 'hurt', safe: 'yes', lang: 'zh' },
    ...{ isNamed: false, isProved: true, status: 'waiting', leadId: null, matterId: null },
    told: { story: '他喝了酒就动手，孩子看着', name: '', phone: '', time: '', avoid: '' },
    ...{ createdAt: '2023-05-10T01:00:00.000Z', toldAt: '2023-05-10T01:00:00.000Z' },
    ...{ answeredAt: null, answeredByName: null, closedAt: null, closedByName: null },
    ...{ expiresAt: null, version: 1 },
    ...change,
  }
}

export async function insertRequests(tx: Tx, requests: readonly HelpRequest[]): Promise<void> {
  await insertNewRequests(tx, requests)
}
