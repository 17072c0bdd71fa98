import { z } from 'zod'

/** One line of the log: who did what to which record, and whether it was let. */
export const AuditLine = z.strictObject({
  /** where the next page goes on: opaque */
  cursor: z.string(),
  at: z.iso.datetime(),
  lane: z.int(),
  seq: z.int(),
  name: z.string(),
  outcome: z.enum(['done', 'refused']),
  accountId: z.uuid(),
  /** empty for the system and the public */
  accountName: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  subjectKind: z.string().nullable(),
  subjectId: z.uuid().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable(),
})
export type AuditLine = z.infer<typeof AuditLine>

/** A place in the log. Times alone are not unique; lane and number in the lane make them so. */
export type AuditPosition = { readonly at: string; readonly lane: number; readonly seq: number }

export function cursorOf({ at, lane, seq }: AuditPosition): string {
  return `${at}~${lane}~${seq}`
}

const cursorPattern =
  /^(?<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~(?<lane>\d{1,6})~(?<seq>\d{1,15})$/

export const AuditCursor = z
  .string()
  .max(60)
  .transform((text, context): AuditPosition => {
    const parts = cursorPattern.exec(text)?.groups
    if (parts === undefined) {
      context.addIssue({ code: 'custom', message: 'cursor-unreadable' })
      return z.NEVER
    }
    return { at: parts['at'] ?? '', lane: Number(parts['lane']), seq: Number(parts['seq']) }
  })

/** Names begin with their subject: `matter.` finds everything done to matters. */
export const AuditNamePrefix = z
  .string()
  .trim()
  .max(60)
  .regex(/^[a-z0-9.-]*$/, 'audit-name-unreadable')
