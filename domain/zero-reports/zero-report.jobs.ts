import { settingOf } from '#domain/settings/setting.public.ts'
import { systemActor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { drawChecks } from './drawing.store.ts'
import { openPeriods } from './opening.store.ts'
import { saveActs, type Act } from './saving.store.ts'
import { zeroReportRuleSetting } from './zero-report-rule.schema.ts'
import { lockToChase, updateReports } from './zero-report.store.ts'
import { chaseReport } from './zero-report.transition.ts'

const batch = 200

/** A new period is owed from its first day. */
const openZeroReports: Schedule = {
  name: 'open-zero-reports',
  every: 'minute',
  async run({ db, config }) {
    await db.within(systemActor(config.region), openPeriods)
  },
}

/** Reminded, chased, one organisation up: the row remembers the stage, in the transaction that tells. */
const chaseZeroReports: Schedule = {
  name: 'chase-zero-reports',
  every: 'minute',
  async run({ db, config }) {
    const turn = (): Promise<number> => db.within(systemActor(config.region), chaseBatch)
    while ((await turn()) === batch);
  },
}

/** 2 % ⚙ of the nil returns are verified by call-back. */
const drawZeroReports: Schedule = {
  name: 'draw-zero-reports',
  every: 'minute',
  async run({ db, config }) {
    await db.within(systemActor(config.region), drawChecks)
  },
}

export const zeroReportSchedules: readonly Schedule[] = [
  openZeroReports,
  chaseZeroReports,
  drawZeroReports,
]

async function chaseBatch(tx: Tx): Promise<number> {
  const { body: rules } = await settingOf(tx, zeroReportRuleSetting)
  const due = await lockToChase(tx, batch)
  const chased = due.map((before) => ({ before, ...chaseReport(before, rules, tx.now) }))
  // Also a row of which nothing is to be told moves on, or it would be taken again and again.
  updateReports(
    tx,
    chased.map(({ report }) => report),
  )
  saveActs(
    tx,
    chased.flatMap(({ before, report, stages }) =>
      stages.map((kind): Act => ({ kind, before, report })),
    ),
  )
  return due.length
}
