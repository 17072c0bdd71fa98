import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { policyTable } from '#tests/policy-table.ts'
import { markAttachmentContract, removeAttachmentContract } from './attachment.contract.ts'
import { anAttachment, insertAttachmentRow } from './attachment.fixtures.ts'
import { mayAddAttachment, mayReadAttachments } from './attachment.policy.ts'
import { attachmentsRoutes } from './attachment.routes.ts'
import { markAttachment, removeAttachment } from './attachment.transition.ts'

function routeOf(wanted: Endpoint): Route {
  const found = attachmentsRoutes.find(({ contract }) => contract === wanted)
  if (found === undefined) throw new Error(`no route for ${wanted.id}`)
  return found
}

const [office, other] = [newId(), newId()]
const writer = anActor({ id: newId(), orgs: [other] })
const owner = anActor({ id: newId(), orgs: [office] })
const shutOut = anActor({ id: newId(), orgs: [office] })

const record = anAttachment({
  ...{ orgId: office, audience: [other], createdBy: writer.id, sensitivity: 'sensitive' },
  barred: [shutOut.id],
})
const keepers: readonly (readonly [string, Actor, string])[] = [
  ['its writer', writer, 'permitted'],
  ['the responsible organisation', owner, 'permitted'],
  [
    'a colleague of the writer',
    anActor({ id: newId(), orgs: [other] }),
    'attachment-of-another-organisation',
  ],
  [
    'an overseer of the division',
    anActor({ id: newId(), orgs: [], divisions: ['4202'] }),
    'attachment-of-another-organisation',
  ],
  [
    'an officer of another township',
    anActor({ id: newId(), orgs: [newId()], divisions: ['420281102'] }),
    'not-found',
  ],
  ['a colleague who is shut out', shutOut, 'not-found'],
  ['an executive without clearance', { ...owner, id: newId(), clearance: 'normal' }, 'not-found'],
]

policyTable(routeOf(removeAttachmentContract), {
  ...{ record, insert: insertAttachmentRow, rows: keepers },
  input: { body: { reason: '传错了文件' } },
})
policyTable(routeOf(markAttachmentContract), {
  ...{ record, insert: insertAttachmentRow, rows: keepers },
  input: { body: { whereabouts: 'absent' } },
})

describe('adding a file', () => {
  test.each(['village-executive', 'township-officer', 'liaison', 'mediator'] as const)(
    'is for a %s',
    (role) => {
      expect(mayAddAttachment(anActor({ roles: [role] }))).toEqual({ permitted: true })
    },
  )

  test.each(['leader', 'system-admin', 'security-admin', 'audit-admin'] as const)(
    'is not for a %s',
    (role) => {
      expect(mayAddAttachment(anActor({ roles: [role] }))).toEqual({ refused: 'role-not-allowed' })
    },
  )
})

test('reading a file is not for administrators', () => {
  expect(mayReadAttachments(anActor({ roles: ['system-admin'] }))).toEqual({
    refused: 'role-not-allowed',
  })
})

describe('removing a file', () => {
  const on = { actor: { id: newId() }, now: new Date('2023-05-10T03:00:00Z') }

  test('leaves a tombstone with who, when and why', () => {
    expect(removeAttachment(anAttachment(), { reason: '传错了文件' }, on)).toMatchObject({
      ...{ removedAt: '2023-05-10T03:00:00.000Z', removedBy: on.actor.id },
      ...{ removalReason: '传错了文件', version: 2 },
    })
  })

  test('twice is refused', () => {
    const removed = anAttachment({ removedAt: '2023-05-10T02:00:00.000Z' })
    expect(removeAttachment(removed, { reason: '传错了文件' }, on)).toEqual({
      refused: 'attachment-already-removed',
    })
  })
})

describe('marking a file', () => {
  test('may be taken back: what was found harmless may be stopped', () => {
    const harmless = markAttachment(anAttachment(), { whereabouts: 'absent' })
    expect(harmless).toMatchObject({ whereabouts: 'absent', version: 2 })
    expect(
      markAttachment(anAttachment({ whereabouts: 'absent' }), { whereabouts: 'present' }),
    ).toMatchObject({
      whereabouts: 'present',
    })
  })

  test('that was removed is refused', () => {
    const removed = anAttachment({ removedAt: '2023-05-10T02:00:00.000Z' })
    expect(markAttachment(removed, { whereabouts: 'absent' })).toEqual({
      refused: 'attachment-already-removed',
    })
  })
})
