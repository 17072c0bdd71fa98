import { z } from 'zod'
import type { Place } from '#platform/access/place.ts'
import type { Day } from '#platform/time/day.ts'
import type { TimeOfDay } from '#platform/time/time-of-day.ts'

export const ContactKind = z.enum(['phone', 'address'])
export type ContactKind = z.infer<typeof ContactKind>

export const ContactSource = z.enum(['herself', 'visit', 'relative', 'police', 'agency', 'other'])
export type ContactSource = z.infer<typeof ContactSource>

/** 联系方式: a phone or an address with the time it holds for; value, answerer and note are sealed. */
export type Contact = Place & {
  readonly id: string
  readonly personId: string
  readonly kind: ContactKind
  readonly value: string
  readonly validFrom: Day
  /** the last day it holds */
  readonly validTo: Day | null
  readonly source: ContactSource
  /** 安全联系方式: she may be reached by it; `null` where nobody asked her */
  readonly isSafe: boolean | null
  /** 1 Monday to 7 Sunday; empty for every day */
  readonly safeDays: readonly number[]
  /** 安全时间: from and to, or the whole day */
  readonly safeFrom: TimeOfDay | null
  readonly safeTo: TimeOfDay | null
  readonly whoAnswers: string | null
  readonly note: string | null
  readonly createdAt: string
  readonly createdBy: string
  readonly version: number
}

/** By what she may be reached now, for whoever sends. */
export type Reachable = {
  readonly contactId: string
  readonly personId: string
  readonly phone: string
}
