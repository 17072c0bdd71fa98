import type { Tx } from '#platform/db/tx.ts'
import type { InForce, Setting } from './setting.schema.ts'
import { findVersions } from './setting.store.ts'
import { inForceAt } from './setting.transition.ts'

/** A setting as it holds now, or at another moment. */
export async function settingOf<Body>(
  tx: Tx,
  { kind, shape, initial }: Setting<Body>,
  at: Date = tx.now,
): Promise<InForce<Body>> {
  const found = inForceAt(await findVersions(tx, kind), at)
  return found === undefined
    ? { number: 0, body: initial }
    : { number: found.number, body: shape.parse(found.body) }
}

/** Every version by its number: a clock that runs goes on by the version that started it. */
export async function settingVersions<Body>(
  tx: Tx,
  { kind, shape, initial }: Setting<Body>,
): Promise<ReadonlyMap<number, Body>> {
  const found = await findVersions(tx, kind)
  return new Map([
    [0, initial],
    ...found.map(({ number, body }) => [number, shape.parse(body)] as const),
  ])
}
