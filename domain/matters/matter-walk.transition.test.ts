import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import { maySee } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import { initialClocks } from './clock.schema.ts'
import { isOpenStep, isOwnStep } from './due-step.schema.ts'
import { escalateStep } from './due-step.transition.ts'
import { assignMatter, releaseFrom } from './handover.transition.ts'
import { acknowledgeDanger, setDanger } from './level.transition.ts'
import { aMatterFile } from './matter.fixtures.ts'
import type { MatterFile, On } from './matter.schema.ts'
import { closeMatter, recordWork, reopenMatter, takeMatter } from './matter.transition.ts'
import { mergeMatters, undoMerge } from './merge.transition.ts'
import { changeSensitivity, handOver, setBarred } from './place.transition.ts'

const orgs = [newId(), newId(), newId()] as const
const actors: readonly Actor[] = orgs.flatMap((orgId, at) => [
  anActor({ id: newId(), orgId, orgs: [orgId], divisions: at === 0 ? ['420222'] : [] }),
  anActor({ id: newId(), orgId, orgs: [orgId], divisions: [], clearance: 'normal' }),
])

type World = { files: MatterFile[]; now: number; fired: string[] }

const Move = fc.record({
  act: fc.constantFrom(
    ...(['take', 'contact', 'follow-up', 'close', 'reopen', 'merge', 'undo', 'hand-over'] as const),
    ...(['danger', 'calm', 'acknowledge', 'assign', 'end-account', 'bar', 'seal', 'wait'] as const),
  ),
  who: fc.nat(actors.length - 1),
  at: fc.nat(2),
  other: fc.nat(2),
  hours: fc.nat(200),
})
type Move = typeof Move extends fc.Arbitrary<infer Each> ? Each : never

describe('a walk over matters', () => {
  test('never leaves one without its organisation or a due step, fires no clock twice, widens no merge', () => {
    fc.assert(
      fc.property(fc.array(Move, { maxLength: 60 }), (moves) => {
        const world = aWorld()
        for (const move of moves) step(world, move)
      }),
      { numRuns: 300 },
    )
  })
})

function aWorld(): World {
  return {
    files: [0, 1, 2].map((at) => aMatterFile({ orgId: orgs[at] ?? orgs[0] })),
    now: Date.parse('2023-05-10T02:00:00Z'),
    fired: [],
  }
}

function step(world: World, { act, who, at, other, hours }: Move): void {
  const [file, into] = [world.files[at], world.files[other]]
  const actor = actors[who]
  if (file === undefined || into === undefined || actor === undefined) return
  const on: On = { actor, now: new Date(world.now), id: newId }
  const text = '按约定办'
  if (act === 'wait') {
    world.now += hours * 3_600_000
    world.files = world.files.map((each) => escalated(world, each))
  } else if (act === 'merge' && at !== other) {
    const merged = mergeMatters({ from: file, into: withMerged(world, into) }, { reason: text }, on)
    if (!isRefusal(merged)) {
      expectNoWider(merged.from, file)
      expectNoWider(merged.into, into)
      world.files[at] = merged.from
      world.files[other] = merged.into
    }
  } else if (act === 'undo' && file.mergedInto !== undefined) {
    const place = world.files.findIndex(({ id }) => id === file.mergedInto)
    const target = world.files[place]
    if (target !== undefined) {
      const others = world.files.filter(
        (each) => each.mergedInto === target.id && each.id !== file.id,
      )
      const apart = undoMerge({ from: file, into: target }, { reason: text, others }, on)
      if (!isRefusal(apart)) {
        world.files[at] = apart.from
        world.files[place] = apart.into
      }
    }
  } else {
    const next = changed(act, file, hours, on)
    if (next !== undefined && !isRefusal(next)) world.files[at] = next
  }
  for (const each of world.files) expectOwned(each)
}

function changed(
  act: Move['act'],
  file: MatterFile,
  hours: number,
  on: On,
): MatterFile | Refusal | undefined {
  const reason = '按约定办'
  const orgId = orgs[hours % orgs.length] ?? orgs[0]
  const { id, name } = on.actor
  switch (act) {
    case 'take':
      return takeMatter(file, on)
    case 'contact':
    case 'follow-up':
      return recordWork(file, { kind: act, text: reason, result: 'clean' }, on)
    case 'close':
      return closeMatter(file, { outcome: 'refused', reason, revisitOrgId: orgId }, on)
    case 'reopen':
      return reopenMatter(file, { reason }, on)
    case 'hand-over':
      return handOver(file, { receiver: { id: orgId, endedAt: null }, reason }, on)
    case 'danger':
    case 'calm':
      return setDanger(file, { imminent: act === 'danger', reason }, on)
    case 'acknowledge':
      return acknowledgeDanger(file, {}, on)
    case 'assign': {
      const assignee = { id, name, orgs: on.actor.orgs, maySee: maySee(on.actor, file) }
      return assignMatter(file, { assignee }, on)
    }
    case 'end-account':
      return releaseFrom(file, file.assigneeId ?? id, [actors[0]?.id ?? id], on)
    case 'bar':
      return setBarred(file, { accountId: id, isBarred: !file.barred.includes(id), reason }, on)
    case 'seal':
      return changeSensitivity(file, { sensitivity: 'sealed', reason }, on)
    case 'merge':
    case 'undo':
    case 'wait':
      return undefined
  }
}

/** A matter stands with the steps of what was merged into it, as the store loads it. */
function withMerged(world: World, file: MatterFile): MatterFile {
  const merged = world.files.filter(({ mergedInto }) => mergedInto === file.id)
  const steps = [...file.steps, ...merged.flatMap((each) => each.steps)]
  return { ...file, steps: [...new Map(steps.map((each) => [each.id, each])).values()] }
}

function escalated(world: World, file: MatterFile): MatterFile {
  const steps = file.steps.map((each) => {
    const isDue = each.escalatesAt !== undefined && Date.parse(each.escalatesAt) <= world.now
    if (!isDue || !isOpenStep(each)) return each
    const key = `${each.id}:${each.stage}`
    // The same step of a merged matter is held by two files here, by one row in the database.
    if (each.matterId === file.id) {
      expect(world.fired).not.toContain(key)
      world.fired.push(key)
    }
    return escalateStep(each, orgs[0], initialClocks, new Date(world.now))
  })
  return { ...file, steps }
}

function expectOwned(file: MatterFile): void {
  expect(orgs).toContain(file.orgId)
  expect(file.audience).not.toContain(file.orgId)
  if (file.status !== 'open' && file.status !== 'monitoring') return
  const own = file.steps.filter(
    (each) => isOpenStep(each) && isOwnStep(each) && each.matterId === file.id,
  )
  expect(own.length).toBeGreaterThan(0)
  if (file.sensitivity === 'sealed') expect(file.named.length).toBeGreaterThan(0)
}

function expectNoWider(after: MatterFile, before: MatterFile): void {
  const gained = actors.filter((actor) => maySee(actor, after) && !maySee(actor, before))
  expect(gained).toEqual([])
}
