import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { DutyCode } from './duty-code.schema.ts'

export function revokeCode(code: DutyCode, now: Date): DutyCode | Refusal {
  if (code.revokedAt !== null) return refuse('code-already-revoked')
  return { ...code, revokedAt: now.toISOString(), version: code.version + 1 }
}
