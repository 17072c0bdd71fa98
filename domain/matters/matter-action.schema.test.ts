import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Refusal } from '#platform/access/decision.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import { isOpenStep, type DueStep } from './due-step.schema.ts'
import { changeLevel, confirmLowering, setDanger } from './level.transition.ts'
import { standing } from './matter-action.schema.ts'
import { aMatterFile } from './matter.fixtures.ts'
import type { MatterFile, On } from './matter.schema.ts'
import * as matter from './matter.transition.ts'
import * as place from './place.transition.ts'
import { mergeMatters, undoMerge } from './merge.transition.ts'

type Step = (file: MatterFile, on: On) => MatterFile | Refusal

const organisations = Array.from({ length: 3 }, () => ({ id: newId(), endedAt: null }))
const accounts = Array.from({ length: 3 }, newId)
const reason = '说明'
const level = fc.constantFrom(1, 2, 3, 4)
const result = fc.constantFrom('clean', 'concern', 'not-reached')

/** A neighbour to merge with, which is put aside again. */
const neighbour = aMatterFile()

function apart(merging: ReturnType<typeof mergeMatters>): MatterFile | Refusal {
  return isRefusal(merging) ? merging : merging.from
}

const someCommand: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>((file, on) => matter.takeMatter(file, on)),
  fc.record({ kind: fc.constantFrom('note', 'contact', 'follow-up', 'report'), result }).map(
    (work): Step =>
      (file, on) =>
        matter.recordWork(file, { ...work, text: '记一笔' }, on),
  ),
  level.map(
    (to): Step =>
      (file, on) =>
        changeLevel(file, { level: to, reason }, on),
  ),
  fc.boolean().map(
    (confirmed): Step =>
      (file, on) =>
        confirmLowering(file, { confirmed, text: reason }, on),
  ),
  fc.boolean().map(
    (imminent): Step =>
      (file, on) =>
        setDanger(file, { imminent, reason }, on),
  ),
  fc.constantFrom(...organisations).map(
    (receiver): Step =>
      (file, on) =>
        place.handOver(file, { receiver, reason }, on),
  ),
  fc.record({ organisation: fc.constantFrom(...organisations), isActing: fc.boolean() }).map(
    (change): Step =>
      (file, on) =>
        place.setCoActing(file, { ...change, reason }, on),
  ),
  fc.constant<Step>((file, on) => place.declareConflict(file, { reason }, on)),
  fc.record({ accountId: fc.constantFrom(...accounts), isBarred: fc.boolean() }).map(
    (change): Step =>
      (file, on) =>
        place.setBarred(file, { ...change, reason }, on),
  ),
  fc.constantFrom('normal', 'sensitive', 'sealed').map(
    (sensitivity): Step =>
      (file, on) =>
        place.changeSensitivity(file, { sensitivity, reason }, on),
  ),
  fc.constant<Step>((file, on) => matter.monitorMatter(file, { reason }, on)),
  fc.constantFrom('resolved', 'moved-away').map(
    (outcome): Step =>
      (file, on) =>
        matter.closeMatter(file, { outcome, reason, revisitOrgId: newId() }, on),
  ),
  fc.constantFrom('settled', 'recurring').map(
    (end): Step =>
      (file, on) =>
        matter.revisitMatter(file, { result: end, text: reason }, on),
  ),
  fc.constant<Step>((file, on) => matter.reopenMatter(file, { reason }, on)),
  fc.constant<Step>((file, on) =>
    apart(mergeMatters({ from: file, into: neighbour }, { reason }, on)),
  ),
  fc.constant<Step>((file, on) =>
    apart(undoMerge({ from: file, into: neighbour }, { reason, others: [] }, on)),
  ),
  fc.constant<Step>((file, on) => matter.declineMatter(file, { reason, sentTo: '人社局' }, on)),
  fc.constant<Step>((file, on) => matter.archiveMatter(file, on)),
)

const sequences = fc.array(someCommand, { maxLength: 40 })

type Holds = (file: MatterFile, before: MatterFile) => boolean

/** Runs the commands an hour apart; refused ones change nothing. @returns where it did not hold */
function broken(commands: readonly Step[], holds: Holds): MatterFile[] {
  const found: MatterFile[] = []
  let file = aMatterFile()
  for (const [hour, step] of commands.entries()) {
    const now = new Date(Date.parse('2023-05-10T02:14:00Z') + hour * 3_600_000)
    const answer = step(file, { actor: anActor(), now, id: newId })
    if (isRefusal(answer)) continue
    if (!holds(answer, file)) found.push(answer)
    file = { ...answer, entries: [] }
  }
  return found
}

function openOnes({ steps, id }: MatterFile): DueStep[] {
  return steps.filter((step) => isOpenStep(step) && step.matterId === id)
}

describe('a matter, whatever is done with it', () => {
  test.each<readonly [string, Holds]>([
    [
      'has a step that is due while it is open or monitored',
      (file) => !['open', 'monitoring'].includes(file.status) || openOnes(file).length > 0,
    ],
    [
      'has none once it is archived or declined',
      (file) => !['archived', 'declined'].includes(file.status) || openOnes(file).length === 0,
    ],
    [
      'has one responsible organisation, which is never co-acting as well',
      ({ orgId, audience }) => orgId.length === 36 && !audience.includes(orgId),
    ],
    [
      'gains one version and at least one line by each command',
      ({ version, entries }, before) => version === before.version + 1 && entries.length > 0,
    ],
    [
      'has no two open steps of a kind',
      (file) => new Set(openOnes(file).map(({ kind }) => kind)).size === openOnes(file).length,
    ],
    [
      'never loses a step, and one that ended stays as it was',
      ({ steps }, before) =>
        before.steps.every((step) => {
          const now = steps.find(({ id }) => id === step.id)
          return now !== undefined && (isOpenStep(step) || now === step)
        }),
    ],
    [
      'is never lowered by one person alone',
      (file, before) => file.level <= before.level || before.proposedLevel === file.level,
    ],
    [
      'never names an account that is barred',
      ({ barred, named }) => !named.some((account) => barred.includes(account)),
    ],
  ])('%s', (_, holds) => {
    fc.assert(
      fc.property(sequences, (commands) => {
        expect(broken(commands, holds)).toEqual([])
      }),
      { numRuns: 400 },
    )
  })
})

describe('where an action has a meaning', () => {
  test.each([
    ['take', 'open', undefined],
    ['take', 'merged', 'matter-merged'],
    ['note', 'closed', undefined],
    ['note', 'archived', 'matter-archived'],
    ['close', 'monitoring', undefined],
    ['close', 'closed', 'matter-closed'],
    ['revisit', 'open', 'matter-not-closed'],
    ['revisit', 'closed', undefined],
    ['reopen', 'archived', 'matter-archived'],
    ['reopen', 'declined', undefined],
    ['undo-merge', 'open', 'matter-not-merged'],
    ['undo-merge', 'merged', undefined],
    ['decline', 'monitoring', 'matter-already-monitored'],
    ['declare-conflict', 'archived', undefined],
  ] as const)('%s while %s: %s', (action, status, refused) => {
    expect(standing(action, status)?.refused).toBe(refused)
  })
})
