import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Executive } from './executive.schema.ts'
import { saveExecutives } from './executive.store.ts'
import { ownDivision, type Organisation } from './organisation.schema.ts'
import { saveOrganisations } from './organisation.store.ts'

/** The women's federation of 阳新县富池镇, unless told otherwise. */
export function anOrganisation(change: Partial<Organisation> = {}): Organisation {
  const division = change.division ?? '420222101000'
  return {
    ...{ region: '420200', id: newId(), kind: 'womens-federation', level: 'township' },
    ...{ name: '富池镇妇女联合会', division, parentId: null, administers: ownDivision(division) },
    ...{ members: null, womenMembers: null, endedAt: null, version: 1 },
    ...change,
  }
}

/** An executive of 富池镇港下村, unless told otherwise. */
export function anExecutive(change: Partial<Executive> = {}): Executive {
  return {
    ...{ region: '420200', id: newId(), number: 'HS0000001', name: '柯桂英', sex: 'female' },
    ...{ orgId: '01890000-0000-7000-8000-00000000000a', division: '420222101200' },
    ...{ phone: '13800138000', accountId: null, endedAt: null, version: 1 },
    ...change,
  }
}

export function insertOrganisations(tx: Tx, organisations: readonly Organisation[]): void {
  saveOrganisations(tx, organisations)
}

export function insertExecutives(tx: Tx, executives: readonly Executive[]): void {
  saveExecutives(tx, executives)
}
