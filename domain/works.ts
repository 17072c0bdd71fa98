import type { Work } from '#platform/jobs/long-work.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { accountSchedules } from './accounts/account.jobs.ts'
import { sweepAttachments } from './attachments/attachment.jobs.ts'
import { callImportWork } from './calls/call-import.jobs.ts'
import { callSchedules } from './calls/call.jobs.ts'
import { helpSchedules } from './help/help.jobs.ts'
import { forgetUnrunFiles, importWork } from './imports/import.jobs.ts'
import { forgetOldNotices } from './inbox/notice.jobs.ts'
import { sendOutside } from './inbox/outside-message.jobs.ts'
import { leadSchedules } from './leads/lead.jobs.ts'
import { mandatoryReportSchedules } from './mandatory-reports/mandatory-report.jobs.ts'
import { matterSchedules } from './matters/matter.jobs.ts'
import { remindOfSteps } from './matters/reminder.jobs.ts'
import { metricsSchedules } from './metrics/metric.jobs.ts'
import { kinshipSchedules } from './people/kinship.jobs.ts'
import { peopleSchedules } from './people/tag.jobs.ts'
import { tellOfExpiry } from './protection-orders/order.jobs.ts'
import { noteCorrections } from './reports/filing.jobs.ts'
import { eraseApproved } from './retention/retention.jobs.ts'
import { proposeSupervision } from './supervision/supervision.jobs.ts'
import { visitImportWork } from './visits/visit-import.jobs.ts'
import { zeroReportSchedules } from './zero-reports/zero-report.jobs.ts'

/** Long work that a person starts and can find again. */
export const works: readonly Work[] = [importWork, visitImportWork, callImportWork]

/** Work that comes round by itself. */
export const schedules: readonly Schedule[] = [
  ...matterSchedules,
  ...leadSchedules,
  remindOfSteps,
  proposeSupervision,
  tellOfExpiry,
  ...metricsSchedules,
  noteCorrections,
  sweepAttachments,
  eraseApproved,
  forgetUnrunFiles,
  forgetOldNotices,
  sendOutside,
  ...accountSchedules,
  ...peopleSchedules,
  ...kinshipSchedules,
  ...zeroReportSchedules,
  ...mandatoryReportSchedules,
  ...callSchedules,
  ...helpSchedules,
]
