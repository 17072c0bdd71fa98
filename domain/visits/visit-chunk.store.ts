import { covers } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { NamedRow } from '#platform/spreadsheets/columns.ts'
import { dayOf } from '#platform/time/day.ts'
import { knownDivisions } from '#domain/divisions/division.public.ts'
import { findExecutives } from '#domain/organisations/organisation.public.ts'
import { resolvePeople } from '#domain/people/person.public.ts'
import type { MetPerson, PersonRef } from '#domain/people/person.schema.ts'
import { placeOfMet } from './visit-entry.store.ts'
import type { NumberedFault } from './visit-import.schema.ts'
import type { CheckedRow, RowExecutive, VisitColumn } from './visit-row.schema.ts'
import { checkVisitRow, divisionOf, executiveNumberOf } from './visit-row.transition.ts'
import type { Visit } from './visit.schema.ts'
import { findNumbered, insertNewVisits } from './visit.store.ts'
import { recordVisit } from './visit.transition.ts'

export type SheetVisit = NamedRow<VisitColumn>

/** What one import has looked up so far: a year's file names the same executives again and again. */
export type ImportMemory = {
  readonly executives: Map<string, RowExecutive | undefined>
  readonly divisions: Map<string, boolean>
  /** fingerprints by number, of a dry run only: nothing is in the database to meet */
  readonly numbers: Map<string, string> | undefined
}

export function freshMemory(isDryRun: boolean): ImportMemory {
  return { executives: new Map(), divisions: new Map(), numbers: isDryRun ? new Map() : undefined }
}

export type Fingerprinted = {
  readonly row: number
  readonly checked: CheckedRow
  readonly print: Buffer
}

export type CheckedChunk = {
  readonly fresh: readonly Fingerprinted[]
  readonly repeated: number
  readonly faults: readonly NumberedFault[]
}

/** Sorts the rows of a chunk into new, repeated and faulty; writes nothing. */
export async function checkChunk(
  tx: Tx,
  rows: readonly SheetVisit[],
  memory: ImportMemory,
): Promise<CheckedChunk> {
  const taken = findNumbered(tx, [...new Set(rows.map(numberOf).filter((text) => text !== ''))])
  await lookUp(tx, rows, memory)
  const known = new Map(
    [...(await taken)].map(([number, { fingerprint }]) => [
      number,
      fingerprint?.toString('hex') ?? '',
    ]),
  )
  for (const [number, print] of memory.numbers ?? []) known.set(number, print)
  const register = registerOf(tx, memory)
  const fresh: Fingerprinted[] = []
  const faults: NumberedFault[] = []
  let repeated = 0
  for (const { number: row, cells, extra } of rows) {
    const checked = checkVisitRow(cells, extra, register)
    if (isFaulty(checked)) {
      faults.push(...checked.map((fault) => ({ ...fault, row })))
      continue
    }
    const print = fingerprintOf(tx, checked)
    const earlier = known.get(checked.number)
    if (earlier === undefined) {
      fresh.push({ row, checked, print })
      known.set(checked.number, print.toString('hex'))
      memory.numbers?.set(checked.number, print.toString('hex'))
    } else if (earlier === print.toString('hex')) {
      repeated++
    } else {
      faults.push(numberTaken(row, checked))
    }
  }
  return { fresh, repeated, faults }
}

/** Writes what is new: people first, then the visits, each in one statement. */
export async function storeChunk(
  tx: Tx,
  { fresh }: CheckedChunk,
  batchId: string,
): Promise<{ visits: readonly Visit[]; faults: readonly NumberedFault[] }> {
  const people = await resolvePeople(
    tx,
    fresh.flatMap(({ checked }) => metIn(checked)),
  )
  const made = fresh.map(({ checked, print }) =>
    recordVisit(checked, {
      ...{
        region: tx.actor.region,
        id: newId(),
        accountId: tx.actor.id,
        source: 'import',
        batchId,
      },
      ...{ at: tx.now.toISOString(), fingerprint: print, person: personOf(checked, people) },
    }),
  )
  const visits = await insertNewVisits(tx, made)
  if (visits.length === made.length) return { visits, faults: [] }
  // The number belongs to a visit that the importer may not see, or came in meanwhile.
  const inserted = new Set(visits.map(({ number }) => number))
  const lost = fresh.filter(({ checked }) => !inserted.has(checked.number))
  return { visits, faults: lost.map(({ row, checked }) => numberTaken(row, checked)) }
}

function numberOf({ cells }: SheetVisit): string {
  const cell = cells['走访编号']
  return typeof cell === 'string' ? cell : ''
}

async function lookUp(
  tx: Tx,
  rows: readonly SheetVisit[],
  { executives, divisions }: ImportMemory,
): Promise<void> {
  const numbers = unknown(
    rows.map(({ cells }) => executiveNumberOf(cells)),
    executives,
  )
  const codes = unknown(
    rows.map(({ cells }) => divisionOf(cells)),
    divisions,
  )
  const [found, known] = await Promise.all([
    findExecutives(tx, numbers),
    codes.length === 0 ? new Set<string>() : knownDivisions(tx, codes),
  ])
  for (const number of numbers) executives.set(number, found.get(number))
  for (const code of codes) divisions.set(code, known.has(code))
}

function unknown(keys: readonly string[], memory: ReadonlyMap<string, unknown>): string[] {
  return [...new Set(keys)].filter((key) => key !== '' && key.length <= 40 && !memory.has(key))
}

function registerOf(tx: Tx, memory: ImportMemory): Parameters<typeof checkVisitRow>[2] {
  return {
    today: dayOf(tx.now),
    executive: (number) => memory.executives.get(number),
    isDivision: (code) => memory.divisions.get(code) === true,
    reaches: (division) => tx.actor.kind === 'system' || covers(tx.actor, division),
  }
}

function isFaulty(
  checked: ReturnType<typeof checkVisitRow>,
): checked is Extract<ReturnType<typeof checkVisitRow>, readonly unknown[]> {
  return Array.isArray(checked)
}

function numberTaken(row: number, { number }: CheckedRow): NumberedFault {
  return { row, column: '走访编号', code: 'number-taken', shown: number }
}

export function fingerprintOf(tx: Tx, checked: CheckedRow): Buffer {
  const { number, date, executive, division, subjectName, identity, tags } = checked
  const { need, solved, hazard, hazardLevel, extra } = checked
  const unnamed = Object.entries(extra ?? {}).sort(([left], [right]) => (left < right ? -1 : 1))
  return tx.keyring.blindIndex(
    'visit-row',
    JSON.stringify([
      ...[number, date, executive.number, division, subjectName, identity?.number ?? null, tags],
      ...[need, solved, hazard, hazardLevel, unnamed],
    ]),
  )
}

/** Without an identity number nobody can be told to be the same person: the visit keeps the name. */
function metIn(row: CheckedRow): MetPerson[] {
  const { identity, subjectName, tags } = row
  if (identity === null || subjectName === null) return []
  const { number, birth, sex } = identity
  return [
    {
      ...placeOfMet(row),
      ...{ name: subjectName, identity: number, birth, sex, phone: null, address: null, tags },
    },
  ]
}

function personOf(
  { identity, subjectName }: CheckedRow,
  people: ReadonlyMap<string, PersonRef>,
): PersonRef | null {
  return identity === null || subjectName === null ? null : (people.get(identity.number) ?? null)
}
