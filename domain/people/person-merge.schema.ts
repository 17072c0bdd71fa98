import type { Place } from '#platform/access/place.ts'
import type { KeyGroup } from './key-group.schema.ts'
import type { Restrictions } from './person-place.transition.ts'

/** Tables whose rows hang on a file and follow its restrictions. */
export const dependentTables = ['person_contacts', 'person_relations', 'person_tags'] as const
export type DependentTable = (typeof dependentTables)[number]

export type Dependent = Restrictions & { readonly table: DependentTable; readonly id: string }

type KeptFile = Restrictions & { readonly id: string; readonly tags: readonly KeyGroup[] }

/** What both files and all that hangs on them were before, so that joining can be undone exactly. */
export type Kept = {
  readonly files: readonly [KeptFile, KeptFile]
  readonly dependents: readonly Dependent[]
}

/** 并档: two files that are one person. */
export type PersonMerge = Place & {
  readonly id: string
  readonly fromId: string
  readonly intoId: string
  readonly kept: Kept
  readonly reason: string
  readonly mergedAt: string
  readonly mergedBy: string
}
