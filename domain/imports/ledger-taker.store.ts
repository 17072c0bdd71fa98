import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { findFederations } from '#domain/organisations/organisation.public.ts'
import { findKnown } from '#domain/people/person-intake.public.ts'
import { freshPeople, personKey, type PeopleMemory } from './people-memory.store.ts'
import { closenessOf, openPeople, sortPeople } from './people-taker.store.ts'
import type { PastEntry } from './past-entry.schema.ts'
import { findPrints, insertNewEntries } from './past-entry.store.ts'
import type { ReadRow, RowOutcome } from './row.schema.ts'
import { flagOf, identityOf, textOf, type TakenChunk, type Taker } from './taker.store.ts'

/**
 * Old paper ledgers: each row becomes an entry of the past beside the file of the person it is about,
 * which is opened where there is none. Nothing of it starts a clock or counts in a figure: what is
 * still open today is told to the house as a lead, by a person who knows that it is.
 */
export function ledgerTaker(): Taker {
  const memory = freshPeople()
  const prints = new Set<string>()
  return {
    check: (tx, rows) => check(tx, rows, memory, prints),
    remember: () => undefined,
  }
}

async function check(
  tx: Tx,
  rows: readonly ReadRow[],
  memory: PeopleMemory,
  prints: Set<string>,
): Promise<TakenChunk> {
  const { fresh, outcomes: people, faults } = await sortPeople(tx, 'ledger', rows, memory)
  const sound = rows.filter(({ row }) => people.get(row) !== 'faulty')
  const printed = sound.map((row) => ({ row, print: printOf(tx, row) }))
  const there = await findPrints(
    tx,
    printed.map(({ print }) => print),
  )
  const outcomes = new Map<number, RowOutcome>(people)
  const entries: { row: ReadRow; print: Buffer }[] = []
  for (const { row, print } of printed) {
    const key = print.toString('hex')
    const isNew = !there.has(key) && !prints.has(key)
    prints.add(key)
    outcomes.set(row.row, isNew ? 'new' : 'repeated')
    if (isNew) entries.push({ row, print })
  }
  return {
    outcomes,
    faults,
    async store(importId) {
      const opened = await openPeople(tx, fresh, memory)
      const made = await store(tx, entries, memory, importId)
      return { made: [...opened, ...made], faults: [] }
    },
  }
}

async function store(
  tx: Tx,
  entries: readonly { row: ReadRow; print: Buffer }[],
  memory: PeopleMemory,
  importId: string,
): Promise<Awaited<ReturnType<TakenChunk['store']>>['made']> {
  await findLost(tx, entries, memory)
  const federations = await findFederations(
    tx,
    entries.map(({ row }) => textOf(row, 'division') ?? ''),
    'village',
  )
  const made = entries.map(({ row, print }) => {
    const division = textOf(row, 'division') ?? ''
    const orgId = federations.get(division)?.id ?? tx.actor.orgId
    const personId = memory.people.get(personKey(row))?.ref?.id ?? null
    return { row, entry: entryOf(tx, row, { print, importId, division, orgId, personId }) }
  })
  const inserted = await insertNewEntries(
    tx,
    made.map(({ entry }) => entry),
  )
  return made.flatMap(({ row, entry }) =>
    inserted.has(entry.id) ? [{ kind: 'past-entry' as const, id: entry.id, row: row.row }] : [],
  )
}

/** Somebody whom an earlier row named, before a crash. */
async function findLost(
  tx: Tx,
  entries: readonly { row: ReadRow }[],
  { people }: PeopleMemory,
): Promise<void> {
  const lost = entries.filter(({ row }) => people.get(personKey(row))?.ref === undefined)
  if (lost.length === 0) return
  const known = await findKnown(
    tx,
    lost.map(({ row }) => ({
      ...{ name: textOf(row, 'name') ?? '', identity: identityOf(row)?.number ?? null },
      birth: identityOf(row)?.birth ?? textOf(row, 'birth'),
      division: textOf(row, 'division') ?? '',
    })),
  )
  for (const [at, { row }] of lost.entries()) {
    const seen = people.get(personKey(row))
    if (seen !== undefined) seen.ref = known[at]
  }
}

function entryOf(
  tx: Tx,
  row: ReadRow,
  at: { print: Buffer; importId: string; division: string; orgId: string; personId: string | null },
): PastEntry {
  const [told, done] = [textOf(row, 'told') ?? '', textOf(row, 'done')]
  const sensitivity = closenessOf(row)
  const isClose = sensitivity !== 'normal' && tx.actor.kind === 'user'
  return {
    ...{ region: tx.actor.region, id: newId(), division: at.division, orgId: at.orgId },
    ...{ audience: [], barred: [], sensitivity, named: isClose ? [tx.actor.id] : [] },
    ...{ personId: at.personId, name: textOf(row, 'name'), told, done },
    ...{ enteredOn: textOf(row, 'enteredOn') ?? '', category: textOf(row, 'category') },
    ...{ isSettled: flagOf(row, 'isSettled'), importId: at.importId, fingerprint: at.print },
    ...{ createdAt: tx.now.toISOString(), createdBy: tx.actor.id, version: 1 },
  }
}

function printOf(tx: Tx, row: ReadRow): Buffer {
  const fields = ['enteredOn', 'division', 'category', 'told', 'done', 'isSettled'] as const
  const words = fields.map((field) => row.values[field] ?? null)
  // Each office's ledger is its own: another's equal entry is neither met nor told of.
  const parts = [tx.actor.orgId, personKey(row), ...words]
  return tx.keyring.blindIndex('import-row', JSON.stringify(parts))
}
