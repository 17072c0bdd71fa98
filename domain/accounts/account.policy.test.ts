import { anActor } from '#platform/access/actor.fixtures.ts'
import { nobody, type Actor, type Role } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Route } from '#platform/http/route.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { describe, expect, test } from 'vitest'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import {
  endAccountContract,
  giveRightsContract,
  lockAccountContract,
  openAccountContract,
  resetPasswordContract,
  resetSecondFactorContract,
  revokeSessionsContract,
  unlockAccountContract,
} from './account.contract.ts'
import { anAccount, insertAccountFixtures } from './account.fixtures.ts'
import { actorOf } from './account.policy.ts'
import { accountsRoutes } from './account.routes.ts'
import type { Account } from './account.schema.ts'
import { revokeMySessionContract } from './session.contract.ts'
import { insertSession } from './session.store.ts'

const organisation = anOrganisation()
const account = { ...anAccount({ orgId: organisation.id }), administers: ['420222101'] }
const auditor = anAccount({
  ...{ username: 'shenji', roles: ['audit-admin'], divisions: [], clearance: 'normal' },
  orgId: organisation.id,
})

function administrator(role: Role, id = newId()): Actor {
  return anActor({ id, roles: [role], orgs: [], divisions: [], clearance: 'normal' })
}

const systemAdmin = administrator('system-admin')
const securityAdmin = administrator('security-admin')
const auditAdmin = administrator('audit-admin')
const herself = anActor({ id: account.id, orgId: organisation.id })
const colleague = anActor({ orgId: organisation.id })
const leader = anActor({ roles: ['leader'] })

function routeOf(contract: Endpoint): Route {
  const found = accountsRoutes.find((route) => route.contract === contract)
  if (found === undefined) throw new Error(`no route for ${contract.id}`)
  return found
}

async function insert(tx: Tx, record: Account): Promise<void> {
  insertOrganisations(tx, [organisation])
  await insertAccountFixtures(tx, [record])
}

const hidden = [
  ['by the audit administrator', auditAdmin, 'not-found'],
  ['by a colleague', colleague, 'not-found'],
  ['by a leader elsewhere', leader, 'not-found'],
] as const

policyTable(routeOf(giveRightsContract), {
  record: account,
  insert,
  input: { body: { roles: ['leader'], divisions: [], clearance: 'normal' } },
  rows: [
    ['by the security administrator', securityAdmin, 'permitted'],
    ['by the system administrator', systemAdmin, 'role-not-allowed'],
    ['to herself', administrator('security-admin', account.id), 'own-account'],
    ...hidden,
  ],
})

policyTable(routeOf(lockAccountContract), {
  record: account,
  insert,
  rows: [
    ['by the system administrator', systemAdmin, 'permitted'],
    ['by the security administrator', securityAdmin, 'permitted'],
    ['by its own holder', herself, 'own-account'],
    ...hidden,
  ],
})

policyTable(routeOf(unlockAccountContract), {
  record: account,
  insert,
  rows: [
    ['by the system administrator', systemAdmin, 'permitted'],
    ['by the security administrator', securityAdmin, 'permitted'],
    ['by its own holder', administrator('system-admin', account.id), 'own-account'],
    ...hidden,
  ],
})

policyTable(routeOf(endAccountContract), {
  record: account,
  insert,
  rows: [
    ['by the system administrator', systemAdmin, 'permitted'],
    ['by the security administrator', securityAdmin, 'role-not-allowed'],
    ['by its own holder', herself, 'own-account'],
    ...hidden,
  ],
})

policyTable(routeOf(resetPasswordContract), {
  record: { ...account, oneTimePassword: 'kHr7-Wn4m-Pa9t' },
  insert: (tx) => insert(tx, account),
  rows: [
    ['by the system administrator', systemAdmin, 'permitted'],
    ['by the security administrator', securityAdmin, 'role-not-allowed'],
    ['by its own holder', administrator('system-admin', account.id), 'own-account'],
    ...hidden,
  ],
})

policyTable(routeOf(resetPasswordContract), {
  record: { ...auditor, oneTimePassword: 'kHr7-Wn4m-Pa9t' },
  insert: (tx) => insert(tx, auditor),
  rows: [
    ['of another administrator', systemAdmin, 'administrator-by-command-line-only'],
    ['of another administrator, by security', securityAdmin, 'role-not-allowed'],
  ],
})

policyTable(routeOf(resetSecondFactorContract), {
  record: account,
  insert,
  rows: [
    ['by the security administrator', securityAdmin, 'permitted'],
    ['by the system administrator', systemAdmin, 'role-not-allowed'],
    ['by its own holder', herself, 'own-account'],
    ...hidden,
  ],
})

policyTable(routeOf(revokeSessionsContract), {
  record: account,
  insert,
  rows: [
    ['by the system administrator', systemAdmin, 'permitted'],
    ['by the security administrator', securityAdmin, 'permitted'],
    ['by its own holder', herself, 'own-account'],
    ...hidden,
  ],
})

const at = '2023-05-10T02:14:00.000Z'
const session = {
  ...{ id: newId(), accountId: account.id, userAgent: 'Chrome', createdAt: at, lastSeenAt: at },
  ...{ lockedAt: null, revokedAt: null, version: 1 },
}

policyTable(routeOf(revokeMySessionContract), {
  record: session,
  insert: (tx) =>
    insertSession(tx, {
      ...{ id: session.id, accountId: account.id, userAgent: 'Chrome' },
      tokenHash: Buffer.alloc(32),
    }),
  rows: [
    ['by its owner', herself, 'permitted'],
    ['by a colleague', colleague, 'not-found'],
    ['by an administrator, who has a command of her own', securityAdmin, 'not-found'],
  ],
})

creationTable(routeOf(openAccountContract), {
  seed: (tx) => insertOrganisations(tx, [organisation]),
  input: { body: { username: 'wangfang', name: '王芳', orgId: organisation.id } },
  rows: [
    ['by the system administrator', systemAdmin, 'permitted'],
    ['by the security administrator', securityAdmin, 'role-not-allowed'],
    ['by the audit administrator', auditAdmin, 'role-not-allowed'],
    ['by a township officer', colleague, 'role-not-allowed'],
    [
      'for an organisation that is not there',
      systemAdmin,
      'organisation-unknown',
      { username: 'wangfang', name: '王芳', orgId: nobody },
    ],
  ],
})

describe('the actor of an account', () => {
  test('acts for its organisation and oversees its divisions', () => {
    expect(actorOf(account, '420200')).toMatchObject({
      orgs: [organisation.id],
      divisions: ['420222101'],
      clearance: 'sensitive',
    })
  })

  test.each([
    ['without a role', { ...account, roles: [] }],
    ['of the system administrator', { ...account, roles: ['system-admin' as const] }],
    ['of the security administrator', { ...account, roles: ['security-admin' as const] }],
    ['of the audit administrator', { ...account, roles: ['audit-admin' as const] }],
  ])('%s reaches no organisation and no division', (_, given) => {
    expect(actorOf(given, '420200')).toMatchObject({ orgs: [], divisions: [], clearance: 'normal' })
  })
})
