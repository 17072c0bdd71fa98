import { divisionsOf, saveDivisions } from '#domain/divisions/division.public.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import * as contracts from './contact.contract.ts'
import * as pages from './contact-page.contract.ts'
import { aContact, aContactFile, aRecording } from './contact.fixtures.ts'
import { insertContacts } from './contact.store.ts'
import { contactRoutes } from './contact.routes.ts'
import { followingRoutes } from './following.routes.ts'

const [city, township] = [newId(), newId()]
const worker = anActor({
  ...{ id: newId(), orgId: city, orgs: [city], divisions: ['4202'], roles: ['city-officer'] },
})
const officer = anActor({
  ...{ id: newId(), orgId: township, orgs: [township], divisions: ['420222103'] },
})
const elsewhere = anActor({ id: newId(), orgId: newId(), orgs: [], divisions: ['420281102'] })
const executive = anActor({ ...officer, id: newId(), roles: ['village-executive'] })
const leader = anActor({ ...worker, id: newId(), roles: ['leader'] })
const barred = anActor({ ...worker, id: newId() })

function routeOf(wanted: Endpoint): Route {
  const found = [...contactRoutes, ...followingRoutes].find(({ contract }) => contract === wanted)
  if (found === undefined) throw new Error(`no route for ${wanted.id}`)
  return found
}

creationTable(routeOf(contracts.recordContactContract), {
  seed(tx) {
    saveDivisions(tx, divisionsOf('420200'))
    insertOrganisations(tx, [
      anOrganisation({
        ...{ id: city, level: 'city', division: '420200000000', administers: ['4202'] },
      }),
      anOrganisation({ id: township, division: '420222103000', administers: ['420222103'] }),
    ])
  },
  input: { body: aRecording() },
  rows: [
    ['a city officer', worker, 'permitted'],
    ['a township officer', officer, 'permitted'],
    ['an executive', executive, 'role-not-allowed'],
    ['a leader', leader, 'role-not-allowed'],
  ],
})

creationTable(routeOf(contracts.countContactContract), {
  input: { body: { nature: 'silent' as const, phone: '', seconds: 3 } },
  rows: [
    ['a city officer', worker, 'permitted'],
    ['a leader', leader, 'role-not-allowed'],
  ],
})

const place = { orgId: city, barred: [barred.id] }
const following: readonly (readonly [string, Actor, string])[] = [
  ['whoever took it', worker, 'permitted'],
  ['an officer of its township', officer, 'permitted'],
  ['an executive', executive, 'role-not-allowed'],
  ['a leader', leader, 'role-not-allowed'],
  ['an officer elsewhere', elsewhere, 'not-found'],
  ['who is barred', barred, 'not-found'],
]

policyTable(routeOf(pages.callBackContract), {
  record: aContactFile(place),
  insert: (tx, contact) => insertContacts(tx, [contact]),
  input: { body: { outcome: 'reached', note: '', satisfaction: null } },
  rows: following,
})

policyTable(routeOf(pages.advancePetitionContract), {
  record: aContactFile({ ...place, isPetition: true }),
  insert: (tx, contact) => insertContacts(tx, [contact]),
  input: { body: { act: 'accept', reason: '' } },
  rows: following,
})

policyTable(routeOf(pages.handOverContract), {
  record: { ...aContact({ ...place, matterId: null }), ...{ isSent: false } },
  insert: (tx, contact) => insertContacts(tx, [contact]),
  input: { body: { service: 'legal', consent: 'oral' } },
  rows: following,
})
