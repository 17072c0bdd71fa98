import { z } from 'zod'
import type { IdentityNumber } from '#platform/text/identity-number.ts'
import type { KeyGroup } from '#domain/people/key-group.schema.ts'
import type { Executive } from '#domain/organisations/executive.schema.ts'

/** The columns of a visits file; what each holds stands in the slice's README. */
export const visitColumns = {
  names: [
    ...(['走访编号', '走访日期', '执委姓名', '执委编号', '村(社区)区划代码'] as const),
    ...(['走访对象', '对象身份证号', '重点人群', '需求', '已解决问题'] as const),
    ...(['发现隐患', '隐患描述', '隐患等级'] as const),
  ],
  required: ['走访编号', '走访日期', '执委姓名', '执委编号', '村(社区)区划代码'],
} as const

export type VisitColumn = (typeof visitColumns.names)[number]

/** Why a row of a file was not taken; wording in both languages is found by the code. */
export const RowFaultCode = z.enum([
  ...(['required', 'too-long', 'unreadable-text', 'number-rounded'] as const),
  ...([
    'number-invalid',
    'number-taken',
    'date-invalid',
    'date-in-future',
    'date-too-early',
  ] as const),
  ...(['executive-unknown', 'executive-name-differs'] as const),
  ...(['division-invalid', 'division-unknown', 'division-outside-reach'] as const),
  ...(['name-invalid', 'identity-length', 'identity-date', 'identity-checksum'] as const),
  ...(['identity-rounded', 'tag-unknown'] as const),
  ...(['hazard-flag-invalid', 'hazard-text-missing', 'hazard-without-flag'] as const),
  ...(['hazard-level-invalid', 'hazard-level-without-hazard'] as const),
])
export type RowFaultCode = z.infer<typeof RowFaultCode>

export type RowFault = {
  readonly column: VisitColumn
  readonly code: RowFaultCode
  /** the value, masked; nothing of what was told in somebody's own words */
  readonly shown: string | null
}

export type RowCells = Readonly<Record<VisitColumn, string | { readonly rounded: string }>>

export type RowExecutive = Pick<
  Executive,
  'id' | 'number' | 'name' | 'orgId' | 'division' | 'accountId'
>

/** What the rows of one chunk are checked against: looked up once, under the actor's own scope. */
export type RowRegister = {
  readonly today: string
  executive(number: string): RowExecutive | undefined
  isDivision(code: string): boolean
  /** may the importer record visits there? */
  reaches(division: string): boolean
}

/** A row without a fault. */
export type CheckedRow = {
  readonly number: string
  readonly date: string
  readonly executive: RowExecutive
  readonly division: string
  readonly subjectName: string | null
  readonly identity: IdentityNumber | null
  readonly tags: readonly KeyGroup[]
  readonly need: string | null
  readonly solved: string | null
  readonly hazard: string | null
  readonly hazardLevel: number | null
  readonly extra: Readonly<Record<string, string>> | null
}
