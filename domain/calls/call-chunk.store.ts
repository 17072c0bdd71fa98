import { prefill } from '#domain/hotline/prefill.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { rowOf } from '#linkage/call-text.ts'
import type { CallReader } from '#linkage/call.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { NamedRow } from '#platform/spreadsheets/columns.ts'
import { callRuleSetting, type CallRules } from './call-rule.schema.ts'
import type { CallColumn, CallFacts } from './call.schema.ts'
import { findNumbered, insertCalls, type NewCall } from './call.store.ts'
import type { NumberedCallFault } from './call-import.schema.ts'
import { checkCallRow, type CheckedCall } from './call-row.transition.ts'
import { readerOf } from './model.store.ts'
import { handlingOf, selectCall } from './selection.transition.ts'

export type SheetCall = NamedRow<CallColumn>

export type FreshCall = {
  readonly row: number
  readonly checked: CheckedCall
  readonly print: Buffer
}

export type CheckedCalls = {
  readonly fresh: readonly FreshCall[]
  readonly repeated: number
  readonly faults: readonly NumberedCallFault[]
}

/**
 * Sorts the rows of a chunk into new, repeated and faulty; writes nothing.
 * @param numbers fingerprints by number of a dry run so far: nothing is in the database to meet
 */
export async function checkCalls(
  tx: Tx,
  orgId: string,
  rows: readonly SheetCall[],
  numbers?: Map<string, string>,
): Promise<CheckedCalls> {
  const register = { now: tx.now, region: tx.actor.region }
  const checked = rows.map(({ number, cells, extra }) => {
    return { row: number, read: checkCallRow(cells, extra, register) }
  })
  const sound = checked.flatMap(({ read }) => (isFaulty(read) ? [] : [read.number]))
  const known = await findNumbered(tx, orgId, [...new Set(sound)])
  for (const [number, print] of numbers ?? []) known.set(number, print)
  const fresh: FreshCall[] = []
  const faults: NumberedCallFault[] = []
  let repeated = 0
  for (const { row, read } of checked) {
    if (isFaulty(read)) {
      faults.push(...read.map((fault) => ({ ...fault, row })))
      continue
    }
    const print = printOf(tx, read)
    const earlier = known.get(read.number)
    if (earlier === undefined) {
      fresh.push({ row, checked: read, print })
      known.set(read.number, print.toString('hex'))
      numbers?.set(read.number, print.toString('hex'))
    } else if (earlier === print.toString('hex')) {
      repeated += 1
    } else {
      faults.push(numberTaken(row, read))
    }
  }
  return { fresh, repeated, faults }
}

/** Writes what is new: selected by the rules, read for linking, with the cues that it tells of. */
export async function storeCalls(
  tx: Tx,
  orgId: string,
  { fresh }: CheckedCalls,
  batchId: string | null,
): Promise<{ accepted: number; faults: readonly NumberedCallFault[] }> {
  const [reader, { body: rules }] = await Promise.all([
    readerOf(tx),
    settingOf(tx, callRuleSetting),
  ])
  const calls = fresh.map(({ checked, print }) =>
    newCall(tx, checked, { orgId, batchId, print, reader, rules }),
  )
  const inserted = await insertCalls(tx, calls)
  // The number came in by another file meanwhile.
  const lost = fresh.filter((_, at) => !inserted.has(calls[at]?.id ?? ''))
  return {
    accepted: inserted.size,
    faults: lost.map(({ row, checked }) => numberTaken(row, checked)),
  }
}

type Making = {
  readonly orgId: string
  readonly batchId: string | null
  readonly print: Buffer
  readonly reader: CallReader
  readonly rules: CallRules
}

function newCall(
  tx: Tx,
  checked: CheckedCall,
  { reader, rules, print, ...owner }: Making,
): NewCall {
  const { number, calledAt, division, text, extra } = checked
  const { selection, codes } = selectCall(text, rules, calledAt)
  // What is not looked at is not read either.
  const told = selection === 'out' ? undefined : prefill(text['简要案情'] ?? '')
  const facts: CallFacts = {
    ...{ text, extra, isMinorTold: told !== undefined && told.minor.length > 0 },
    cues: [...new Set(told?.cues.map(({ value }) => value))].toSorted(),
  }
  return {
    ...{ region: tx.actor.region, id: newId(), ...owner, number, calledAt, division, selection },
    ...{ selectionCodes: codes, handling: handlingOf(text), facts, householdId: null },
    isViolent: told !== undefined && told.violence.length > 0,
    ...{ createdAt: tx.now.toISOString(), version: 1, fingerprint: print },
    row: rowOf(reader, text),
  }
}

function isFaulty(
  read: ReturnType<typeof checkCallRow>,
): read is Extract<ReturnType<typeof checkCallRow>, readonly unknown[]> {
  return Array.isArray(read)
}

function numberTaken(row: number, { number }: CheckedCall): NumberedCallFault {
  return { row, column: '接警编号', code: 'number-taken', shown: number }
}

function printOf(tx: Tx, { text, extra }: CheckedCall): Buffer {
  const sorted = (values: Readonly<Record<string, string>>): [string, string][] =>
    Object.entries(values).toSorted(([left], [right]) => (left < right ? -1 : 1))
  return tx.keyring.blindIndex('call-row', JSON.stringify([sorted(text), sorted(extra ?? {})]))
}
