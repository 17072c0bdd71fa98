import { z } from 'zod'
import { Relation } from './relation.schema.ts'

/** What the person is to the member of staff; `self` where the file is her own. */
export const KinshipRelation = z.enum(['self', ...Relation.options])
export type KinshipRelation = z.infer<typeof KinshipRelation>

/**
 * 亲属申报: whose relative an account is. By a file that its declarer may see, or blindly by an
 * identity number, of which only the keyed hash is kept.
 */
export type Kinship = {
  readonly region: string
  readonly id: string
  readonly accountId: string
  readonly personId: string | null
  /** in memory only, while it is declared */
  readonly identity: string | null
  readonly name: string
  readonly relation: KinshipRelation
  readonly declaredBy: string
  readonly declaredAt: string
  readonly withdrawnAt: string | null
  readonly version: number
}

/** An account that is kin of a person, and what for. */
export type Kin = {
  readonly personId: string
  readonly accountId: string
  readonly relation: KinshipRelation
}

/** Somebody has turned out to be kin of persons who have files: to be shut out of what concerns them. */
export type KinshipsDeclared = {
  readonly type: 'kinships.declared'
  readonly kin: readonly { readonly accountId: string; readonly personIds: readonly string[] }[]
}
