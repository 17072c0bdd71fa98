import { requireRole, type Actor } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'
import type { Ledger } from './ledger.schema.ts'

/** Ledgers are an office's work; an executive has her own families in front of her. */
export function mayUseLedgers(actor: Actor): Decision {
  return (
    requireRole(actor, ...(['township-officer', 'county-officer', 'city-officer'] as const)) ??
    permitted
  )
}

/** A shared ledger is read by colleagues and changed by whoever made it. */
export function mayChangeLedger(actor: Actor, ledger: Ledger): Decision {
  const role = mayUseLedgers(actor)
  if ('refused' in role) return role
  if (ledger.accountId === actor.id) return permitted
  const isShared = ledger.sharing === 'organisation' && actor.orgs.includes(ledger.orgId)
  return refuse(isShared ? 'ledger-of-another' : 'not-found')
}
