import { z } from 'zod'
import { setting } from '#domain/settings/setting.schema.ts'
import { CalendarDuration } from '#platform/time/duration.ts'

/** ⚙ How long each step of a mandatory report may take in this city. None keeps office hours. */
const MandatoryReportRules = z.strictObject({
  /** until the police have given a number and a time of receipt */
  receipt: CalendarDuration,
  /** until it is filed with the procuratorate, and with the competent department */
  filing: CalendarDuration,
  /** until the procuratorate has signed for it */
  acknowledgement: CalendarDuration,
  /** from the receipt until the police decide: filed or not */
  decision: CalendarDuration,
  /** from the decision until the reporter has heard of it */
  feedback: CalendarDuration,
  /** from a finding that meets a situation until a report of it is missed */
  missed: CalendarDuration,
  /** until the procuratorate has looked at a missed report */
  review: CalendarDuration,
  /** how long a one-time code can begin a report */
  code: CalendarDuration,
  /** how long a draft is kept after it was last written */
  draft: CalendarDuration,
})
export type MandatoryReportRules = z.infer<typeof MandatoryReportRules>

/** Police look at a report within seven days; a reporter hears within three (2020 opinion, 8 and 9). */
export const mandatoryReportSetting = setting('mandatory-reports', MandatoryReportRules, {
  receipt: '2h',
  filing: '24h',
  acknowledgement: '24h',
  decision: '7d',
  feedback: '72h',
  missed: '24h',
  review: '72h',
  code: '24h',
  draft: '7d',
})
