import type { Actor } from '../access/actor.ts'

/** The actor as `app.ctx` reads it; see database/migrations/20261124-0001-platform.sql. */
export function contextOf(actor: Actor): string {
  const { kind, id, region, clearance, orgs, divisions, roles } = actor
  return [kind, id, region, clearance, orgs.join(), divisions.join(), roles.join()].join('|')
}

/** A command without an answer, so that it needs no plan and can open the transaction on its way. */
export function scopeOf(actor: Actor): string {
  const context = contextOf(actor)
  // Ids, codes and names of roles are ours; this proves it before they stand in a statement.
  if (!/^[\w|,.-]*$/.test(context)) throw new Error('an actor’s context has other characters')
  return `set local app.actor = '${context}'`
}
