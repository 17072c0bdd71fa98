import { z } from 'zod'
import type { Place } from '#platform/access/place.ts'
import type { Day } from '#platform/time/day.ts'
import type { Person } from './person.schema.ts'

/**
 * What the other is to the person. The codes follow the groups of GB/T 4761 (spouse, child,
 * grandchild, parent, grandparent, sibling, other) and add what violence cases need to tell apart.
 */
export const Relation = z.enum([
  ...(['spouse', 'ex-spouse', 'cohabitant', 'ex-partner'] as const),
  ...(['parent', 'child', 'grandparent', 'grandchild', 'sibling'] as const),
  ...(['parent-in-law', 'child-in-law', 'guardian', 'ward', 'other-kin'] as const),
])
export type Relation = z.infer<typeof Relation>

const mirrored: Readonly<Record<Relation, Relation>> = {
  spouse: 'spouse',
  'ex-spouse': 'ex-spouse',
  cohabitant: 'cohabitant',
  'ex-partner': 'ex-partner',
  parent: 'child',
  child: 'parent',
  grandparent: 'grandchild',
  grandchild: 'grandparent',
  sibling: 'sibling',
  'parent-in-law': 'child-in-law',
  'child-in-law': 'parent-in-law',
  guardian: 'ward',
  ward: 'guardian',
  'other-kin': 'other-kin',
}

/** The same relation seen from the other side. */
export function mirrorOf(relation: Relation): Relation {
  return mirrored[relation]
}

export const RelationSource = z.enum(['herself', 'visit', 'household-register', 'agency', 'other'])
export type RelationSource = z.infer<typeof RelationSource>

/** 家庭关系: written once; `otherId` is the person's `relation`. */
export type PersonRelation = Place & {
  readonly id: string
  readonly personId: string
  readonly otherId: string
  readonly relation: Relation
  readonly validFrom: Day | null
  readonly validTo: Day | null
  readonly source: RelationSource
  readonly createdAt: string
  readonly createdBy: string
  readonly version: number
}

/** What a picture of the family shows of a person. */
export type FamilyMember = Pick<
  Person,
  'id' | 'name' | 'sex' | 'birth' | 'division' | 'sensitivity' | 'mergedInto'
>
