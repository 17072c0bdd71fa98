import { z } from 'zod'
import { setting } from '#domain/settings/setting.schema.ts'
import { CalendarDuration, Duration } from '#platform/time/duration.ts'

const Signer = z.enum(['village-executive', 'township-officer', 'county-officer'])

/** What one level of the tree owes. */
const LevelRule = z.strictObject({
  /** how long a period is */
  grain: z.enum(['month', 'quarter', 'half-year']),
  /** from the end of the period until the report must be signed */
  signWithin: Duration,
  /** which roles of the organisation sign for it */
  signers: z.array(Signer).min(1).max(3),
})
export type LevelRule = z.infer<typeof LevelRule>

/** 零报告 ⚙: periods, signers, clocks. Local practice, no law: the city writes its own. */
export const ZeroReportRules = z.strictObject({
  village: LevelRule,
  township: LevelRule,
  county: LevelRule,
  /** a household is due again so many days after its last visit */
  screenEveryDays: z.int().min(30).max(365),
  /** so long before the limit the organisation is reminded */
  remindBefore: CalendarDuration,
  /** so long after the limit it goes one organisation up */
  escalateAfter: CalendarDuration,
  /** for doing anew what was returned */
  redoWithin: Duration,
  /** so long a phone without signal may keep a signature before it counts from its arrival */
  offlineGrace: CalendarDuration,
  /** share of the nil returns that is verified by call-back */
  checkPercent: z.int().min(0).max(100),
  /** from the draw until the calls are made */
  checkWithin: Duration,
})
export type ZeroReportRules = z.infer<typeof ZeroReportRules>

export const zeroReportRuleSetting = setting<ZeroReportRules>('zero-reports', ZeroReportRules, {
  village: { grain: 'month', signWithin: '12d', signers: ['village-executive'] },
  township: { grain: 'month', signWithin: '15d', signers: ['township-officer'] },
  county: { grain: 'month', signWithin: '18d', signers: ['county-officer'] },
  screenEveryDays: 180,
  remindBefore: '2d',
  escalateAfter: '3d',
  redoWithin: '3d',
  offlineGrace: '7d',
  checkPercent: 2,
  checkWithin: '10d',
})
