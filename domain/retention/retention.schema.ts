import { z } from 'zod'
import { setting } from '#domain/settings/setting.schema.ts'

export const RetentionRules = z.strictObject({
  /** years from the closing of a matter until it may be erased */
  matterYears: z.int().min(3).max(100),
})
export type RetentionRules = z.infer<typeof RetentionRules>

/** Assumed, until the city's archive says otherwise. */
export const retentionSetting = setting('retention', RetentionRules, { matterYears: 15 })

export const HoldScope = z.enum(['matter', 'person'])
export type HoldScope = z.infer<typeof HoldScope>

/** 留存令: nothing of a matter, or of a person's matters, is erased while it stands. */
export type Hold = {
  readonly region: string
  readonly id: string
  readonly subjectKind: HoldScope
  readonly subjectId: string
  readonly matterNumber: string
  readonly reason: string
  readonly placedBy: string
  readonly placedByName: string
  readonly placedAt: string
  readonly liftedByName: string | null
  readonly liftedAt: string | null
  readonly liftReason: string | null
  readonly version: number
}

export const RunStatus = z.enum(['proposed', 'approved', 'done', 'withdrawn'])
export type RunStatus = z.infer<typeof RunStatus>

/** 清除批次: listed by one officer, approved by another, erased by the worker. */
export type Run = {
  readonly region: string
  readonly id: string
  readonly status: RunStatus
  /** `YYYY-MM-DD`: matters closed before this day */
  readonly closedBefore: string
  readonly years: number
  readonly settingNumber: number
  readonly listed: number
  readonly blocked: number
  readonly erased: number
  readonly kept: number
  readonly proposedBy: string
  readonly proposedByName: string
  readonly proposedAt: string
  readonly approvedBy: string | null
  readonly approvedByName: string | null
  readonly approvedAt: string | null
  readonly endedAt: string | null
  readonly version: number
}

/** Why a matter whose time has come is not erased. The first that holds is told. */
export const Blocker = z.enum([
  'legal-hold',
  'reopened',
  'open-step',
  'open-referral',
  'open-service',
  'order-in-force',
  'open-supervision',
])
export type Blocker = z.infer<typeof Blocker>

export const ItemState = z.enum(['listed', 'blocked', 'erased', 'kept'])
export type ItemState = z.infer<typeof ItemState>

export const RunItem = z.strictObject({
  matterId: z.uuid(),
  number: z.string(),
  category: z.string(),
  closedAt: z.string(),
  state: ItemState,
  blocker: Blocker.nullable(),
})
export type RunItem = z.infer<typeof RunItem>
