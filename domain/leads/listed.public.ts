import { insertParties, readParty } from '#domain/matters/party.public.ts'
import type { PartyInput } from '#domain/matters/party.schema.ts'
import { calendarOfCity } from '#domain/calendar/calendar.public.ts'
import { resolvePeople } from '#domain/people/person.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { nobody } from '#platform/access/actor.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { insertCheck } from './check.store.ts'
import type { EnterLead } from './entry.contract.ts'
import { clockOf, metOf, namedOn, sealedReaders } from './entry.store.ts'
import { closenessOf, enterLead } from './entry.transition.ts'
import { intakeSetting } from './intake.schema.ts'
import type { Lead, LeadsChanged, LeadsRegistered } from './lead.schema.ts'
import { freeSources, insertNewLeads, lockOpenLeads, settleLeads } from './lead.store.ts'

/** A row of a list that an agency handed in, as somebody would have written it down. */
export type ListedLead = {
  readonly body: EnterLead
  /** the same row of the same list always has the same one */
  readonly sourceId: string
  /** the desk that takes it in */
  readonly orgId: string
}

/**
 * Leads of a list (学校、医院名单), in bulk, by the rules of every lead that is written down: they wait in
 * triage with its clock, and lie by name with whoever handed the list in where they are sealed. A source
 * that is there adds nothing. Afterwards the transaction goes on as the system, since much of what a list
 * tells is beyond the sight of whoever hands it in.
 * @param listed of divisions that exist, found on no later day than today
 * @returns the leads that are new, with the place of each in `listed`
 */
export async function registerListed(
  tx: Tx,
  listed: readonly ListedLead[],
): Promise<{ readonly at: number; readonly lead: Lead }[]> {
  const teller = tx.initiator
  const parties = listed.map(({ body }) => body.parties.map(soundParty))
  // Under her own scope: a file that she must not know of is not told by being found.
  const refs = await resolvePeople(
    tx,
    listed.flatMap(({ body, orgId }, at) =>
      metOf({ id: teller.id, orgId }, body, parties[at] ?? []),
    ),
  )
  const { number, body: rules } = await settingOf(tx, intakeSetting)
  const calendar = await calendarOfCity(tx)
  tx.asSystem()
  const readers = new Map<string, string[]>()
  const leads: Lead[] = []
  for (const [at, { body, sourceId, orgId }] of listed.entries()) {
    const { division } = body
    if (closenessOf(body) === 'sealed' && !readers.has(division)) {
      readers.set(division, await sealedReaders(tx, division, rules.sealedTo))
    }
    const victim = parties[at]?.find(({ role }) => role === 'victim')
    const personId = refs.get(victim?.identity ?? '')?.id
    const entered = enterLead(
      body,
      {
        clock: { dueAt: clockOf(body, rules, calendar, tx.now), number },
        sealedTo: readers.get(division) ?? [],
        ...(personId === undefined ? {} : { personId }),
      },
      { actor: { ...teller, orgId }, now: tx.now, id: newId },
    )
    leads.push({ ...entered, sourceId, named: entered.named.filter((id) => id !== nobody) })
  }
  const fresh = new Set(await insertNewLeads(tx, leads))
  const added = leads.flatMap((lead, at) => (fresh.has(lead) ? [{ at, lead }] : []))
  insertParties(
    tx,
    added.flatMap(({ at, lead }) => namedOn(lead, parties[at] ?? [], refs, tx.now)),
  )
  for (const { lead } of added) insertCheck(tx, lead)
  const event: LeadsRegistered = { type: 'leads.registered', leads: [...fresh] }
  if (added.length > 0) tx.publish(event)
  return added
}

/** What cannot be read was refused with its row, long before. */
function soundParty(given: PartyInput): PartyInput {
  const read = readParty(given)
  if (isRefusal(read)) throw new Error(`a listed party that was not checked: ${read.refused}`)
  return read
}

/** Which of these sources have a lead, in or beyond the asker's sight: they are her own office's lists. */
export async function listedSources(tx: Tx, sourceIds: readonly string[]): Promise<Set<string>> {
  if (sourceIds.length === 0) return new Set()
  const found = await tx.apart<{ sourceId: string }>(
    sql`select source_id from leads where region = ${tx.actor.region} and kind = 'report'
          and channel in ('school', 'hospital') and source_id = any (${[...sourceIds]}::uuid[])`,
  )
  return new Set(found.map(({ sourceId }) => sourceId))
}

/**
 * A list is taken back: its leads that nobody has touched are declined, and their rows may come again.
 * What was found of a child is not untold by that: a watch for its report goes on.
 * @returns which leads that were; the others are at work
 */
export async function declineListed(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const before = (await lockOpenLeads(tx, ids)).filter(({ version }) => version === 1)
  const by = tx.initiator.id
  tx.asSystem()
  const leads = before.map((lead): Lead => ({
    ...lead,
    status: 'declined',
    settlement: { text: '', reason: 'source-removed' },
    settledAt: tx.now.toISOString(),
    settledBy: by,
    version: lead.version + 1,
  }))
  settleLeads(tx, leads)
  const gone = leads.map(({ id }) => id)
  freeSources(tx, gone)
  const event: LeadsChanged = { type: 'leads.changed', before, leads }
  if (leads.length > 0) tx.publish(event)
  return new Set(gone)
}
