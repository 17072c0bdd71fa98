import { z } from 'zod'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { KeyGroup } from './key-group.schema.ts'
import { LedgerColumn, LedgerQuery, LedgerSharing } from './ledger.schema.ts'
import { Sex } from './person.schema.ts'

const SaveLedger = z.strictObject({
  name: z.string().trim().min(1).max(60),
  query: LedgerQuery,
  columns: z.array(LedgerColumn).min(1).max(LedgerColumn.options.length),
  sharing: LedgerSharing,
})
export type SaveLedger = z.infer<typeof SaveLedger>

export const LedgerView = SaveLedger.extend({
  id: z.uuid(),
  isOwn: z.boolean(),
  ownerName: z.string(),
  updatedAt: z.string(),
  version: z.int(),
})
export type LedgerView = z.infer<typeof LedgerView>

/** A person as the ledger’s columns ask; what was not asked for is not sent. */
export const LedgerRow = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  sex: Sex.nullable().optional(),
  age: z.int().nullable().optional(),
  divisionName: z.string().optional(),
  ethnicity: z.string().nullable().optional(),
  interpreter: z.string().nullable().optional(),
  groups: z.array(KeyGroup).optional(),
  identityMasked: z.string().nullable().optional(),
  phoneMasked: z.string().nullable().optional(),
  createdAt: z.string().optional(),
})
export type LedgerRow = z.infer<typeof LedgerRow>

const path = '/api/v1/ledgers'

export const listLedgersContract = endpoint({
  id: 'ledgers.list',
  method: 'GET',
  path,
  summary: 'One’s own ledgers and those shared in one’s organisation',
  output: z.strictObject({ items: z.array(LedgerView) }),
})

export const readLedgerContract = endpoint({
  id: 'ledgers.read',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'What a ledger asks for and shows',
  params: ById,
  output: LedgerView,
})

export const ledgerRowsContract = endpoint({
  id: 'ledgers.rows',
  method: 'GET',
  path: `${path}/:id/rows`,
  summary:
    'The people of a ledger today, as far as they are open to the reader; the reading is logged',
  params: ById,
  query: PageQuery.omit({ q: true }),
  output: pageOf(LedgerRow),
})

export const exportLedgerContract = endpoint({
  id: 'ledgers.export',
  method: 'GET',
  path: `${path}/:id/export`,
  summary: 'A ledger as a spreadsheet that says who took it out and when; numbers stay masked',
  params: ById,
  output: z.unknown(),
})

export const createLedgerContract = endpoint({
  id: 'ledgers.create',
  method: 'POST',
  path,
  summary: 'Keep a question about people under a name',
  body: SaveLedger,
  output: LedgerView,
})

export const changeLedgerContract = endpoint({
  id: 'ledgers.change',
  method: 'PUT',
  path: `${path}/:id`,
  summary: 'Ask or show something else, or share it',
  params: ById,
  body: SaveLedger.extend({ version: z.int() }),
  output: LedgerView,
})

export const removeLedgerContract = endpoint({
  id: 'ledgers.remove',
  method: 'DELETE',
  path: `${path}/:id`,
  summary: 'The question is no longer kept; no person’s file is touched',
  params: ById,
  output: z.strictObject({ id: z.uuid() }),
})
