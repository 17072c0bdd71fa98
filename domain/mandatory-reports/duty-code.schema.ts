import { z } from 'zod'
import { DutyUnitKind } from './duty-report.schema.ts'

/** 一次性报告码: lets one duty unit write one report, without an account. Only its hash is kept. */
export type DutyCode = {
  readonly region: string
  readonly id: string
  readonly division: string
  readonly orgId: string
  readonly unitKind: DutyUnitKind
  readonly unitName: string
  readonly createdAt: string
  readonly createdBy: string
  readonly createdByName: string
  readonly expiresAt: string
  readonly revokedAt: string | null
  readonly version: number
}

/** A code as it is made: the digits are in memory for one answer and nowhere else. */
export type NewDutyCode = DutyCode & { readonly code: string }

export const GiveCode = z.strictObject({
  unitKind: DutyUnitKind,
  unitName: z.string().trim().min(2).max(80),
  division: z.string().regex(/^\d{12}$/),
})
export type GiveCode = z.infer<typeof GiveCode>
