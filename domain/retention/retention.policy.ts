import { requireRole, type Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'

/** What is kept and what goes is the city's decision; administrators decide nothing about files. */
export function mayKeep(actor: Actor): Decision {
  return requireRole(actor, 'city-officer') ?? permitted
}

/** Four eyes: an erasure cannot be undone. */
export function mayApprove(
  actor: Actor,
  { proposedBy }: { readonly proposedBy: string },
): Decision {
  const refusal = requireRole(actor, 'city-officer')
  if (refusal !== undefined) return refusal
  return actor.id === proposedBy ? refuse('erasure-needs-second-person') : permitted
}
