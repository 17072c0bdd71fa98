import { z } from 'zod'
import type { Place } from '#platform/access/place.ts'
import type { KeyGroup } from '#domain/people/key-group.schema.ts'

export const VisitStatus = z.enum(['recorded', 'removed'])
export type VisitStatus = z.infer<typeof VisitStatus>

/** Where the record came from: the entry form, a file, or the simulated city. */
export const VisitSource = z.enum(['form', 'import', 'city'])
export type VisitSource = z.infer<typeof VisitSource>

/** 1 高危, 2 较高, 3 一般, 4 关注: how whoever found it saw it; grading decides later. */
export const HazardLevel = z.int().min(1).max(4)

/**
 * A visit (走访). What the executive wrote in her own words (`need`, `solved`, `hazard`, `extra`,
 * `removalReason`) is sealed in the database and in clear only here.
 */
export type Visit = Place & {
  readonly id: string
  /** 走访编号 */
  readonly number: string
  /** `YYYY-MM-DD` in Asia/Shanghai */
  readonly date: string
  readonly executiveId: string
  readonly executiveNumber: string
  readonly executiveName: string
  /** where she belonged on that day; figures by village stand on it */
  readonly executiveDivision: string
  readonly personId: string | null
  readonly householdId: string | null
  readonly subjectName: string | null
  readonly tags: readonly KeyGroup[]
  readonly need: string | null
  /** the problem solved on the spot, and how */
  readonly solved: string | null
  readonly hazard: string | null
  readonly hazardLevel: number | null
  /** columns of an imported file that the house does not know, kept as they came */
  readonly extra: Readonly<Record<string, string>> | null
  readonly source: VisitSource
  readonly batchId: string | null
  /** keyed fingerprint of the imported row: the same row again is told from another with its number */
  readonly fingerprint: Uint8Array | null
  readonly status: VisitStatus
  readonly removalReason: string | null
  /** account */
  readonly recordedBy: string
  readonly recordedAt: string
  readonly version: number
}

/** Told for many visits at once: an import is one event per thousand rows. */
export type VisitsRecorded = { readonly type: 'visits.recorded'; readonly visits: readonly Visit[] }

/** `before[i]` is what `visits[i]` was. */
export type VisitsCorrected = {
  readonly type: 'visits.corrected'
  readonly before: readonly Visit[]
  readonly visits: readonly Visit[]
}

export type VisitsRemoved = { readonly type: 'visits.removed'; readonly visits: readonly Visit[] }
