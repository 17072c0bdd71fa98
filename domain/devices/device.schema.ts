import { z } from 'zod'

export const ItemKind = z.enum(['visit', 'signature', 'photo', 'follow-up'])
export type ItemKind = z.infer<typeof ItemKind>

/** Why a phone's rights are taken away. */
export const RevokeReason = z.enum(['lost', 'replaced'])
export type RevokeReason = z.infer<typeof RevokeReason>

/** 手机: a phone that an executive registered after signing in; its token is not a session. */
export type Device = {
  readonly region: string
  readonly id: string
  readonly accountId: string
  readonly division: string
  readonly orgId: string
  readonly name: string
  /** the executive who registered it */
  readonly ownerName: string
  readonly registeredAt: string
  readonly lastSeenAt: string
  /** the build of the program that it last showed */
  readonly appVersion: string | null
  readonly revokedAt: string | null
  readonly revokeReason: RevokeReason | null
  /** when it heard that its rights had ended, and forgot what it might read */
  readonly toldAt: string | null
  readonly version: number
}

/** A visit beside others to the same family: she sees both before either is kept twice. */
export const Beside = z.strictObject({
  /** the last visit that her list showed; null where she wrote the name herself */
  knew: z.iso.date().nullable(),
  /** the other visit that she was shown, and what she said of it */
  other: z.uuid().optional(),
  is: z.enum(['another', 'same']).optional(),
})
export type Beside = z.infer<typeof Beside>

/** What stands in an envelope, as the phone wrote it. Its `body` is checked by the slice it is for. */
export const ItemContent = z.strictObject({
  kind: ItemKind,
  /** who was signed in on the phone when it was written */
  accountId: z.uuid(),
  /** by the server's clock as the phone last heard it */
  writtenAt: z.iso.datetime({ offset: true }),
  body: z.record(z.string(), z.unknown()),
  /** of a photograph: the item of the visit at which it was taken */
  about: z.uuid().optional(),
  /** of a visit: what she knew and decided about other visits to the same family */
  beside: Beside.optional(),
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
  /** of a photograph: the item of its visit */
  readonly aboutItem: string | null
  readonly content: string | null
  readonly writtenAt: string
  readonly receivedAt: string
  readonly settledAt: string | null
  readonly settledBy: string | null
  readonly settleReason: string | null
  readonly version: number
}
