import { notify } from '#domain/inbox/notice.public.ts'
import { countyOfficers } from '#domain/matters/party.public.ts'
import { agentsOf } from '#domain/referrals/placing.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { systemActor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { millisecondsOf } from '#platform/time/duration.ts'
import { forgetDrafts } from './duty-draft.store.ts'
import { mandatoryReportSetting } from './mandatory-report-rule.schema.ts'
import { officesAround } from './mandatory-report.store.ts'
import type { ReportWatch } from './report-watch.schema.ts'
import { lockDueWatches, reportedLeads, saveWatch } from './report-watch.store.ts'

const batch = 100

/** A finding that owed a report and has none is told to the procuratorate of its county, once. */
const findMissed: Schedule = {
  name: 'find-missed-reports',
  every: 'minute',
  async run({ db, config }) {
    const turn = () => db.within(systemActor(config.region), (tx) => settleBatch(tx))
    while ((await turn()) === batch);
  },
}

/** What a unit began to write and left lying is about a child: it goes after ⚙ a week. */
const forgetOldDrafts: Schedule = {
  name: 'forget-duty-drafts',
  every: 'night',
  run: ({ db, config }) =>
    db.within(systemActor(config.region), async (tx) => {
      const { body } = await settingOf(tx, mandatoryReportSetting)
      forgetDrafts(tx, new Date(tx.now.getTime() - millisecondsOf(body.draft)).toISOString())
    }),
}

export const mandatoryReportSchedules: readonly Schedule[] = [findMissed, forgetOldDrafts]

/** The state of the row is the effect: it leaves `waiting` in the transaction that tells. */
async function settleBatch(tx: Tx): Promise<number> {
  const due = await lockDueWatches(tx, batch)
  if (due.length === 0) return 0
  const reported = await reportedLeads(
    tx,
    due.map(({ leadId }) => leadId),
  )
  const { body } = await settingOf(tx, mandatoryReportSetting)
  const at = tx.now.toISOString()
  const reviewDueAt = new Date(tx.now.getTime() + millisecondsOf(body.review)).toISOString()
  for (const watch of due) {
    const version = watch.version + 1
    if (reported.has(watch.leadId)) {
      saveWatch(tx, { ...watch, status: 'reported', endedAt: at, version })
      continue
    }
    const { orgId, named } = await lookersAt(tx, watch)
    saveWatch(tx, { ...watch, status: 'missed', orgId, named, reviewDueAt, version })
    tell(tx, { ...watch, named })
  }
  return due.length
}

async function lookersAt(
  tx: Tx,
  { division, barred, orgId }: ReportWatch,
): Promise<{ orgId: string; named: readonly string[] }> {
  const { procuratorate } = await officesAround(tx, division)
  const agents =
    procuratorate === undefined
      ? []
      : ((await agentsOf(tx, [procuratorate.id])).get(procuratorate.id) ?? [])
  // Without anybody of the procuratorate here, the county's federation passes it on by phone.
  const named = agents.length > 0 ? agents : await countyOfficers(tx, division)
  return {
    orgId: procuratorate?.id ?? orgId,
    named: named.filter((id) => !barred.includes(id)),
  }
}

function tell(tx: Tx, { id, sensitivity, named, barred }: ReportWatch): void {
  notify(
    tx,
    named.map((accountId) => ({
      ...({ kind: 'report-missed', to: { accountId }, subjectId: id } as const),
      place: { sensitivity, named, barred },
    })),
  )
}
