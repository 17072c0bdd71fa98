import { callRuleSetting } from '#domain/calls/call-rule.schema.ts'
import { quietHoursSetting } from '#domain/inbox/quiet-hours.schema.ts'
import { helpLimitSetting } from '#domain/help/limit.schema.ts'
import { hotlineRuleSetting } from '#domain/hotline/hotline-rule.schema.ts'
import { intakeSetting } from '#domain/leads/intake.schema.ts'
import { officeHoursSetting } from '#domain/duty/shift.schema.ts'
import { gradingSetting } from '#domain/grading/rule-set.schema.ts'
import { mandatoryReportSetting } from '#domain/mandatory-reports/mandatory-report-rule.schema.ts'
import { clockSetting } from '#domain/matters/clock.schema.ts'
import { keyGroupSetting } from '#domain/people/key-group-setting.schema.ts'
import { orderClockSetting } from '#domain/protection-orders/order-clock.schema.ts'
import { referralClockSetting } from '#domain/referrals/referral-clock.schema.ts'
import { routingSetting } from '#domain/routing/routing-setting.schema.ts'
import { retentionSetting } from '#domain/retention/retention.schema.ts'
import { supervisionClockSetting } from '#domain/supervision/supervision-clock.schema.ts'
import { warningClockSetting } from '#domain/warnings/warning.schema.ts'
import { zeroReportRuleSetting } from '#domain/zero-reports/zero-report-rule.schema.ts'
import type { Setting, SettingKind } from './setting.schema.ts'

/** Where each setting is declared. The console and the command line know no others. */
export const settings: Readonly<Partial<Record<SettingKind, Setting<never>>>> = {
  clocks: clockSetting as Setting<never>,
  grading: gradingSetting as Setting<never>,
  'office-hours': officeHoursSetting as Setting<never>,
  routing: routingSetting as Setting<never>,
  'referral-clocks': referralClockSetting as Setting<never>,
  'key-groups': keyGroupSetting as Setting<never>,
  'order-clocks': orderClockSetting as Setting<never>,
  'warning-clocks': warningClockSetting as Setting<never>,
  'supervision-clocks': supervisionClockSetting as Setting<never>,
  retention: retentionSetting as Setting<never>,
  'zero-reports': zeroReportRuleSetting as Setting<never>,
  intake: intakeSetting as Setting<never>,
  hotline: hotlineRuleSetting as Setting<never>,
  'help-limits': helpLimitSetting as Setting<never>,
  'quiet-hours': quietHoursSetting as Setting<never>,
  'call-rules': callRuleSetting as Setting<never>,
  'mandatory-reports': mandatoryReportSetting as Setting<never>,
}
