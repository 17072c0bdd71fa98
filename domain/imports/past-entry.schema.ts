import { z } from 'zod'
import type { Place } from '#platform/access/place.ts'

/** An entry of an old paper ledger (旧台账记录). Its words are in clear only in memory. */
export type PastEntry = Place & {
  readonly id: string
  readonly personId: string | null
  readonly name: string | null
  /** `YYYY-MM-DD`, as the ledger says */
  readonly enteredOn: string
  readonly category: string | null
  readonly told: string
  readonly done: string | null
  /** as the ledger says; null where it says nothing */
  readonly isSettled: boolean | null
  readonly importId: string
  readonly fingerprint: Uint8Array
  readonly createdAt: string
  readonly createdBy: string
  readonly version: number
}

/** As a list shows it: without what was told. */
export const PastEntryLine = z.strictObject({
  id: z.uuid(),
  personId: z.uuid().nullable(),
  /** masked where the entry is kept closely */
  name: z.string().nullable(),
  division: z.string(),
  divisionName: z.string(),
  enteredOn: z.string(),
  category: z.string().nullable(),
  isSettled: z.boolean().nullable(),
  sensitivity: z.enum(['normal', 'sensitive', 'sealed']),
})
export type PastEntryLine = z.infer<typeof PastEntryLine>

export const PastEntryView = PastEntryLine.extend({
  told: z.string(),
  done: z.string().nullable(),
  createdAt: z.string(),
})
export type PastEntryView = z.infer<typeof PastEntryView>
