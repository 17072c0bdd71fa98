import { divisionFullNames } from '#domain/divisions/division.public.ts'
import { searchMatters } from '#domain/matters/matter.public.ts'
import { searchOrganisations } from '#domain/organisations/organisation.public.ts'
import { searchPeople } from '#domain/people/person.public.ts'
import { searchVisits } from '#domain/visits/visit.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { query, type Route } from '#platform/http/route.ts'
import { maskName } from '#platform/text/mask.ts'
import { searchContract, type Hit } from './search.contract.ts'
import { maySearch } from './search.policy.ts'

/** Hits of each kind: what fits on one screen below the field. */
const hitLimit = 5

export const searchRoutes: readonly Route[] = [
  query(searchContract, {
    may: maySearch,
    async read(tx, { query: { q } }) {
      const text = q.normalize('NFKC')
      const [people, matters, organisations, visits] = await Promise.all([
        peopleOf(tx, text),
        searchMatters(tx, text, hitLimit),
        searchOrganisations(tx, text, hitLimit),
        visitsOf(tx, text),
      ])
      return { people, matters, organisations, visits }
    },
    // that somebody searched, never for whom: the text may be a name or a number
    audit: 'search.made',
  }),
]

/** Masked even where a list shows the name: a search field is open to whoever passes by. */
async function peopleOf(tx: Tx, q: string): Promise<Hit[]> {
  const found = await searchPeople(tx, q, hitLimit)
  const places = await divisionFullNames(tx, [...new Set(found.map(({ division }) => division))])
  return found.map(({ id, name, division }) => ({
    id,
    title: maskName(name),
    hint: places.get(division) ?? '',
  }))
}

/** By number only: whoever looks for a name wants the person, not each time somebody called. */
async function visitsOf(tx: Tx, q: string): Promise<Hit[]> {
  if (!/\d/.test(q)) return []
  const found = await searchVisits(tx, q)
  const places = await divisionFullNames(tx, [...new Set(found.map(({ division }) => division))])
  return found.map(({ id, number, date, division }) => ({
    id,
    title: number,
    hint: `${date} ${places.get(division) ?? ''}`,
  }))
}
