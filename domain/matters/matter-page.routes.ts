import { organisationNames } from '#domain/organisations/organisation.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { query, type Route } from '#platform/http/route.ts'
import { findEntries } from './entry.store.ts'
import { findMatterPage } from './matter-list.store.ts'
import {
  listEntriesContract,
  listMattersContract,
  readMatterContract,
  revealContactContract,
  type EntryView,
} from './matter-page.contract.ts'
import { presentMatter, presentRows } from './matter-page.store.ts'
import { mayReadMatters } from './matter.policy.ts'
import type { Entry } from './matter.schema.ts'
import { findMatter, findMatterFile } from './matter.store.ts'

export const matterPageRoutes: readonly Route[] = [
  query(listMattersContract, {
    may: mayReadMatters,
    async read(tx, { query: { page, size, ...filter } }) {
      const { items, ...counted } = await findMatterPage(tx, filter, { page, size })
      return { items: await presentRows(tx, items), ...counted }
    },
  }),
  query(readMatterContract, {
    may: mayReadMatters,
    async read(tx, { params }) {
      const file = await findMatterFile(tx, params.id)
      return file === undefined ? undefined : presentMatter(file, tx)
    },
    audit: 'matter.read',
  }),
  query(revealContactContract, {
    may: mayReadMatters,
    async read(tx, { params }) {
      const matter = await findMatter(tx, params.id)
      if (matter === undefined) return undefined
      return { subjectName: matter.subjectName ?? null, safeContact: matter.safeContact ?? null }
    },
    audit: 'matter.contact-shown',
  }),
  query(listEntriesContract, {
    may: mayReadMatters,
    async read(tx, { params, query: { kind, after, size } }) {
      const entries = await findEntries(tx, params.id, { kind, after, size: size + 1 })
      if (entries.length === 0 && after === undefined) {
        // an empty page of a hidden matter must not differ from no such matter
        if ((await findMatter(tx, params.id)) === undefined) return undefined
      }
      const shown = entries.slice(0, size)
      const next = entries.length > size ? (shown.at(-1)?.id ?? null) : null
      return { items: await presentEntries(tx, shown), next }
    },
    audit: 'matter.time-line-read',
  }),
]

async function presentEntries(tx: Tx, entries: readonly Entry[]): Promise<EntryView[]> {
  const names = await organisationNames(
    tx,
    entries.map(({ byOrgId }) => byOrgId),
  )
  return entries.map(({ id, matterId, at, kind, text, detail, byName, byOrgId }) => ({
    ...{ id, matterId, at, kind, byName },
    text: text ?? null,
    detail: detail ?? null,
    byOrganisation: names.get(byOrgId) ?? '',
  }))
}
