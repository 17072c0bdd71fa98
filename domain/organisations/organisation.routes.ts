import { findDivisions } from '#domain/divisions/division.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { isRefusal, refuse } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import { command, creation, query, type Route } from '#platform/http/route.ts'
import {
  changeOrganisationContract,
  createOrganisationContract,
  endOrganisationContract,
  listOrganisationsContract,
  readOrganisationContract,
  type OrganisationView,
} from './organisation.contract.ts'
import { mayKeepOrganisations, mayReadOrganisations } from './organisation.policy.ts'
import type { Organisation, OrganisationsChanged } from './organisation.schema.ts'
import {
  findOrganisation,
  findOrganisations,
  findPage,
  lockOrganisation,
  saveOrganisations,
  updateOrganisation,
} from './organisation.store.ts'
import {
  changeOrganisation,
  createOrganisation,
  endOrganisation,
  type Parent,
} from './organisation.transition.ts'

export const organisationRoutes: readonly Route[] = [
  query(listOrganisationsContract, {
    may: mayReadOrganisations,
    async read(tx, { query: { page, size, ...filter } }) {
      const found = await findPage(tx, filter, { page, size })
      return { ...found, items: await present(tx, found.items) }
    },
  }),

  query(readOrganisationContract, {
    may: mayReadOrganisations,
    async read(tx, { params: { id } }) {
      const found = await findOrganisation(tx, id)
      return found === undefined ? undefined : presentOne(tx, found)
    },
  }),

  creation(createOrganisationContract, {
    async prepare(tx, { body: { parentId, division } }) {
      const [parent, places] = await Promise.all([
        findParent(tx, parentId),
        findDivisions(tx, [division]),
      ])
      return places.has(division) ? { parent } : refuse('division-unknown')
    },
    may: mayKeepOrganisations,
    apply: (body, { parent }, { actor }) =>
      createOrganisation(body, { id: newId(), region: actor.region, parent }),
    save: (tx, next) => saveOrganisations(tx, [next]),
    events: changed,
    present: (next, tx) => presentOne(tx, next),
    audit: 'organisation.created',
  }),

  command(changeOrganisationContract, {
    load: (tx, { params, body }) => lockWithParent(tx, params.id, body.parentId),
    may: mayKeepOrganisations,
    apply: (organisation: WithParent, body) => {
      const next = changeOrganisation(organisation, body, organisation.parent)
      return isRefusal(next) ? next : { ...next, parent: organisation.parent }
    },
    save: updateOrganisation,
    events: changed,
    present: (next, tx) => presentOne(tx, next),
    audit: 'organisation.changed',
  }),

  command(endOrganisationContract, {
    load: (tx, { params }) => lockOrganisation(tx, params.id),
    may: mayKeepOrganisations,
    apply: (organisation, _body, { now }) => endOrganisation(organisation, now),
    save: updateOrganisation,
    events: changed,
    present: (next, tx) => presentOne(tx, next),
    audit: 'organisation.ended',
  }),
]

/** A change may name a new parent, which the pure rule has to look at. */
type WithParent = Organisation & { readonly parent: Parent | undefined }

async function lockWithParent(
  tx: Tx,
  id: string,
  parentId: string | null,
): Promise<WithParent | undefined> {
  const [found, parent] = await Promise.all([lockOrganisation(tx, id), findParent(tx, parentId)])
  return found === undefined ? undefined : { ...found, parent }
}

function findParent(tx: Tx, parentId: string | null): Promise<Parent | undefined> {
  return parentId === null ? Promise.resolve(undefined) : findOrganisation(tx, parentId)
}

function changed(organisation: Organisation): readonly [OrganisationsChanged] {
  return [{ type: 'organisations.changed', organisations: [organisation] }]
}

async function presentOne(tx: Tx, organisation: Organisation): Promise<OrganisationView> {
  const [view] = await present(tx, [organisation])
  if (view === undefined) throw new Error('an organisation was lost on the way out')
  return view
}

async function present(
  tx: Tx,
  organisations: readonly Organisation[],
): Promise<OrganisationView[]> {
  const [places, parents] = await Promise.all([
    findDivisions(
      tx,
      organisations.map(({ division }) => division),
    ),
    findOrganisations(
      tx,
      organisations.flatMap(({ parentId }) => parentId ?? []),
    ),
  ])
  return organisations.map((organisation) => ({
    ...viewed(organisation),
    divisionName: places.get(organisation.division)?.name ?? '',
    parentName: parents.get(organisation.parentId ?? '')?.name ?? null,
  }))
}

function viewed(organisation: Organisation): Omit<OrganisationView, 'divisionName' | 'parentName'> {
  const { id, kind, level, name, division, parentId, administers } = organisation
  const { members, womenMembers, endedAt, version } = organisation
  return {
    ...{ id, kind, level, name, division, parentId, administers },
    ...{ members, womenMembers, endedAt, version },
  }
}
