import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { PersonRef } from '#domain/people/person.schema.ts'
import { sensitivityOf } from './sensitivity.schema.ts'
import type { CorrectVisit, RemoveVisit } from './visit.contract.ts'
import type { CheckedRow } from './visit-row.schema.ts'
import type { Visit, VisitSource } from './visit.schema.ts'

/** What a new visit needs besides what was written down. */
export type RecordedBy = {
  readonly region: string
  readonly id: string
  readonly accountId: string
  readonly at: string
  readonly source: VisitSource
  readonly batchId: string | null
  readonly fingerprint: Uint8Array | null
  readonly person: PersonRef | null
}

/** A visit from its row, form or file: the executive's organisation is responsible for the record. */
export function recordVisit(row: CheckedRow, by: RecordedBy): Visit {
  const { executive, identity: _identity, need, solved, hazard, hazardLevel, tags, ...told } = row
  const sensitivity = sensitivityOf({ hazard, hazardLevel, told: [need, solved], tags })
  return {
    ...told,
    ...{ need, solved, hazard, hazardLevel, tags, sensitivity },
    named: sensitivity === 'normal' ? [] : namedOf(executive.accountId),
    ...{ region: by.region, id: by.id, orgId: executive.orgId, audience: [], barred: [] },
    executiveId: executive.id,
    executiveNumber: executive.number,
    executiveName: executive.name,
    executiveDivision: executive.division,
    personId: by.person?.id ?? null,
    householdId: by.person?.householdId ?? null,
    ...{ source: by.source, batchId: by.batchId, fingerprint: by.fingerprint },
    ...{ status: 'recorded', removalReason: null, version: 1 },
    ...{ recordedBy: by.accountId, recordedAt: by.at },
  }
}

/** She who wrote it down may always see it again: a village account sees nothing else sensitive. */
function namedOf(accountId: string | null): readonly string[] {
  return accountId === null ? [] : [accountId]
}

/** A correction may raise how closely the visit is kept, never lower it: that needs a second person. */
export function correctVisit(
  visit: Visit,
  { version: _version, ...correction }: CorrectVisit,
  executiveAccounts: readonly string[],
): Visit | Refusal {
  switch (visit.status) {
    case 'recorded': {
      const next = { ...visit, ...correction, version: visit.version + 1 }
      const { hazard, hazardLevel, tags, need, solved } = next
      const judged = sensitivityOf({ hazard, hazardLevel, told: [need, solved], tags })
      if (visit.sensitivity !== 'normal' || judged === 'normal') return next
      const named = [...new Set([...visit.named, ...executiveAccounts])]
      return { ...next, sensitivity: 'sensitive', named }
    }
    case 'removed':
      return refuse('visit-already-removed')
  }
}

/** Nothing is deleted: a removed visit counts nowhere and keeps its reason. */
export function removeVisit(visit: Visit, { reason }: RemoveVisit): Visit | Refusal {
  switch (visit.status) {
    case 'recorded':
      return { ...visit, status: 'removed', removalReason: reason, version: visit.version + 1 }
    case 'removed':
      return refuse('visit-already-removed')
  }
}
