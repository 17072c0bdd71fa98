import type { Tx } from '#platform/db/tx.ts'
import { findKnown } from '#domain/people/person-intake.public.ts'
import type { PersonRef } from '#domain/people/person.schema.ts'
import type { ReadRow } from './row.schema.ts'
import { identityOf, textOf } from './taker.store.ts'

/** Somebody whom the file has named before, by what she is known by. */
type Seen = { readonly name: string; readonly row: number; ref?: PersonRef | undefined }

/** A household of the file: its members live together, and its head is whom they are related to. */
type Household = { headKey?: string | undefined; householdId?: string | undefined }

export type PeopleMemory = {
  readonly people: Map<string, Seen>
  readonly households: Map<string, Household>
}

export function freshPeople(): PeopleMemory {
  return { people: new Map(), households: new Map() }
}

/** Without a number: the same name, born the same day in the same village. */
export function personKey(row: ReadRow): string {
  const identity = identityOf(row)
  return identity === null
    ? [textOf(row, 'name'), textOf(row, 'birth'), textOf(row, 'division')].join(' ')
    : identity.number
}

export function householdKey(row: ReadRow): string | null {
  const number = textOf(row, 'household')
  return number === null ? null : `${textOf(row, 'division')} ${number}`
}

export function rememberPerson(row: ReadRow, { people, households }: PeopleMemory): void {
  if (row.faults.length > 0) return
  const key = personKey(row)
  if (!people.has(key)) people.set(key, { name: textOf(row, 'name') ?? '', row: row.row })
  const at = householdKey(row)
  if (at === null) return
  const household = households.get(at) ?? {}
  if (textOf(row, 'relation') === 'head') household.headKey ??= key
  households.set(at, household)
}

export function setHousehold(row: ReadRow, { householdId }: PersonRef, memory: PeopleMemory): void {
  const household = memory.households.get(householdKey(row) ?? '')
  if (household !== undefined) household.householdId ??= householdId
}

/** After a crash the head stands among the rows that are in already: she is looked up once more. */
export async function recallHouseholds(
  tx: Tx,
  fresh: readonly ReadRow[],
  { people, households }: PeopleMemory,
): Promise<void> {
  const lost = [...new Set(fresh.map(householdKey))].flatMap((at) => {
    const household = households.get(at ?? '')
    const key = household?.headKey
    const head = key === undefined ? undefined : people.get(key)
    if (household === undefined || key === undefined || head === undefined) return []
    return head.ref === undefined
      ? [{ household, key, head, division: (at ?? '').slice(0, 12) }]
      : []
  })
  if (lost.length === 0) return
  const known = await findKnown(
    tx,
    lost.map(({ key, head, division }) => {
      const isNumber = /^\d{17}[\dX]$/.test(key)
      const birth = isNumber ? null : (key.split(' ')[1] ?? null)
      return {
        ...{ name: head.name, identity: isNumber ? key : null, division },
        birth: birth === '' ? null : birth,
      }
    }),
  )
  for (const [at, { household, head }] of lost.entries()) {
    const file = known[at]
    if (file === undefined) continue
    head.ref = file
    household.householdId ??= file.householdId
  }
}
