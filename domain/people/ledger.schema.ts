import { z } from 'zod'
import { KeyGroup } from './key-group.schema.ts'
import { Sex } from './person.schema.ts'

const Age = z.int().min(0).max(130)

/** What a ledger asks for. People are found anew each time it is opened. */
export const LedgerQuery = z
  .strictObject({
    /** leading digits of a division code */
    division: z
      .string()
      .regex(/^\d{4,12}$/)
      .optional(),
    /** in any of these key groups today */
    tags: z.array(KeyGroup).max(18).optional(),
    sex: Sex.optional(),
    ageFrom: Age.optional(),
    ageTo: Age.optional(),
    /** of any ethnic group but the Han */
    isMinority: z.boolean().optional(),
    needsInterpreter: z.boolean().optional(),
  })
  .refine(({ ageFrom = 0, ageTo = 130 }) => ageFrom <= ageTo, {
    path: ['ageTo'],
    message: 'age-range-empty',
  })
export type LedgerQuery = z.infer<typeof LedgerQuery>

/** The conditions of a list of people: those of a ledger, and words to search for. */
export type PeopleFilter = LedgerQuery & { readonly q?: string | undefined }

/** What a ledger may show. Numbers stay masked, in the file that leaves the house as well. */
export const LedgerColumn = z.enum([
  ...(['name', 'sex', 'age', 'division', 'ethnicity', 'interpreter'] as const),
  ...(['groups', 'identity', 'phone', 'created'] as const),
])
export type LedgerColumn = z.infer<typeof LedgerColumn>

export const LedgerSharing = z.enum(['own', 'organisation'])
export type LedgerSharing = z.infer<typeof LedgerSharing>

export type Ledger = {
  readonly region: string
  readonly id: string
  readonly accountId: string
  readonly orgId: string
  readonly name: string
  readonly query: LedgerQuery
  readonly columns: readonly LedgerColumn[]
  readonly sharing: LedgerSharing
  readonly createdAt: string
  readonly updatedAt: string
  readonly version: number
}
