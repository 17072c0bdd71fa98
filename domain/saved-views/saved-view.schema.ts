import { z } from 'zod'

/** Lists whose conditions live in the address, and may be kept under a name. */
export const ViewedList = z.enum(['matters', 'leads', 'visits', 'people', 'referrals'])
export type ViewedList = z.infer<typeof ViewedList>

/** The conditions as the address holds them; no text that somebody searched for is kept. */
export const ViewQuery = z
  .record(z.string().regex(/^[a-z][A-Za-z]{0,30}$/), z.string().max(400))
  .refine((query) => Object.keys(query).length <= 20, 'too-many-conditions')
  .refine((query) => !('q' in query), 'search-is-not-kept')

/** 保存的视图: a list's conditions under a name, one's own or shared in the organisation. */
export type SavedView = {
  readonly region: string
  readonly id: string
  readonly accountId: string
  readonly orgId: string
  readonly list: ViewedList
  readonly name: string
  readonly query: z.infer<typeof ViewQuery>
  readonly sharing: 'own' | 'organisation'
  readonly createdAt: string
  readonly version: number
}
