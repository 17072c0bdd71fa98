import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { policyTable } from '#tests/policy-table.ts'
import * as contracts from './lead.contract.ts'
import { aLead, insertLeads } from './lead.fixtures.ts'
import { mayReadLeads } from './lead.policy.ts'
import { leadRoutes } from './lead.routes.ts'

const village = newId()
const barred = newId()
const division = '420222101200'

const officer = anActor({ id: newId(), orgId: newId(), divisions: ['420222101'] })
const executive = anActor({
  ...{ id: newId(), orgId: village, orgs: [village], divisions: [division], clearance: 'normal' },
  roles: ['village-executive'],
})
const executiveElsewhere = { ...executive, orgId: newId(), orgs: [], divisions: ['420222101201'] }
const guest = anActor({
  ...{ id: newId(), orgId: newId(), orgs: [], divisions: [], roles: ['township-officer'] },
})

function routeOf(wanted: Endpoint): Route {
  const found = leadRoutes.find(({ contract }) => contract === wanted)
  if (found === undefined) throw new Error(`no route for ${wanted.id}`)
  return found
}

const place = { orgId: village, division, barred: [barred], named: [guest.id] }
type Row = readonly [string, Actor, string]

const triage: readonly Row[] = [
  ['an officer of the township', officer, 'permitted'],
  ['the executive who found it', executive, 'role-not-allowed'],
  ['an executive of another village', executiveElsewhere, 'not-found'],
  ['who is barred', { ...officer, id: barred }, 'not-found'],
  ['who only sees it by name', guest, 'lead-of-another-organisation'],
  ['a leader', { ...officer, roles: ['leader'] }, 'role-not-allowed'],
]

policyTable(routeOf(contracts.registerLeadContract), {
  record: aLead(place),
  insert: (tx, lead) => insertLeads(tx, [lead]),
  rows: triage,
})

policyTable(routeOf(contracts.declineLeadContract), {
  record: aLead(place),
  insert: (tx, lead) => insertLeads(tx, [lead]),
  input: { body: { reason: 'duplicate', text: '上月已登记' } },
  rows: triage,
})

policyTable(routeOf(contracts.correctLeadContract), {
  record: aLead(place),
  insert: (tx, lead) => insertLeads(tx, [lead]),
  input: { body: { category: 'property' } },
  rows: triage,
})

policyTable(routeOf(contracts.resolveLeadContract), {
  record: aLead(place),
  insert: (tx, lead) => insertLeads(tx, [lead]),
  input: { body: { how: '帮她报了名' } },
  rows: [
    ...triage.filter(([, actor]) => actor !== executive),
    ['the executive who found the need', executive, 'permitted'],
  ],
})

policyTable(routeOf(contracts.resolveLeadContract), {
  record: aLead({ ...place, kind: 'hazard' }),
  insert: (tx, lead) => insertLeads(tx, [lead]),
  input: { body: { how: '劝和了' } },
  rows: [['the executive who found the hazard', executive, 'role-not-allowed']],
})

describe('reading leads', () => {
  test.each([
    ['an executive', 'village-executive', undefined],
    ['a leader', 'leader', undefined],
    ['the system administrator', 'system-admin', 'role-not-allowed'],
    ['the audit administrator', 'audit-admin', 'role-not-allowed'],
  ] as const)('by %s', (_, role, refused) => {
    const decision = mayReadLeads(anActor({ roles: [role] }))
    expect('refused' in decision ? decision.refused : undefined).toBe(refused)
  })
})
