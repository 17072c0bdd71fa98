import { z } from 'zod'
import type { Place } from '#platform/access/place.ts'

export const BundleStatus = z.enum(['sent', 'signed', 'acknowledged'])
export type BundleStatus = z.infer<typeof BundleStatus>

/** 月度移交包: the hazards of a period as they went to the peace-building office. Its receiver is `orgId`. */
export type Bundle = Place & {
  readonly id: string
  readonly senderOrgId: string
  readonly period: string
  readonly fromDay: string
  readonly toDay: string
  readonly status: BundleStatus
  /** reports that were owed, signed and signed as nil when it was closed */
  readonly owed: number
  readonly filed: number
  readonly nil: number
  readonly hazards: number
  /** hazards that go over without their particulars */
  readonly withheld: number
  readonly closedAt: string
  readonly closedBy: string
  readonly closedByName: string
  readonly signedAt: string | null
  readonly signedByName: string | null
  readonly acknowledgedAt: string | null
  readonly acknowledgedByName: string | null
  /** sealed in the database */
  readonly acknowledgement: string | null
  readonly version: number
}

/** A dispute event in the fields of GB/T 31000, in the words of the file that goes over. */
export const BundleEvent = z.strictObject({
  /** 事件名称 */
  name: z.string(),
  /** 发生日期 */
  date: z.iso.date(),
  /** 发生地点 */
  place: z.string(),
  /** 事件规模: 个体 below five people, 群体 from five on */
  scale: z.enum(['个体', '群体']),
  /** 事件类别 */
  category: z.string(),
  /** 涉及人数 */
  people: z.int(),
  /** 事件简述 */
  summary: z.string().max(2_000),
  /** 主要当事人, masked */
  parties: z.string(),
  /** 化解时限 */
  limit: z.iso.date().nullable(),
  /** 化解方式 */
  method: z.string(),
  /** 化解组织 */
  organisation: z.string(),
  /** 化解责任人 */
  responsible: z.string(),
  /** 是否化解成功 */
  isResolved: z.boolean(),
  /** 化解情况 */
  result: z.string(),
  /** 办理状态 */
  status: z.string(),
  /** 所属网格: the code of the village, or of the township where the village is not told */
  grid: z.string(),
  isWithheld: z.boolean(),
})
export type BundleEvent = z.infer<typeof BundleEvent>

export type BundleLine = {
  readonly leadId: string
  readonly position: number
  readonly event: BundleEvent
}
