import { findDivisions } from '#domain/divisions/division.public.ts'
import { isRefusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { query, type Route } from '#platform/http/route.ts'
import { maskPhone } from '#platform/text/mask.ts'
import {
  listExecutivesContract,
  readExecutiveContract,
  revealExecutiveContract,
  type ExecutiveView,
} from './executive.contract.ts'
import { mayListExecutives, mayReadExecutive } from './executive.policy.ts'
import type { Executive } from './executive.schema.ts'
import { findExecutive, findExecutivePage } from './executive.store.ts'
import { findOrganisations } from './organisation.store.ts'

export const executiveRoutes: readonly Route[] = [
  query(listExecutivesContract, {
    may: mayListExecutives,
    async read(tx, { query: { page, size, ...filter } }) {
      const found = await findExecutivePage(tx, filter, { page, size })
      return { ...found, items: await present(tx, found.items) }
    },
  }),

  query(readExecutiveContract, {
    may: mayListExecutives,
    async read(tx, { params: { id } }) {
      const found = await readable(tx, id)
      if (found === undefined) return undefined
      const [view] = await present(tx, [found])
      return view
    },
    audit: 'executive.read',
  }),

  query(revealExecutiveContract, {
    may: mayListExecutives,
    async read(tx, { params: { id } }) {
      const found = await readable(tx, id)
      return found === undefined ? undefined : { phone: found.phone }
    },
    audit: 'executive.phone-revealed',
  }),
]

async function readable(tx: Tx, id: string): Promise<Executive | undefined> {
  const found = await findExecutive(tx, id)
  if (found === undefined || isRefusal(mayReadExecutive(tx.actor, found))) return undefined
  return found
}

async function present(tx: Tx, executives: readonly Executive[]): Promise<ExecutiveView[]> {
  const [places, organisations] = await Promise.all([
    findDivisions(
      tx,
      executives.map(({ division }) => division),
    ),
    findOrganisations(
      tx,
      executives.map(({ orgId }) => orgId),
    ),
  ])
  return executives.map(
    ({ id, number, name, sex, orgId, division, phone, accountId, endedAt, version }) => ({
      ...{ id, number, name, sex, orgId, division, accountId, endedAt, version },
      phoneMasked: phone === null ? null : maskPhone(phone),
      orgName: organisations.get(orgId)?.name ?? '',
      divisionName: places.get(division)?.name ?? '',
    }),
  )
}
