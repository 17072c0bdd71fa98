import { requireRole, type Actor } from '#platform/access/actor.ts'
import { permitted, type Decision } from '#platform/access/decision.ts'

/** 三员分立: the audit administrator reads the log and nothing else; nobody else reads it. */
export function mayReadAuditLog(actor: Actor): Decision {
  return requireRole(actor, 'audit-admin') ?? permitted
}
