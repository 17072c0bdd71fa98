import { divisionNames } from '#domain/divisions/division.public.ts'
import type {
  Lead,
  LeadsChanged,
  LeadsRegistered,
  LeadsUnfounded,
} from '#domain/leads/lead.schema.ts'
import { findFederations } from '#domain/organisations/organisation.public.ts'
import { responsibleFor, type Routable } from '#domain/routing/routing.public.ts'
import { isRefusal } from '#platform/access/decision.ts'
import type { Place } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { maskName } from '#platform/text/mask.ts'
import { yearOf } from '#platform/time/day.ts'
import { clocksOf } from './clock.store.ts'
import { insertEntries } from './entry.store.ts'
import { countOverdueMatters, findMattersLike } from './matter-list.store.ts'
import { takeNumbers } from './matter-number.store.ts'
import { mayReadMatters } from './matter.policy.ts'
import { linkMatters } from './link.store.ts'
import type { Entry, Matter, MatterFile, MattersChanged } from './matter.schema.ts'
import {
  findMatterPlace,
  findMatters,
  findMattersOfLeads,
  findNumbers,
  insertMatters,
} from './matter.store.ts'
import { bare, noted } from './entry.transition.ts'
import { levelOf, openMatter, seriesOf } from './opening.transition.ts'

export { findDeskSteps } from './desk.store.ts'
export { countOverdueMatters, findMatterPlace as placeOfMatter, findNumbers as matterNumbers }

type Registered = Lead & { readonly matterId: string }

/**
 * Every lead that was registered becomes a matter of the organisation that the routing rules name (the
 * township's women's federation, unless the city decided otherwise), numbered by its county. One statement per table, however many leads an import brings.
 */
export async function openFromLeads(tx: Tx, event: LeadsRegistered | LeadsChanged): Promise<void> {
  const leads = newlyRegistered(event)
  if (leads.length === 0) return
  const divisions = leads.map(({ division }) => division)
  const [responsible, counties] = await Promise.all([
    responsibleFor(tx, leads.map(routableOf)),
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
  const clocks = await clocksOf(tx)
  const on = { actor: tx.initiator, now: tx.now, id: newId }
  const files = leads.map((lead, at): MatterFile => {
    // Where the tree has nobody at all, the organisation that found it stays responsible.
    const orgId = responsible[at]?.id ?? lead.orgId
    return openMatter(lead, { number: numbers[at] ?? '', orgId, clocks }, on)
  })
  insertMatters(tx, files)
  await linkToEarlier(tx, leads, files)
  const told: MattersChanged = {
    type: 'matters.changed',
    changes: files.map((matter) => ({ before: undefined, matter })),
  }
  tx.publish(told)
}

/** What a lead is known by; the traits that were ticked stand among its answers. */
function routableOf(lead: Registered): Routable {
  const { category, level, sensitivity, division, imminent = false, cues } = lead
  return { category, level: levelOf(level), sensitivity, division, imminent, cues }
}

/** Recurrence after archiving: a new matter, linked to the one before (domain rule 0). */
async function linkToEarlier(
  tx: Tx,
  leads: readonly Registered[],
  files: readonly MatterFile[],
): Promise<void> {
  const wanted = leads.flatMap(({ linkTo }) => linkTo ?? [])
  if (wanted.length === 0) return
  const earlier = new Map((await findMatters(tx, wanted)).map((matter) => [matter.id, matter]))
  const links = leads.flatMap(({ linkTo, linkKind: kind }, at) => {
    const [later, other] = [files[at], earlier.get(linkTo ?? '')]
    return later === undefined || other === undefined || kind === undefined
      ? []
      : [{ later, earlier: other, kind }]
  })
  linkMatters(tx, links)
  const on = { actor: tx.initiator, now: tx.now, id: newId }
  const noteOn = (matter: Matter, to: Matter, kind: string): Entry[] => {
    const detail = { other: to.id, kind }
    return [...noted(bare(matter), 'linked', on, { detail }).entries]
  }
  const places = new Map(
    links.flatMap(({ later, earlier: first }) => [later, first]).map((m) => [m.id, m]),
  )
  insertEntries(
    tx,
    links.flatMap(({ later, earlier: first, kind }) =>
      noteOn(later, first, kind).concat(noteOn(first, later, kind)),
    ),
    new Map<string, Place>(places),
  )
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
  const entries = matters.flatMap((matter) => noted(bare(matter), 'source-removed', on).entries)
  insertEntries(tx, entries, new Map<string, Place>(matters.map((matter) => [matter.id, matter])))
}

/** For the quick search: by number, or two characters of a name; no name has digits. Run before the transaction's own writes. */
export async function searchMatters(
  tx: Tx,
  q: string,
  limit: number,
): Promise<{ id: string; title: string; hint: string }[]> {
  if (isRefusal(mayReadMatters(tx.actor)) || /\d{7}/.test(q)) return []
  const items = await findMattersLike(tx, q, limit)
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
