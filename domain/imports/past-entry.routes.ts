import { maskName } from '#platform/text/mask.ts'
import { query, type Route } from '#platform/http/route.ts'
import { divisionNames } from '#domain/divisions/division.public.ts'
import { listPastEntriesContract, readPastEntryContract } from './import.contract.ts'
import { mayReadPastEntries } from './import.policy.ts'
import { findEntries, findEntry } from './past-entry.store.ts'

export const pastEntryRoutes: readonly Route[] = [
  query(listPastEntriesContract, {
    may: mayReadPastEntries,
    async read(tx, { query: filter }) {
      const found = await findEntries(tx, filter)
      const places = await divisionNames(
        tx,
        found.items.map(({ division }) => division),
      )
      const items = found.items.map(({ name, ...line }) => ({
        ...line,
        name: name === null || line.sensitivity === 'normal' ? name : maskName(name),
        divisionName: places.get(line.division) ?? '',
      }))
      return { ...found, items }
    },
  }),

  query(readPastEntryContract, {
    may: mayReadPastEntries,
    async read(tx, { params: { id } }) {
      const entry = await findEntry(tx, id)
      if (entry === undefined) return undefined
      const places = await divisionNames(tx, [entry.division])
      return { ...entry, divisionName: places.get(entry.division) ?? '' }
    },
    audit: 'past-entry.read',
  }),
]
