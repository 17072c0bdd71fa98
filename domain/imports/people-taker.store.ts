import type { Tx } from '#platform/db/tx.ts'
import { findFederations } from '#domain/organisations/organisation.public.ts'
import {
  findKnown,
  openListed,
  relateListed,
  type ListedPerson,
} from '#domain/people/person-intake.public.ts'
import type { Sex } from '#domain/people/person.schema.ts'
import { Relation } from '#domain/people/relation.schema.ts'
import { sensitivityOf } from '#domain/visits/sensitivity.schema.ts'
import type { ImportKind, MadeRecord } from './import.schema.ts'
import {
  freshPeople,
  householdKey,
  personKey,
  recallHouseholds,
  rememberPerson,
  setHousehold,
  type PeopleMemory,
} from './people-memory.store.ts'
import type { ImportFault, ReadRow, RowOutcome } from './row.schema.ts'
import { faultAt, identityOf, tagsOf, textOf, type TakenChunk, type Taker } from './taker.store.ts'

type Kind = Extract<ImportKind, 'people' | 'households' | 'ledger'>

export function peopleTaker(kind: 'people' | 'households'): Taker {
  const memory = freshPeople()
  return {
    check: (tx, rows) => checkPeople(tx, kind, rows, memory),
    remember: (rows) => {
      for (const row of rows) rememberPerson(row, memory)
    },
  }
}

async function checkPeople(
  tx: Tx,
  kind: 'people' | 'households',
  rows: readonly ReadRow[],
  memory: PeopleMemory,
): Promise<TakenChunk> {
  const { fresh, outcomes, faults } = await sortPeople(tx, kind, rows, memory)
  return {
    outcomes,
    faults,
    async store() {
      const made = await openPeople(tx, fresh, memory)
      const family = kind === 'households' ? await relateToHeads(tx, fresh, memory) : []
      return { made: [...made, ...family], faults: [] }
    },
  }
}

export type Sorted = {
  readonly fresh: readonly ReadRow[]
  readonly outcomes: Map<number, RowOutcome>
  readonly faults: readonly ImportFault[]
}

/** Who is new, who is known to the file or in reach, and whose row contradicts itself or another. */
export async function sortPeople(
  tx: Tx,
  kind: Kind,
  rows: readonly ReadRow[],
  memory: PeopleMemory,
): Promise<Sorted> {
  const outcomes = new Map<number, RowOutcome>()
  const faults: ImportFault[] = []
  const sound: ReadRow[] = []
  for (const row of rows) {
    const own = [...row.faults, ...contradictions(kind, row)]
    if (own.length === 0) sound.push(row)
    else outcomes.set(row.row, 'faulty')
    faults.push(...own)
  }
  const known = await findKnown(tx, sound.map(namedIn))
  const fresh: ReadRow[] = []
  for (const [at, row] of sound.entries()) {
    const key = personKey(row)
    const name = textOf(row, 'name') ?? ''
    const earlier = memory.people.get(key)
    const file = known[at]
    if ((earlier?.name ?? file?.name ?? name) !== name) {
      outcomes.set(row.row, 'faulty')
      faults.push(faultAt(kind, row, 'name', 'another-name'))
      continue
    }
    rememberPerson(row, memory)
    const seen = memory.people.get(key)
    if (seen !== undefined && file !== undefined) seen.ref = file
    if (file !== undefined) setHousehold(row, file, memory)
    const isNew = earlier === undefined && file === undefined
    outcomes.set(row.row, isNew ? 'new' : 'repeated')
    if (isNew) fresh.push(row)
  }
  return { fresh, outcomes, faults }
}

/** A number says sex and birth; a row that says otherwise has one of them wrong. */
export function contradictions(kind: ImportKind, row: ReadRow): ImportFault[] {
  const identity = identityOf(row)
  if (identity === null) return []
  const [sex, birth] = [textOf(row, 'sex'), textOf(row, 'birth')]
  return [
    ...(sex !== null && sex !== identity.sex ? [faultAt(kind, row, 'sex', 'sex-differs')] : []),
    ...(birth !== null && birth !== identity.birth
      ? [faultAt(kind, row, 'birth', 'birth-differs')]
      : []),
  ]
}

function namedIn(row: ReadRow): Parameters<typeof findKnown>[1][number] {
  const identity = identityOf(row)
  return {
    name: textOf(row, 'name') ?? '',
    identity: identity?.number ?? null,
    birth: identity?.birth ?? textOf(row, 'birth'),
    division: textOf(row, 'division') ?? '',
  }
}

/** Opens files for the new rows; the members of a household share it. */
export async function openPeople(
  tx: Tx,
  fresh: readonly ReadRow[],
  memory: PeopleMemory,
): Promise<MadeRecord[]> {
  await recallHouseholds(tx, fresh, memory)
  const federations = await findFederations(
    tx,
    fresh.map((row) => textOf(row, 'division') ?? ''),
    'village',
  )
  const made: MadeRecord[] = []
  // Who begins a household comes before those who join it, so that they find it.
  const [first, joining] = [new Map<string, ReadRow>(), [] as ReadRow[]]
  for (const row of fresh) {
    const at = householdKey(row) ?? personKey(row)
    const isKnown = memory.households.get(at)?.householdId !== undefined
    if (isKnown || first.has(at)) joining.push(row)
    else first.set(at, row)
  }
  for (const rows of [[...first.values()], joining]) {
    const listed = rows.map((row) => listedIn(tx, row, federations, memory))
    const refs = await openListed(tx, listed)
    for (const [at, ref] of refs.entries()) {
      const row = rows[at]
      if (row === undefined) continue
      const seen = memory.people.get(personKey(row))
      if (seen !== undefined) seen.ref = ref
      setHousehold(row, ref, memory)
      made.push({ kind: 'person', id: ref.id, row: row.row })
    }
  }
  return made
}

/** Somebody of whom violence is told is kept as closely as what is told. */
export function closenessOf(row: ReadRow): 'normal' | 'sensitive' {
  const told = [textOf(row, 'told'), textOf(row, 'done'), textOf(row, 'category')]
  const judged = sensitivityOf({ hazard: null, hazardLevel: null, told, tags: tagsOf(row) })
  return judged === 'normal' ? 'normal' : 'sensitive'
}

function listedIn(
  tx: Tx,
  row: ReadRow,
  federations: Awaited<ReturnType<typeof findFederations>>,
  memory: PeopleMemory,
): ListedPerson {
  const identity = identityOf(row)
  const division = textOf(row, 'division') ?? ''
  return {
    ...{ name: textOf(row, 'name') ?? '', identity, division },
    sex: identity?.sex ?? (textOf(row, 'sex') as Sex | null),
    birth: identity?.birth ?? textOf(row, 'birth'),
    ...{ phone: textOf(row, 'phone'), address: textOf(row, 'address'), tags: tagsOf(row) },
    orgId: federations.get(division)?.id ?? tx.actor.orgId,
    householdId: memory.households.get(householdKey(row) ?? '')?.householdId ?? null,
    sensitivity: closenessOf(row),
  }
}

async function relateToHeads(
  tx: Tx,
  fresh: readonly ReadRow[],
  { people, households }: PeopleMemory,
): Promise<MadeRecord[]> {
  const pairs = fresh.flatMap((row) => {
    const head = people.get(households.get(householdKey(row) ?? '')?.headKey ?? '')?.ref
    const own = people.get(personKey(row))?.ref
    const relation = Relation.safeParse(textOf(row, 'relation'))
    if (head === undefined || own === undefined || !relation.success) return []
    return [{ row: row.row, personId: head.id, otherId: own.id, relation: relation.data }]
  })
  const ids = await relateListed(tx, pairs)
  return pairs.flatMap(({ row }, at) => {
    const id = ids[at] ?? null
    return id === null ? [] : [{ kind: 'relation' as const, id, row }]
  })
}
