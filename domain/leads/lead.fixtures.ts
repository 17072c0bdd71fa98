import type { Actor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { newId } from '#platform/db/id.ts'
import type { z } from 'zod'
import { enterLeadContract } from './entry.contract.ts'
import { enterLead } from './entry.transition.ts'
import type { Lead } from './lead.schema.ts'
import { insertNewLeads } from './lead.store.ts'

/** A need from a visit in 阳新县富池镇, waiting in triage, unless told otherwise. */
export function aLead(change: Partial<Lead> = {}): Lead {
  return {
    region: '420200',
    division: '420222103201',
    orgId: '01890000-0000-7000-8000-00000000000b',
    audience: [],
    sensitivity: 'normal',
    named: [],
    barred: [],
    id: newId(),
    kind: 'need',
    channel: 'visit',
    sourceId: newId(),
    sourceNumber: 'ZF2023-000001',
    category: 'labour-security',
    summary: '想在镇上找一份能接送孩子的工作',
    subjectName: '李小芳',
    foundOn: '2023-05-06',
    status: 'open',
    createdAt: '2023-05-06T08:00:00.000Z',
    version: 1,
    ...change,
  }
}

export async function insertLeads(tx: Tx, leads: readonly Lead[]): Promise<void> {
  await insertNewLeads(tx, leads)
}

/**
 * What somebody wrote down and registered at once, by the transition of the command.
 * @param ids of the lead and of its matter
 */
export function aRegisteredReport(
  body: z.output<typeof enterLeadContract.body>,
  {
    actor,
    now,
    ids,
    personId,
  }: { actor: Actor; now: Date; ids: readonly [string, string]; personId?: string | undefined },
): Lead & { readonly matterId: string } {
  const left = [...ids]
  const lead = enterLead(
    { ...body, isRegistered: true },
    {
      clock: { dueAt: undefined, number: 0 },
      sealedTo: [],
      ...(personId === undefined ? {} : { personId }),
    },
    { actor, now, id: () => left.shift() ?? newId() },
  )
  return { ...lead, matterId: lead.matterId ?? ids[1] }
}

/** What is sent to write a lead down: husband and wife of 阳新县富池镇, nothing else known. */
export function anEntry(
  change: Partial<z.input<typeof enterLeadContract.body>> = {},
): z.output<typeof enterLeadContract.body> {
  return enterLeadContract.body.parse({
    channel: 'hotline',
    category: 'marriage-family',
    division: '420222103201',
    foundOn: '2023-05-10',
    summary: '来电说丈夫昨晚又闹，想问怎么办',
    intake: {
      reporter: { relation: 'self' },
      safeContact: { phone: '13707230001', time: '上午' },
    },
    parties: [
      { role: 'victim', name: '李小芳', relation: 'self' },
      { role: 'other-side', name: '王大勇', relation: 'husband' },
    ],
    ...change,
  })
}
