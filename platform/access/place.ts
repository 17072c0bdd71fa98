import type { Actor } from './actor.ts'
import { covers } from './actor.ts'
import type { Decision } from './decision.ts'
import { permitted, refuse } from './decision.ts'

export type Sensitivity = 'normal' | 'sensitive' | 'sealed'

/**
 * What decides who sees a row. It stands on the row itself, so that the database needs no
 * subquery to decide; `database/migrations/*-platform.sql` holds the same rule as `app.seen`.
 */
export type Place = {
  readonly region: string
  /** 12-digit statistical code */
  readonly division: string
  /** the responsible organisation (主办) */
  readonly orgId: string
  /** co-acting organisations */
  readonly audience: readonly string[]
  readonly sensitivity: Sensitivity
  /** accounts named explicitly: the only way to a sealed row */
  readonly named: readonly string[]
  /** accounts shut out by a conflict of interest: stronger than every other rule */
  readonly barred: readonly string[]
}

/** May the actor see the row? Mirrored by `app.seen` in SQL; a property test holds the two together. */
export function maySee(actor: Actor, place: Place): boolean {
  if (actor.region !== place.region) return false
  if (actor.kind === 'system') return true
  if (actor.kind === 'public' || place.barred.includes(actor.id)) return false
  if (place.named.includes(actor.id)) return true
  if (place.sensitivity === 'sealed') return false
  if (place.sensitivity === 'sensitive' && actor.clearance !== 'sensitive') return false
  return (
    actor.orgs.includes(place.orgId) ||
    place.audience.some((org) => actor.orgs.includes(org)) ||
    covers(actor, place.division)
  )
}

/** The floor below every command: what crosses region, organisation, sensitivity or conflict is not there. */
export function withinReach(actor: Actor, place: Place): Decision {
  return maySee(actor, place) ? permitted : refuse('not-found')
}
