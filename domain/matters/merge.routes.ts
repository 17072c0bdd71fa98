import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, type Circumstances, type Route } from '#platform/http/route.ts'
import { mergeMatterContract, undoMergeContract } from './matter.contract.ts'
import { answerWith } from './matter-page.store.ts'
import { mayMergeMatter } from './matter.policy.ts'
import type { Matter, MatterFile, MattersChanged } from './matter.schema.ts'
import { findMatter, findMergedInto, lockMatters, saveMatter } from './matter.store.ts'
import { mergeMatters, undoMerge, type Merging } from './merge.transition.ts'

/** Two matters changed by one command; the one that the path names comes first. */
type Pair = MatterFile & {
  readonly into?: MatterFile | undefined
  /** matters that stay merged into `into` */
  readonly others?: readonly Matter[]
}

async function loadPair(
  tx: Tx,
  { params, body }: { params: { id: string }; body: { intoId: string } },
): Promise<Pair | undefined> {
  const files = await lockMatters(tx, [params.id, body.intoId])
  const from = files.find(({ id }) => id === params.id)
  return from === undefined
    ? undefined
    : { ...from, into: files.find(({ id }) => id === body.intoId) }
}

async function loadMerged(
  tx: Tx,
  { params }: { params: { id: string } },
): Promise<Pair | undefined> {
  const merged = await findMatter(tx, params.id)
  if (merged === undefined) return undefined
  const intoId = merged.mergedInto ?? params.id
  const [files, others] = [
    await lockMatters(tx, [params.id, intoId]),
    await findMergedInto(tx, intoId),
  ]
  const from = files.find(({ id }) => id === params.id)
  return from === undefined
    ? undefined
    : {
        ...from,
        into: files.find(({ id }) => id === intoId),
        others: others.filter(({ id }) => id !== params.id),
      }
}

/** A Merging as the command's own record: the named matter with the other one beside it. */
function asPair(result: Merging | Refusal): Pair | Refusal {
  return isRefusal(result) ? result : { ...result.from, into: result.into }
}

function savePair(tx: Tx, next: Pair, before: Pair): void {
  saveMatter(tx, next, before)
  if (next.into !== undefined && before.into !== undefined) saveMatter(tx, next.into, before.into)
}

function changesOf(next: Pair, before: Pair): MattersChanged[] {
  const changes = [
    { before, matter: next },
    ...(next.into === undefined ? [] : [{ before: before.into, matter: next.into }]),
  ]
  return [{ type: 'matters.changed', changes }]
}

const onPair = { save: savePair, events: changesOf, present: answerWith }

function by(on: Circumstances): Circumstances & { id: () => string } {
  return { ...on, id: newId }
}

export const mergeRoutes: readonly Route[] = [
  command(mergeMatterContract, {
    ...onPair,
    load: loadPair,
    may: mayMergeMatter,
    apply: ({ into, ...from }: Pair, { reason }, on) =>
      into === undefined
        ? { refused: 'no-such-matter' }
        : asPair(mergeMatters({ from, into }, { reason }, by(on))),
    audit: 'matter.merged',
  }),
  command(undoMergeContract, {
    ...onPair,
    load: loadMerged,
    may: mayMergeMatter,
    apply: ({ into, others = [], ...from }: Pair, { reason }, on) =>
      into === undefined
        ? { refused: 'no-such-matter' }
        : asPair(undoMerge({ from, into }, { reason, others }, by(on))),
    audit: 'matter.merge-undone',
  }),
]
