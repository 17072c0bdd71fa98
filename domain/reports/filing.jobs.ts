import { systemActor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Workshop } from '#platform/jobs/long-work.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { periodOf } from '#platform/time/period.ts'
import {
  findFiledSince,
  findLastFiling,
  findNoted,
  insertNoted,
  lockNoting,
} from './filing.store.ts'
import { newlyNoted } from './filing.transition.ts'
import type { ReportKind } from './report.schema.ts'
import { contentOf } from './report.store.ts'

/** Later than this a filed period is compared when it is read, and no more every night. */
const watchedDays = 2 * 366

/** Gives each later change of a filed period the day on which it was noticed. */
export const noteCorrections: Schedule = {
  name: 'note-corrections',
  every: 'night',
  async run({ db, config }: Workshop): Promise<void> {
    const system = systemActor(config.region)
    const filed = await db.within(system, (tx) =>
      findFiledSince(tx, new Date(tx.now.getTime() - watchedDays * 86_400_000)),
    )
    // One period at a time, so that no transaction grows with the years.
    for (const each of filed) await db.within(system, (tx) => noteIn(tx, each))
  },
}

/** The lock makes a second worker find what the first has noted, and note nothing. */
async function noteIn(tx: Tx, of: { kind: ReportKind; period: string }): Promise<void> {
  lockNoting(tx)
  const filing = await findLastFiling(tx, of)
  if (filing === undefined) return
  const noted = await findNoted(tx, filing.id)
  const now = await contentOf(tx, periodOf(of.period))
  const content = {
    normal: newlyNoted(filing.content.normal, now.normal, noted, 'normal'),
    sensitive: newlyNoted(filing.content.sensitive, now.sensitive, noted, 'sensitive'),
  }
  const isNews = Object.values(content).some((cells) => Object.keys(cells).length > 0)
  if (!isNews) return
  insertNoted(tx, {
    ...{ region: tx.actor.region, id: newId(), filingId: filing.id },
    ...{ notedAt: tx.now.toISOString(), content },
  })
}
