import { z } from 'zod'
import type { IdentityNumber } from '#platform/text/identity-number.ts'
import type { KeyGroup } from '#domain/people/key-group.schema.ts'
import { RowFaultCode } from '#domain/visits/visit-row.schema.ts'

/** A number that Excel has rounded keeps only that it was one. */
export type RawCell = string | { readonly rounded: string }

export type CellValue = string | number | boolean | IdentityNumber | readonly KeyGroup[] | null

/** Why a row was not taken; what visits know of, and what other files do wrong. */
export const ImportFaultCode = z.enum([
  ...RowFaultCode.options,
  ...(['date-ambiguous', 'date-incomplete', 'phone-invalid', 'sex-unknown'] as const),
  ...(['value-unknown', 'not-a-number', 'division-ambiguous'] as const),
  ...(['note-row', 'header-again', 'another-name', 'sex-differs', 'birth-differs'] as const),
  ...(['parent-unknown', 'parent-not-above', 'committee-needs-3-to-9-members'] as const),
  ...(['committee-without-a-woman', 'more-women-than-members'] as const),
  ...(['organisation-unknown', 'executive-number-taken'] as const),
])
export type ImportFaultCode = z.infer<typeof ImportFaultCode>

export const ImportFault = z.strictObject({
  /** as the spreadsheet program numbers it */
  row: z.int(),
  /** the title of our column, as in the template */
  column: z.string(),
  code: ImportFaultCode,
  /** the value, masked; nothing of what was told in somebody's own words */
  shown: z.string().nullable(),
})
export type ImportFault = z.infer<typeof ImportFault>

/** A row of the file, its cells sorted by our fields. */
export type FileRow = {
  readonly row: number
  readonly cells: Readonly<Record<string, RawCell>>
  readonly extra: Readonly<Record<string, string>>
}

/** The same with every cell read by its column's type; a cell with a fault is null. */
export type ReadRow = FileRow & {
  readonly values: Readonly<Record<string, CellValue>>
  readonly faults: readonly ImportFault[]
}

/** What a cell says, or why it cannot be taken. */
export type Reading = { readonly value: string } | { readonly fault: ImportFaultCode }

/** What cells are read against; looked up once for the file, under the importer's own scope. */
export type CellRegister = {
  readonly today: string
  /** by code or name */
  village(text: string): Reading
  /** of any level */
  division(text: string): Reading
}

/** What a row of the file would become, for the preview. */
export const RowOutcome = z.enum(['new', 'repeated', 'faulty'])
export type RowOutcome = z.infer<typeof RowOutcome>
