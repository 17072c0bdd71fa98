import { z } from 'zod'
import { setting } from '#domain/settings/setting.schema.ts'
import { DailySpan, type DailySpan as Span } from '#platform/time/time-of-day.ts'

/** ⚙ Hours in which an office is staffed on working days; whoever is on duty answers for the rest. */
export const officeHoursSetting = setting<Span>('office-hours', DailySpan, {
  from: '08:30',
  to: '17:30',
})

/** 值班班次: from when until when somebody answers for her organisation. */
export type Shift = {
  readonly region: string
  readonly id: string
  readonly orgId: string
  readonly division: string
  readonly accountId: string
  readonly accountName: string
  /** where she is reached on duty; in clear only in memory */
  readonly phone: string
  readonly fromAt: string
  readonly toAt: string
  readonly removedAt: string | null
  readonly version: number
}

export const ShiftView = z.strictObject({
  id: z.uuid(),
  accountId: z.uuid(),
  accountName: z.string(),
  phone: z.string(),
  fromAt: z.string(),
  toAt: z.string(),
  version: z.int(),
})
export type ShiftView = z.infer<typeof ShiftView>
