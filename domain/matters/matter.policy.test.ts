import { describe, expect, test } from 'vitest'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Route } from '#platform/http/route.ts'
import { policyTable } from '#tests/policy-table.ts'
import { actionsOf, outcomesOf } from './matter-action.policy.ts'
import * as contracts from './matter.contract.ts'
import { aCast, aMatterFile, aMatterInHand, insertMatterFiles } from './matter.fixtures.ts'
import { setDanger } from './level.transition.ts'
import { matterRoutes } from './matter.routes.ts'
import type { MatterFile } from './matter.schema.ts'

const { place, cast } = aCast()
const { owner, neighbour, elsewhere, shutOut, coActing, county, leader, executive } = cast

function routeOf(wanted: Endpoint): Route {
  const found = matterRoutes.find(({ contract }) => contract === wanted)
  if (found === undefined) throw new Error(`no route for ${wanted.id}`)
  return found
}

const insert = (tx: Tx, file: MatterFile): void => insertMatterFiles(tx, [file])
const reason = '按规定办理'
const closed = { status: 'closed', closedAt: '2023-05-10T02:00:00.000Z' } as const

type Row = readonly [string, Actor, string]

/** Handled by the responsible organisation and the federation above it; not there for the others. */
const handling: readonly Row[] = [
  ['the responsible organisation', owner, 'permitted'],
  ['the county above it', county, 'permitted'],
  ['a co-acting organisation', coActing, 'matter-of-another-organisation'],
  ['another township office of the division', neighbour, 'matter-of-another-organisation'],
  ['a leader', leader, 'role-not-allowed'],
  ['an officer elsewhere', elsewhere, 'not-found'],
  ['who is barred', shutOut, 'not-found'],
]

const working: readonly Row[] = [
  ['a co-acting organisation', coActing, 'permitted'],
  ...handling.filter(([, actor]) => actor !== coActing),
]

policyTable(routeOf(contracts.takeMatterContract), {
  record: aMatterFile(place),
  insert,
  rows: handling,
})

policyTable(routeOf(contracts.recordWorkContract), {
  record: aMatterInHand(place),
  insert,
  input: { body: { kind: 'contact', text: '见到本人' } },
  rows: [
    ...working,
    ['an executive of the village', executive, 'matter-of-another-organisation'],
    ['an executive who adds a note', executive, 'permitted', { kind: 'note', text: '听邻居说' }],
    [
      'an office of the division that adds a note',
      neighbour,
      'permitted',
      { kind: 'note', text: '来电' },
    ],
  ],
})

policyTable(routeOf(contracts.recordWishContract), {
  record: aMatterInHand(place),
  insert,
  input: { body: { wish: '孩子先有地方上学' } },
  rows: working,
})

policyTable(routeOf(contracts.changeLevelContract), {
  record: aMatterInHand(place),
  insert,
  input: { body: { level: 1, reason } },
  rows: handling,
})

policyTable(routeOf(contracts.confirmLoweringContract), {
  record: aMatterInHand({
    ...place,
    proposedLevel: 4,
    proposedReason: reason,
    proposedBy: owner.id,
  }),
  insert,
  input: { body: { confirmed: true, text: reason } },
  rows: [
    ['who proposed it', owner, 'second-person-needed'],
    ['a colleague of hers', { ...owner, id: newId() }, 'permitted'],
    ...handling.slice(1),
  ],
})

policyTable(routeOf(contracts.setDangerContract), {
  record: aMatterInHand({ ...place, imminent: true }),
  insert,
  input: { body: { imminent: false, reason } },
  rows: [
    ...handling,
    ['a co-acting one that raises it', coActing, 'permitted', { imminent: true, reason }],
  ],
})

policyTable(routeOf(contracts.acknowledgeContract), {
  record: setDanger(
    aMatterInHand(place),
    { imminent: true, reason },
    { actor: owner, now: new Date('2023-05-10T02:14:00Z'), id: newId },
  ) as MatterFile,
  insert,
  input: { body: {} },
  rows: handling,
})

policyTable(routeOf(contracts.monitorMatterContract), {
  record: aMatterInHand(place),
  insert,
  input: { body: { reason } },
  rows: handling,
})

policyTable(routeOf(contracts.closeMatterContract), {
  record: aMatterInHand({ ...place, level: 2 }),
  insert,
  input: { body: { outcome: 'moved-away', reason } },
  rows: [
    ['the responsible township, level 2', owner, 'closed-by-a-higher-level'],
    ...handling.slice(1),
  ],
})

policyTable(routeOf(contracts.revisitMatterContract), {
  record: aMatterInHand({ ...place, ...closed }),
  insert,
  input: { body: { result: 'settled', text: '本人确认' } },
  rows: [
    ['the county above it', county, 'permitted'],
    ['the organisation that closed it', owner, 'revisited-by-the-county'],
    ['an officer elsewhere', elsewhere, 'not-found'],
  ],
})

policyTable(routeOf(contracts.reopenMatterContract), {
  record: aMatterInHand({ ...place, ...closed }),
  insert,
  input: { body: { reason } },
  rows: handling,
})

policyTable(routeOf(contracts.declineMatterContract), {
  record: aMatterFile(place),
  insert,
  input: { body: { reason, sentTo: '人社局' } },
  rows: handling,
})

policyTable(routeOf(contracts.archiveMatterContract), {
  record: aMatterInHand({ ...place, ...closed, revisitedAt: '2023-05-10T02:00:00.000Z' }),
  insert,
  rows: [
    ['the county above it', county, 'permitted'],
    ['the organisation that closed it', owner, 'revisited-by-the-county'],
    ['who is barred', shutOut, 'not-found'],
  ],
})

describe('the ways to close a matter', () => {
  test('are refused one by one: only what is resolved must have been followed up', () => {
    const outcomes = outcomesOf(aMatterInHand({ ...place, level: 1 }))
    expect(outcomes.map(({ outcome, refusal }) => [outcome, refusal?.refused])).toEqual([
      ['resolved', 'clean-follow-ups-missing'],
      ...['refused', 'moved-away', 'referred-elsewhere', 'unfounded'].map((one) => [
        one,
        undefined,
      ]),
    ])
  })
})

describe('the actions on a matter’s page', () => {
  function refused(actor: Actor, file: MatterFile): Record<string, string | undefined> {
    return Object.fromEntries(
      actionsOf(actor, file).map(({ action, refusal }) => [action, refusal?.refused]),
    )
  }

  test('say for each why it cannot be done', () => {
    const grave = aMatterInHand({ ...place, level: 1 })
    expect(refused(county, grave)).toMatchObject({
      take: undefined,
      close: undefined,
      'raise-level': 'level-is-highest',
      revisit: 'matter-not-closed',
      'confirm-lowering': 'nothing-proposed',
    })
    expect(refused(county, { ...grave, imminent: true })).toMatchObject({
      close: 'danger-not-cleared',
    })
    expect(refused(coActing, aMatterInHand(place))).toMatchObject({
      contact: undefined,
      close: 'matter-of-another-organisation',
    })
  })
})
