import { z } from 'zod'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { GiveCode } from './duty-code.schema.ts'
import { DutyUnitKind } from './duty-report.schema.ts'

const path = '/api/v1/duty-codes'

export const CodeRow = z.strictObject({
  id: z.uuid(),
  unitKind: DutyUnitKind,
  unitName: z.string(),
  divisionName: z.string(),
  createdAt: z.string(),
  createdByName: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
  version: z.int(),
})
export type CodeRow = z.infer<typeof CodeRow>

export const giveCodeContract = endpoint({
  id: 'duty-codes.give',
  method: 'POST',
  path,
  summary:
    'Give a one-time code (报告码) to a duty unit; the digits are answered once and kept nowhere',
  body: GiveCode,
  output: CodeRow.extend({ code: z.string() }),
})

export const revokeCodeContract = endpoint({
  id: 'duty-codes.revoke',
  method: 'POST',
  path: `${path}/:id/revoke`,
  summary: 'Take a code back: it opens nothing any more',
  params: ById,
  body: z.strictObject({ version: z.int().optional() }),
  output: CodeRow,
})

export const listCodesContract = endpoint({
  id: 'duty-codes.list',
  method: 'GET',
  path,
  summary: 'Codes that the reader’s office gave out, the latest first; never whether one was used',
  query: PageQuery,
  output: pageOf(CodeRow),
})
