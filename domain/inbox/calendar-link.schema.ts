import { z } from 'zod'

/** 日历链接: who knows the address reads the account's due steps; the address is shown once. */
export const CalendarLink = z.strictObject({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  /** when a calendar last asked */
  usedAt: z.iso.datetime().nullable(),
  version: z.int(),
})
export type CalendarLink = z.infer<typeof CalendarLink>
