import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { identityCheckCharacter } from '#platform/text/identity-number.ts'
import type { MetPerson, Person } from './person.schema.ts'
import { insertPeople } from './person.store.ts'

/** A right identity number of somebody born on a day in 阳新县. @param serial odd: male, even: female */
export function anIdentityNumber(serial = 12, day = '19900101'): string {
  const digits = `420222${day}${String(serial).padStart(3, '0')}`
  return digits + identityCheckCharacter(digits)
}

/** A woman of 阳新县富池镇, unless told otherwise. */
export function aPerson(change: Partial<Person> = {}): Person {
  return {
    ...{ region: '420200', id: newId(), division: '420222101200' },
    ...{ orgId: '01890000-0000-7000-8000-00000000000a', audience: [], sensitivity: 'normal' },
    ...{ named: [], barred: [], householdId: newId(), name: '王小芳', sex: 'female' },
    ...{ birth: '1990-01-01', identity: anIdentityNumber(), phone: '13800138000' },
    ...{ address: '富池镇港下村三组', tags: [], createdAt: '2023-05-06T02:00:00.000Z', version: 1 },
    ...change,
  }
}

/** The same woman as she is met at a visit. */
export function aMetPerson(change: Partial<MetPerson> = {}): MetPerson {
  return {
    ...{ division: '420222101200', orgId: '01890000-0000-7000-8000-00000000000a' },
    ...{ sensitivity: 'normal', named: [], name: '王小芳', identity: anIdentityNumber() },
    ...{ birth: '1990-01-01', sex: 'female', phone: null, address: null, tags: [] },
    ...change,
  }
}

export function insertPerson(tx: Tx, person: Person): void {
  tx.send(insertPeople(tx, [{ ...person, sameAs: null }]))
}
