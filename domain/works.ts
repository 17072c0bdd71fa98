import type { Work } from '#platform/jobs/long-work.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { accountSchedules } from './accounts/account.jobs.ts'
import { sweepAttachments } from './attachments/attachment.jobs.ts'
import { forgetOldNotices } from './inbox/notice.jobs.ts'
import { sendOutside } from './inbox/outside-message.jobs.ts'
import { leadSchedules } from './leads/lead.jobs.ts'
import { matterSchedules } from './matters/matter.jobs.ts'
import { remindOfSteps } from './matters/reminder.jobs.ts'
import { metricsSchedules } from './metrics/metric.jobs.ts'
import { kinshipSchedules } from './people/kinship.jobs.ts'
import { peopleSchedules } from './people/tag.jobs.ts'
import { tellOfExpiry } from './protection-orders/order.jobs.ts'
import { proposeSupervision } from './supervision/supervision.jobs.ts'
import { visitImportWork } from './visits/visit-import.jobs.ts'

/** Long work that a person starts and can find again. */
export const works: readonly Work[] = [visitImportWork]

/** Work that comes round by itself. */
export const schedules: readonly Schedule[] = [
  ...matterSchedules,
  ...leadSchedules,
  remindOfSteps,
  proposeSupervision,
  tellOfExpiry,
  ...metricsSchedules,
  sweepAttachments,
  forgetOldNotices,
  sendOutside,
  ...accountSchedules,
  ...peopleSchedules,
  ...kinshipSchedules,
]
