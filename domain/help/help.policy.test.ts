import { divisionsOf, saveDivisions } from '#domain/divisions/division.public.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { policyTable } from '#tests/policy-table.ts'
import * as contracts from './help.contract.ts'
import { aHelpRequest, insertRequests } from './help.fixtures.ts'
import { helpRoutes } from './help.routes.ts'
import type { HelpRequest } from './help.schema.ts'

const city = anOrganisation({ level: 'city', division: '420200000000', administers: ['4202'] })
const county = anOrganisation({ level: 'county', division: '420222000000', parentId: city.id })
const other = anOrganisation({ level: 'county', division: '420281000000', parentId: city.id })

function actorOf(
  { id: orgId }: { id: string },
  role: Actor['roles'][number],
  divisions: readonly string[],
): Actor {
  return anActor({ id: newId(), orgId, orgs: [orgId], roles: [role], divisions })
}

const desk = actorOf(county, 'county-officer', ['420222'])
const rows: readonly (readonly [string, Actor, string])[] = [
  ['an officer of the desk', desk, 'permitted'],
  [
    'an officer of the city, who sees it',
    actorOf(city, 'city-officer', ['4202']),
    'help-request-of-another-organisation',
  ],
  ['an officer of another county', actorOf(other, 'county-officer', ['420281']), 'not-found'],
  ['a leader of the county', { ...desk, id: newId(), roles: ['leader'] }, 'role-not-allowed'],
  [
    'an executive of a village there',
    anActor({ id: newId(), orgId: newId(), orgs: [newId()], clearance: 'normal' }),
    'not-found',
  ],
]

async function insert(tx: Tx, request: HelpRequest): Promise<void> {
  saveDivisions(tx, divisionsOf('420200'))
  insertOrganisations(tx, [city, county, other])
  await insertRequests(tx, [request])
}

function routeOf(wanted: Endpoint): Route {
  const found = helpRoutes.find(({ contract }) => contract === wanted)
  if (found === undefined) throw new Error(`no route for ${wanted.id}`)
  return found
}

policyTable(routeOf(contracts.answerRequestContract), {
  record: aHelpRequest({ orgId: county.id }),
  insert,
  input: { body: { text: '您什么时候方便？' } },
  rows,
})

policyTable(routeOf(contracts.releaseRequestContract), {
  record: aHelpRequest({ orgId: county.id, status: 'held' }),
  insert,
  rows,
})

policyTable(routeOf(contracts.closeRequestContract), {
  record: aHelpRequest({ orgId: county.id, status: 'answered' }),
  insert,
  rows,
})
