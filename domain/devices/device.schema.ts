import { z } from 'zod'

export const ItemKind = z.enum(['visit', 'signature'])
export type ItemKind = z.infer<typeof ItemKind>

/** 手机: a phone that an executive registered after signing in; its token is not a session. */
export type Device = {
  readonly region: string
  readonly id: string
  readonly accountId: string
  readonly division: string
  readonly orgId: string
  readonly name: string
  readonly registeredAt: string
  readonly lastSeenAt: string
  readonly revokedAt: string | null
  readonly version: number
}

/** What stands in an envelope, as the phone wrote it. Its `body` is checked by the slice it is for. */
export const ItemContent = z.strictObject({
  kind: ItemKind,
  /** who was signed in on the phone when it was written */
  accountId: z.uuid(),
  /** by the server's clock as the phone last heard it */
  writtenAt: z.iso.datetime({ offset: true }),
  body: z.record(z.string(), z.unknown()),
})
export type ItemContent = z.infer<typeof ItemContent>

export const ItemOutcome = z.enum(['taken', 'quarantined', 'settled'])
export type ItemOutcome = z.infer<typeof ItemOutcome>

/** 待传件: one thing that a phone sent. `content` is sealed in the database and kept only in quarantine. */
export type DeviceItem = {
  readonly region: string
  readonly id: string
  readonly deviceId: string
  readonly accountId: string
  readonly writerName: string
  readonly division: string
  readonly orgId: string
  readonly kind: ItemKind
  readonly outcome: ItemOutcome
  readonly code: string | null
  readonly recordId: string | null
  readonly content: string | null
  readonly writtenAt: string
  readonly receivedAt: string
  readonly settledAt: string | null
  readonly settledBy: string | null
  readonly settleReason: string | null
  readonly version: number
}
