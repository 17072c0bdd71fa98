import type { Place } from '#platform/access/place.ts'
import type { Day } from '#platform/time/day.ts'
import type { KeyGroup } from './key-group.schema.ts'

/** 重点人群标签: that a person belongs to a key group, from when until when, and who says so. */
export type PersonTag = Place & {
  readonly id: string
  readonly personId: string
  readonly tag: KeyGroup
  readonly validFrom: Day
  /** the last day it holds unless somebody confirms it; open where the group has no term */
  readonly expiresOn: Day | null
  readonly endedOn: Day | null
  readonly source: TagSource
  readonly createdAt: string
  readonly createdBy: string
  readonly version: number
}

export const tagSources = ['visit', 'file', 'department', 'herself', 'other'] as const
export type TagSource = (typeof tagSources)[number]

/** A tag as it is told by a visit or an import; its place is the file's. */
export type Tagging = {
  readonly personId: string
  readonly tag: KeyGroup
  readonly expiresOn: Day | null
}

/**
 * A label that must not show on an open file: kept more closely than the file itself, and never in
 * the set that lists filter by. Violence is visible to a village only by explicit grant.
 */
export function isCloseGroup(tag: KeyGroup): boolean {
  return tag === 'exposed-to-violence'
}
