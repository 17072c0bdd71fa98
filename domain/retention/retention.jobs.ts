import { systemActor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Workshop } from '#platform/jobs/long-work.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { dayOf } from '#platform/time/day.ts'
import { blockersOf, familiesOf } from './candidate.store.ts'
import { eraseMatters } from './erasure.store.ts'
import { goOn } from './retention.transition.ts'
import { countListed, lockApprovedRun, lockListed, saveRun, settleItem } from './run.store.ts'

export const eraseApproved: Schedule = {
  name: 'retention.erase',
  every: 'minute',
  run: erase,
}

/** Small enough that nobody waits for its locks. */
const mattersPerStep = 20

/**
 * Erases what an approved run lists, a few matters at a time. A matter and its line of the list change
 * together, so a run that broke off goes on where it stood.
 */
async function erase({ db, config }: Workshop): Promise<void> {
  for (let goesOn = true; goesOn;) {
    goesOn = await db.within(systemActor(config.region), step)
  }
}

async function step(tx: Tx): Promise<boolean> {
  const run = await lockApprovedRun(tx)
  if (run === undefined) return false
  const ids = await lockListed(tx, run.id, mattersPerStep)
  // Looked at anew: what was free when it was listed may have been reopened or put on hold since.
  const blockers = await blockersOf(tx, ids, dayOf(tx.now))
  const free = ids.filter((id) => !blockers.has(id))
  const families = await familiesOf(tx, free)
  if (free.length > 0) await eraseMatters(tx, [...new Set([...families.values()].flat())])
  for (const id of ids) {
    const blocker = blockers.get(id) ?? null
    settleItem(tx, run.id, id, { state: blocker === null ? 'erased' : 'kept', blocker })
    if (blocker !== null) continue
    const detail = { run: run.id }
    tx.audit({
      name: 'matter.erased',
      outcome: 'done',
      subjectKind: 'matter',
      subjectId: id,
      detail,
    })
  }
  const left = await countListed(tx, run.id)
  const counts = { erased: free.length, kept: ids.length - free.length, left }
  const next = goOn(run, counts, tx.now)
  saveRun(tx, next)
  if (next.status === 'done') {
    const { erased, kept } = next
    const about = { subjectKind: 'erasure', subjectId: run.id, detail: { erased, kept } }
    tx.audit({ name: 'erasure.done', outcome: 'done', ...about })
  }
  return next.status !== 'done'
}
