import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { creation, type Route } from '#platform/http/route.ts'
import { insertGlass } from './break-glass.store.ts'
import { breakGlass, type BrokenGlass } from './break-glass.transition.ts'
import { breakGlassContract } from './matter.contract.ts'
import { mayAskForGlass, mayBreakGlass } from './matter.policy.ts'
import type { MatterFile, MatterGlassBroken, MattersChanged } from './matter.schema.ts'
import { findMatterIdByNumber, lockMatter, saveMatter } from './matter.store.ts'

/** The matter as it was and as it is, and the glass; logged under the matter's id. */
type Opening = {
  readonly id: string
  readonly version: number
  readonly before: MatterFile
  readonly file: MatterFile
  readonly glass: BrokenGlass
}

/** Looks with the system's eyes, since the matter is hidden from who asks; `may` decides next. */
async function findHidden(tx: Tx, number: string): Promise<MatterFile | Refusal> {
  const asked = mayAskForGlass(tx.actor)
  if (isRefusal(asked)) return asked
  tx.asSystem()
  const id = await findMatterIdByNumber(tx, number)
  const file = id === undefined ? undefined : await lockMatter(tx, id)
  return file ?? refuse('not-found')
}

export const breakGlassRoutes: readonly Route[] = [
  creation(breakGlassContract, {
    prepare: (tx, { body }) => findHidden(tx, body.number),
    may: (actor, _, file: MatterFile) => mayBreakGlass(actor, file),
    apply(body, before, on): Opening {
      const { file, glass } = breakGlass(before, body, { ...on, id: newId })
      return { id: file.id, version: file.version, before, file, glass }
    },
    save(tx, { file, before, glass }: Opening) {
      saveMatter(tx, file, before)
      insertGlass(tx, glass)
    },
    events: ({ file: matter, before, glass }: Opening): (MattersChanged | MatterGlassBroken)[] => [
      { type: 'matters.changed', changes: [{ before, matter }] },
      {
        type: 'matters.glass-broken',
        matter,
        accountId: glass.accountId,
        accountName: matter.entries.at(-1)?.byName ?? '',
        expiresAt: glass.expiresAt,
      },
    ],
    present: ({ glass }: Opening) => ({ matterId: glass.matterId, expiresAt: glass.expiresAt }),
    audit: 'matter.glass-broken',
  }),
]
