import type { LeadsRegistered } from '#domain/leads/lead.schema.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { nobody } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { addDays, dayOf } from '#platform/time/day.ts'
import { millisecondsOf } from '#platform/time/duration.ts'
import { mandatoryReportSetting } from './mandatory-report-rule.schema.ts'
import type { ReportWatch } from './report-watch.schema.ts'
import { insertWatches } from './report-watch.store.ts'
import { situationsIn } from './situation.transition.ts'

export { situationsIn } from './situation.transition.ts'

/** Older findings that are only now written down, such as last year's ledger, are history. */
const freshDays = 30

/**
 * Subscriber of `leads.registered`: what was found or told about a minor and meets a situation is
 * watched until somebody reports it, whatever channel it came by.
 */
export async function watchLeads(tx: Tx, { leads }: LeadsRegistered): Promise<void> {
  const oldest = addDays(dayOf(tx.now), -freshDays)
  const found = leads.flatMap((lead) => {
    if (lead.channel === 'mandatory-report' || lead.foundOn < oldest) return []
    const situations = situationsIn(lead)
    return situations.length === 0 ? [] : [{ lead, situations }]
  })
  if (found.length === 0) return
  const { body } = await settingOf(tx, mandatoryReportSetting)
  const foundAt = tx.now.toISOString()
  const dueAt = new Date(tx.now.getTime() + millisecondsOf(body.missed)).toISOString()
  insertWatches(
    tx,
    found.map(({ lead, situations }): ReportWatch => {
      const { region, division, channel, id: leadId, sourceNumber: leadNumber, barred } = lead
      return {
        region,
        division,
        // Open to nobody until it is missed; then to the procuratorate, by name.
        orgId: nobody,
        audience: [],
        sensitivity: 'sealed',
        named: [],
        barred,
        id: newId(),
        leadId,
        leadNumber,
        channel,
        situations,
        status: 'waiting',
        foundAt,
        dueAt,
        endedAt: null,
        reviewDueAt: null,
        answer: null,
        version: 1,
      }
    }),
  )
}
