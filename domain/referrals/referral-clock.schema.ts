import { z } from 'zod'
import { OrganisationKind } from '#domain/organisations/organisation.schema.ts'
import { setting } from '#domain/settings/setting.schema.ts'
import { CalendarDuration, Duration } from '#platform/time/duration.ts'

/** How pressing a referral is: it decides which clocks run. */
export const Urgency = z.enum(['immediate', 'urgent', 'normal'])
export type Urgency = z.infer<typeof Urgency>

export const ReferralStepKind = z.enum([
  'sign',
  'answer',
  'feed-back',
  'verify',
  'decide-competence',
])
export type ReferralStepKind = z.infer<typeof ReferralStepKind>

/** Danger keeps no office hours: only what is not pressing may count working days. */
const ReferralClock = z.strictObject({
  immediate: CalendarDuration,
  urgent: CalendarDuration,
  normal: Duration,
})

export const ReferralClocks = z.strictObject({
  steps: z.record(ReferralStepKind, ReferralClock),
  /** share of the time, in percent, that is left when a step turns yellow */
  warnAtPercent: z.int().min(0).max(90),
  /** who decides a dispute of competence: organisations of this kind, at the level above */
  decidedBy: OrganisationKind,
})
export type ReferralClocks = z.infer<typeof ReferralClocks>

/** 签收, 答复, 反馈, 核实, 裁定 ⚙ */
export const referralClockSetting = setting<ReferralClocks>('referral-clocks', ReferralClocks, {
  steps: {
    sign: { immediate: '1h', urgent: '4h', normal: '1wd' },
    answer: { immediate: '4h', urgent: '24h', normal: '3wd' },
    'feed-back': { immediate: '3d', urgent: '7d', normal: '15wd' },
    verify: { immediate: '3d', urgent: '3d', normal: '5wd' },
    'decide-competence': { immediate: '4h', urgent: '24h', normal: '3wd' },
  },
  warnAtPercent: 25,
  decidedBy: 'womens-federation',
})
