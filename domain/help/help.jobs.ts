import { forgetToldFiles } from '#domain/attachments/told-file.public.ts'
import { waitingLeads } from '#domain/leads/told.public.ts'
import { systemActor } from '#platform/access/actor.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { forgetRequests, lockExpired } from './help.store.ts'
import { forgetCounters } from './limit.store.ts'

const batch = 100

/**
 * Conversations that were closed long ago go, and yesterday's salt every night. What is open, what
 * still waits for triage and what became a matter stays: a duty that is open is never deleted, and a
 * matter's own retention says when its conversation goes.
 */
const forgetHelp: Schedule = {
  name: 'forget-closed-help-requests',
  every: 'night',
  async run({ db, config }) {
    const system = systemActor(config.region)
    await db.within(system, async (tx) => {
      forgetCounters(tx)
      const expired = await lockExpired(tx, batch)
      const leads = expired.flatMap(({ leadId }) => (leadId === null ? [] : [leadId]))
      const waiting = await waitingLeads(tx, leads)
      const gone = expired.filter(({ leadId }) => leadId === null || !waiting.has(leadId))
      if (gone.length === 0) return
      const ids = gone.map(({ id }) => id)
      forgetRequests(tx, ids)
      await forgetToldFiles(tx, ids)
      tx.audit({ name: 'help-requests.forgotten', outcome: 'done', detail: { count: gone.length } })
    })
  },
}

export const helpSchedules: readonly Schedule[] = [forgetHelp]
