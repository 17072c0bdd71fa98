import type { Work } from '#platform/jobs/long-work.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { accountSchedules } from './accounts/account.jobs.ts'
import { sweepAttachments } from './attachments/attachment.jobs.ts'
import { forgetOldNotices } from './inbox/notice.jobs.ts'
import { matterSchedules } from './matters/matter.jobs.ts'
import { metricsSchedules } from './metrics/metric.jobs.ts'
import { visitImportWork } from './visits/visit-import.jobs.ts'

/** Long work that a person starts and can find again. */
export const works: readonly Work[] = [visitImportWork]

/** Work that comes round by itself. */
export const schedules: readonly Schedule[] = [
  ...matterSchedules,
  ...metricsSchedules,
  sweepAttachments,
  forgetOldNotices,
  ...accountSchedules,
]
