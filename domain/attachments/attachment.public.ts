import type { LeadsChanged } from '#domain/leads/lead.schema.ts'
import type { MattersChanged } from '#domain/matters/matter.schema.ts'
import { placeOfVisit } from '#domain/visits/visit.public.ts'
import type { VisitsCorrected } from '#domain/visits/visit.schema.ts'
import type { Place } from '#platform/access/place.ts'
import type { Tx } from '#platform/db/tx.ts'
import { moveAttachments } from './attachment.store.ts'

/** Subscriber of `matters.changed`: files go where their matter goes. */
export async function followMatters(tx: Tx, { changes }: MattersChanged): Promise<void> {
  const moved = changes.flatMap(({ before, matter }) =>
    before !== undefined && isElsewhere(before, matter) ? [matter] : [],
  )
  moveAttachments(tx, 'matter', moved)
  return Promise.resolve()
}

/** Subscriber of `visits.corrected`. A new visit has no files yet. */
export async function followVisits(tx: Tx, { before, visits }: VisitsCorrected): Promise<void> {
  const earlier = new Map(before.map((visit) => [visit.id, visit]))
  const moved = visits.filter((visit) => {
    const was = earlier.get(visit.id)
    return was !== undefined && isElsewhere(was, visit)
  })
  moveAttachments(tx, 'visit', moved)
  return Promise.resolve()
}

/**
 * Subscriber of `leads.changed`, after the visits themselves: a visit is closed as its matter is, and
 * its files with it.
 */
export async function followVisitsOfLeads(tx: Tx, { before, leads }: LeadsChanged): Promise<void> {
  const ids = leads.flatMap((lead, at) => {
    const was = before[at]
    const isMoved = lead.channel === 'visit' && was !== undefined && isElsewhere(was, lead)
    return isMoved ? [lead.sourceId] : []
  })
  const places = await Promise.all(
    [...new Set(ids)].map(async (id) => ({ id, place: await placeOfVisit(tx, id) })),
  )
  moveAttachments(
    tx,
    'visit',
    places.flatMap(({ id, place }) => (place === undefined ? [] : [Object.assign(place, { id })])),
  )
}

function isElsewhere(before: Place, now: Place): boolean {
  return JSON.stringify(placed(before)) !== JSON.stringify(placed(now))
}

function placed({ division, orgId, audience, sensitivity, named, barred }: Place): unknown[] {
  return [division, orgId, audience, sensitivity, named, barred]
}
