import { z } from 'zod'
import { setting } from '#domain/settings/setting.schema.ts'
import { CalendarDuration } from '#platform/time/duration.ts'

/** Steps of the matter itself; other records bring clocks of their own. */
export const MatterStepKind = z.enum([
  'accept',
  'contact',
  'follow-up',
  'report',
  'revisit',
  'acknowledge',
])
export type MatterStepKind = z.infer<typeof MatterStepKind>

/** One clock: how long by level, in calendar time, since danger keeps no office hours. */
export const ClockRule = z.strictObject({
  /** from the start until it is due, for levels 1, 2, 3, 4 */
  byLevel: z.tuple([CalendarDuration, CalendarDuration, CalendarDuration, CalendarDuration]),
  /** instead, while there is imminent danger */
  danger: CalendarDuration.optional(),
  /** after it went one organisation up unheard, it goes up again; left out, it goes up once */
  again: CalendarDuration.optional(),
})
export type ClockRule = z.infer<typeof ClockRule>

export const ClockTable = z.strictObject({
  steps: z.record(MatterStepKind, ClockRule),
  /** share of the time, in percent, that is left when a step turns yellow */
  warnAtPercent: z.int().min(0).max(90),
  /** follow-ups in a row without anything amiss before level 1 closes as resolved */
  cleanFollowUps: z.int().min(1).max(20),
})
export type ClockTable = z.infer<typeof ClockTable>

/**
 * Defaults (domain M10): first contact within 24 h, 48 h, 3 days, 7 days; follow-up weekly,
 * fortnightly, monthly, quarterly; imminent danger acknowledged in 15 minutes or one up, and she is
 * reached within the hour.
 */
export const clockSetting = setting('clocks', ClockTable, {
  steps: {
    accept: { byLevel: ['4h', '12h', '24h', '48h'], danger: '15m' },
    contact: { byLevel: ['24h', '48h', '3d', '7d'], danger: '1h' },
    'follow-up': { byLevel: ['7d', '14d', '30d', '90d'] },
    report: { byLevel: ['24h', '48h', '7d', '7d'] },
    revisit: { byLevel: ['14d', '30d', '30d', '60d'] },
    acknowledge: { byLevel: ['15m', '15m', '15m', '15m'], again: '15m' },
  },
  warnAtPercent: 25,
  cleanFollowUps: 3,
})

/** The clocks that a command works with: today's, and every earlier one for steps that run by it. */
export type Clocks = {
  readonly number: number
  readonly tables: ReadonlyMap<number, ClockTable>
}

/** What the platform comes with. */
export const initialClocks: Clocks = { number: 0, tables: new Map([[0, clockSetting.initial]]) }

export function tableOf(clocks: Clocks, number: number = clocks.number): ClockTable {
  return clocks.tables.get(number) ?? clockSetting.initial
}
