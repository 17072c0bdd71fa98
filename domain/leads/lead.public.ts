import type { Tx } from '#platform/db/tx.ts'
import { newId } from '#platform/db/id.ts'
import type { Visit } from '#domain/visits/visit.schema.ts'
import type { MattersChanged } from '#domain/matters/matter.schema.ts'
import { guessCategory } from './category.schema.ts'
import type {
  Lead,
  LeadKind,
  LeadsChanged,
  LeadsRegistered,
  LeadsUnfounded,
} from './lead.schema.ts'
import { countOpenLeads } from './lead-list.store.ts'
import {
  insertNewLeads,
  lockLeadsOfMatters,
  lockLeadsOfSources,
  restrictLeads,
  settleLeads,
} from './lead.store.ts'

export { countOpenLeads }

/**
 * A hazard becomes a lead that is registered at once, since every hazard becomes a matter; a need
 * that was not solved on the spot waits in triage. The same visit told twice adds nothing.
 */
export async function registerFromVisits(
  tx: Tx,
  { visits }: { readonly visits: readonly Visit[] },
): Promise<void> {
  const found = visits.flatMap((visit) => leadsOf(visit, tx.now))
  const leads = await insertNewLeads(tx, found)
  if (leads.length === 0) return
  const event: LeadsRegistered = { type: 'leads.registered', leads }
  tx.publish(event)
}

function leadsOf(visit: Visit, now: Date): Lead[] {
  if (visit.status !== 'recorded') return []
  const leads: Lead[] = []
  if (isWritten(visit.hazard)) leads.push(leadOf(visit, 'hazard', visit.hazard, now))
  if (isWritten(visit.need) && !isWritten(visit.solved)) {
    leads.push(leadOf(visit, 'need', visit.need, now))
  }
  return leads
}

function isWritten(text: string | null | undefined): text is string {
  return text !== undefined && text !== null && text.trim() !== ''
}

function leadOf(visit: Visit, kind: LeadKind, summary: string, now: Date): Lead {
  const isHazard = kind === 'hazard'
  const { region, division, orgId, audience, sensitivity, named, barred } = visit
  return {
    ...{ region, division, orgId, audience, sensitivity, named, barred },
    id: newId(),
    kind,
    channel: 'visit',
    sourceId: visit.id,
    sourceNumber: visit.number,
    category: guessCategory(summary),
    level: isHazard ? (visit.hazardLevel ?? undefined) : undefined,
    summary,
    personId: visit.personId ?? undefined,
    subjectName: visit.subjectName ?? undefined,
    foundOn: visit.date,
    status: isHazard ? 'registered' : 'open',
    matterId: isHazard ? newId() : undefined,
    createdAt: now.toISOString(),
    version: 1,
  }
}

/** Visits of whose leads somebody has made something: only an open lead goes with its visit. */
export async function sourcesAtWork(tx: Tx, sourceIds: readonly string[]): Promise<Set<string>> {
  const found = await lockLeadsOfSources(tx, sourceIds)
  return new Set(found.flatMap(({ status, sourceId }) => (status === 'open' ? [] : [sourceId])))
}

/**
 * The visits are gone: their waiting leads are declined with that reason. A lead on which a matter
 * stands is kept, and the matter is told, since people may already be at work on it.
 */
export async function declineFromRemovedVisits(
  tx: Tx,
  { visits }: { readonly visits: readonly Visit[] },
): Promise<void> {
  if (visits.length === 0) return
  const found = await lockLeadsOfSources(
    tx,
    visits.map(({ id }) => id),
  )
  const before = found.filter(({ status }) => status === 'open')
  const leads = before.map((lead): Lead => ({
    ...lead,
    status: 'declined',
    settlement: { text: '', reason: 'source-removed' },
    settledAt: tx.now.toISOString(),
    settledBy: tx.actor.id,
    version: lead.version + 1,
  }))
  settleLeads(tx, leads)
  tellChanged(tx, before, leads)
  const unfounded = found.filter(({ status }) => status === 'registered')
  if (unfounded.length === 0) return
  const event: LeadsUnfounded = { type: 'leads.unfounded', leads: unfounded }
  tx.publish(event)
}

/**
 * What a matter learned about who may not see it holds for the lead it came from, whose summary
 * tells the same story. The lead keeps the organisation that found it.
 */
export async function restampLeads(tx: Tx, { changes }: MattersChanged): Promise<void> {
  const restricted = changes.filter(
    ({ before, matter }) =>
      before !== undefined &&
      (before.sensitivity !== matter.sensitivity ||
        before.barred.join() !== matter.barred.join() ||
        before.named.join() !== matter.named.join()),
  )
  if (restricted.length === 0) return
  const places = new Map(restricted.map(({ matter }) => [matter.id, matter]))
  const before = await lockLeadsOfMatters(tx, [...places.keys()])
  const leads = before.map((lead): Lead => {
    const place = places.get(lead.matterId ?? '')
    if (place === undefined) return lead
    const { sensitivity, barred, named } = place
    return { ...lead, sensitivity, barred, named, version: lead.version + 1 }
  })
  restrictLeads(tx, leads)
  tellChanged(tx, before, leads)
}

function tellChanged(tx: Tx, before: readonly Lead[], leads: readonly Lead[]): void {
  if (leads.length === 0) return
  const event: LeadsChanged = { type: 'leads.changed', before, leads }
  tx.publish(event)
}
