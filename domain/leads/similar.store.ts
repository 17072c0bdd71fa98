import { divisionNames } from '#domain/divisions/division.public.ts'
import { partiesOfLeads } from '#domain/matters/party.public.ts'
import type { PartyInput } from '#domain/matters/party.schema.ts'
import { findMeetings, matchedMatters, type Meeting } from '#domain/matters/similar.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { maskName } from '#platform/text/mask.ts'
import type { Likeness, Similar } from './entry.contract.ts'
import { findLeads } from './lead.store.ts'
import { likenessOf, suggestionOf } from './similar.transition.ts'

const mostShown = 10

/** What is on record about the same people, as far as the actor may see it, the likeliest first. */
export async function findSimilar(tx: Tx, parties: readonly PartyInput[]): Promise<Similar[]> {
  const met = Map.groupBy(
    await findMeetings(tx, parties),
    ({ matterId, leadId }) => matterId ?? leadId ?? '',
  )
  const likely = new Map(
    [...met].flatMap(([id, meetings]) => {
      const likeness = likenessOf(reasonsOf(meetings))
      return likeness === undefined ? [] : [[id, likeness] as const]
    }),
  )
  const ids = [...likely.keys()]
  const [matters, leads] = [await matchedMatters(tx, ids), await findLeads(tx, ids)]
  const named = await partiesOfLeads(
    tx,
    leads.map(({ id }) => id),
  )
  const places = await divisionNames(
    tx,
    [...matters, ...leads].map(({ division }) => division),
  )
  const found: Similar[] = [
    ...matters.map(({ id, number, status, level, category, division, openedAt, parties: all }) => ({
      kind: 'matter' as const,
      id,
      number,
      status,
      level,
      category,
      openedAt,
      divisionName: places.get(division) ?? '',
      parties: all.map(({ role, name, relation }) => ({ role, name: masked(name), relation })),
      because: [...(likely.get(id)?.because ?? [])],
      score: likely.get(id)?.score ?? 0,
      suggests: suggestionOf(status),
    })),
    ...leads.map(({ id, sourceNumber, status, level, category, division, createdAt }) => ({
      kind: 'lead' as const,
      id,
      number: sourceNumber,
      status,
      category,
      level: level ?? null,
      openedAt: createdAt,
      divisionName: places.get(division) ?? '',
      parties: named
        .filter(({ leadId }) => leadId === id)
        .map(({ role, name, relation }) => ({ role, name: masked(name), relation })),
      because: [...(likely.get(id)?.because ?? [])],
      score: likely.get(id)?.score ?? 0,
      suggests: suggestionOf('lead'),
    })),
  ]
  return found.toSorted((left, right) => right.score - left.score).slice(0, mostShown)
}

function reasonsOf(meetings: readonly Meeting[]): Likeness[] {
  const names = new Set(
    meetings.flatMap(({ name, byName }) => (byName && name !== null ? [name] : [])),
  )
  return [
    ...(meetings.some(({ byIdentity }) => byIdentity) ? (['same-identity'] as const) : []),
    ...(meetings.some(({ byPhone }) => byPhone) ? (['same-phone'] as const) : []),
    ...(meetings.some(({ byAddress }) => byAddress) ? (['same-address'] as const) : []),
    ...(names.size >= 2 ? (['same-two'] as const) : []),
    ...(names.size === 1 ? (['same-name'] as const) : []),
  ]
}

function masked(name: string | null): string | null {
  return name === null ? null : maskName(name)
}
