import { creationTable, policyTable } from '#tests/policy-table.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Route } from '#platform/http/route.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import {
  changeOrganisationContract,
  createOrganisationContract,
  endOrganisationContract,
} from './organisation.contract.ts'
import { anOrganisation, insertOrganisations } from './organisation.fixtures.ts'
import { organisationRoutes } from './organisation.routes.ts'

function routeOf(contract: Endpoint): Route {
  const route = organisationRoutes.find((each) => each.contract === contract)
  if (route === undefined) throw new Error(`no route for ${contract.id}`)
  return route
}

const admin = anActor({ roles: ['system-admin'], divisions: [], clearance: 'normal' })

const rows = [
  ['the system administrator', admin, 'permitted'],
  ['the security administrator', { ...admin, roles: ['security-admin'] }, 'role-not-allowed'],
  [
    'the city’s officer',
    anActor({ roles: ['city-officer'], divisions: ['4202'] }),
    'role-not-allowed',
  ],
  ['an officer of the organisation itself', anActor(), 'role-not-allowed'],
] as const

const record = anOrganisation()
const { name, parentId, administers, members, womenMembers } = record

const insert = insertOrganisations

policyTable(routeOf(changeOrganisationContract), {
  record,
  insert: (tx, organisation) => insert(tx, [organisation]),
  input: { body: { name, parentId, administers, members, womenMembers, version: 1 } },
  rows,
})

policyTable(routeOf(endOrganisationContract), {
  record,
  insert: (tx, organisation) => insert(tx, [organisation]),
  input: { body: { version: 1 } },
  rows,
})

creationTable(routeOf(createOrganisationContract), {
  seed: (tx) =>
    saveDivisions(tx, [
      { code: '420222101000', name: '富池镇', level: 'township', parentCode: '420222000000' },
    ]),
  input: {
    body: {
      ...{ kind: 'justice', level: 'township', name: '富池镇司法所' },
      ...{ division: '420222101000', parentId: null },
    },
  },
  rows,
})
