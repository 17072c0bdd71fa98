import type { Tx } from '#platform/db/tx.ts'
import {
  withdrawExecutives,
  withdrawOrganisations,
} from '#domain/organisations/organisation-intake.public.ts'
import { withdrawFamily, withdrawFiles } from '#domain/people/person-intake.public.ts'
import { withdrawVisits } from '#domain/visits/visit-intake.public.ts'
import { declineListed } from '#domain/leads/listed.public.ts'
import { findingTaker } from './finding-taker.store.ts'
import type { ImportKind, RecordKind } from './import.schema.ts'
import { ledgerTaker } from './ledger-taker.store.ts'
import { executiveTaker, organisationTaker } from './organisation-taker.store.ts'
import { withdrawEntries } from './past-entry.store.ts'
import { peopleTaker } from './people-taker.store.ts'
import type { Taker } from './taker.store.ts'
import { visitTaker } from './visit-taker.store.ts'

/** Who takes the rows of each kind. @param isTrial nothing will be written */
export function takerOf(kind: ImportKind, isTrial: boolean): Taker {
  switch (kind) {
    case 'people':
    case 'households':
      return peopleTaker(kind)
    case 'ledger':
      return ledgerTaker()
    case 'findings':
      return findingTaker()
    case 'organisations':
    case 'mediation':
      return organisationTaker(kind)
    case 'executives':
      return executiveTaker()
    case 'visits':
      return visitTaker(isTrial)
  }
}

type Withdrawal = (tx: Tx, ids: readonly string[]) => Promise<Set<string>>

/**
 * How each kind of record is taken back, in this order: what names another record goes before it.
 * Each answers which records are gone; what it leaves, somebody has made something of.
 */
export const withdrawals: readonly (readonly [RecordKind, Withdrawal])[] = [
  ['relation', withdrawFamily],
  ['past-entry', withdrawEntries],
  ['visit', withdrawVisits],
  ['lead', declineListed],
  ['person', withdrawFiles],
  ['executive', withdrawExecutives],
  ['organisation', withdrawOrganisations],
]
