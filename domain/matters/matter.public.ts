import { divisionNames } from '#domain/divisions/division.public.ts'
import type {
  Lead,
  LeadsChanged,
  LeadsRegistered,
  LeadsUnfounded,
} from '#domain/leads/lead.schema.ts'
import { findFederations } from '#domain/organisations/organisation.public.ts'
import { isRefusal } from '#platform/access/decision.ts'
import type { Place } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { maskName } from '#platform/text/mask.ts'
import { yearOf } from '#platform/time/day.ts'
import { insertEntries } from './entry.store.ts'
import { countOverdueMatters, findMatterPage } from './matter-list.store.ts'
import { takeNumbers } from './matter-number.store.ts'
import { mayReadMatters } from './matter.policy.ts'
import type { MatterFile, MattersChanged } from './matter.schema.ts'
import { findMatterPlace, findMattersOfLeads, findNumbers, insertMatters } from './matter.store.ts'
import { noted } from './entry.transition.ts'
import { openMatter, seriesOf } from './opening.transition.ts'

export { countOverdueMatters, findMatterPlace as placeOfMatter, findNumbers as matterNumbers }

type Registered = Lead & { readonly matterId: string }

/**
 * Every lead that was registered becomes a matter of the township's women's federation, numbered by
 * its county. One statement per table, however many leads an import brings.
 */
export async function openFromLeads(tx: Tx, event: LeadsRegistered | LeadsChanged): Promise<void> {
  const leads = newlyRegistered(event)
  if (leads.length === 0) return
  const divisions = leads.map(({ division }) => division)
  const [townships, counties] = await Promise.all([
    findFederations(tx, divisions, 'township'),
    findFederations(tx, divisions, 'county'),
  ])
  const names = await divisionNames(tx, [
    ...new Set([...counties.values()].map(({ division }) => division)),
  ])
  const numbers = await takeNumbers(
    tx,
    leads.map(({ division, foundOn }) => ({
      series: seriesOf(names.get(counties.get(division)?.division ?? '') ?? ''),
      year: yearOf(foundOn),
    })),
  )
  const on = { actor: tx.initiator, now: tx.now, id: newId }
  const files = leads.map((lead, at): MatterFile => {
    // Without a township federation the organisation that found it stays responsible.
    const orgId = townships.get(lead.division)?.id ?? lead.orgId
    return openMatter(lead, { number: numbers[at] ?? '', orgId }, on)
  })
  insertMatters(tx, files)
  const told: MattersChanged = {
    type: 'matters.changed',
    changes: files.map((matter) => ({ before: undefined, matter })),
  }
  tx.publish(told)
}

function newlyRegistered(event: LeadsRegistered | LeadsChanged): Registered[] {
  const leads =
    event.type === 'leads.registered'
      ? event.leads
      : event.leads.filter((_, at) => event.before[at]?.status === 'open')
  return leads.flatMap((lead) =>
    lead.status === 'registered' && lead.matterId !== undefined
      ? [{ ...lead, matterId: lead.matterId }]
      : [],
  )
}

/** The visit behind a matter was removed: a line in the time line, for a person to decide on. */
export async function noteUnfounded(tx: Tx, { leads }: LeadsUnfounded): Promise<void> {
  const matters = await findMattersOfLeads(
    tx,
    leads.map(({ id }) => id),
  )
  const on = { actor: tx.initiator, now: tx.now, id: newId }
  const entries = matters.flatMap(
    (matter) => noted({ ...matter, steps: [], entries: [] }, 'source-removed', on).entries,
  )
  insertEntries(tx, entries, new Map<string, Place>(matters.map((matter) => [matter.id, matter])))
}

/** For the quick search: by number, or two characters of a name. Run before the transaction's own writes. */
export async function searchMatters(
  tx: Tx,
  q: string,
  limit: number,
): Promise<{ id: string; title: string; hint: string }[]> {
  if (isRefusal(mayReadMatters(tx.actor))) return []
  const { items } = await findMatterPage(tx, { q }, { page: 1, size: limit })
  const places = await divisionNames(
    tx,
    items.map(({ division }) => division),
  )
  return items.map(({ id, number, division, subjectName }) => ({
    id,
    title: number,
    hint: [subjectName === null ? '' : maskName(subjectName), places.get(division) ?? ''].join(' '),
  }))
}
