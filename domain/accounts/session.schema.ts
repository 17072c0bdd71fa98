import { z } from 'zod'
import { Account } from './account.schema.ts'

const At = z.iso.datetime({ offset: true })

/** A browser that is signed in, or was. */
export const Session = z.strictObject({
  id: z.uuid(),
  accountId: z.uuid(),
  userAgent: z.string(),
  createdAt: At,
  lastSeenAt: At,
  lockedAt: At.nullable(),
  revokedAt: At.nullable(),
  version: z.number().int(),
})
export type Session = z.infer<typeof Session>

/** A line of 我的登录. */
export const SessionLine = Session.pick({
  id: true,
  userAgent: true,
  createdAt: true,
  lastSeenAt: true,
}).extend({ state: z.enum(['open', 'locked']) })
export type SessionLine = z.infer<typeof SessionLine>

const who = Account.pick({ id: true, username: true, name: true }).shape

/** Who is signed in, as the surfaces need it; never an error, so that a first page can just ask. */
export const Me = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('signed-out'), now: At }),
  /** idle for too long: the password opens it again, and the draft is still in the browser */
  z.strictObject({ state: z.literal('locked'), now: At, ...who, expiresAt: At }),
  z.strictObject({
    state: z.literal('signed-in'),
    /** which of 我的登录 this is */
    sessionId: z.uuid(),
    ...who,
    ...Account.pick({ orgId: true, roles: true, divisions: true, clearance: true }).shape,
    orgName: z.string(),
    /** until it is changed, nothing but changing it is open */
    mustChangePassword: z.boolean(),
    passwordExpiresAt: At,
    hasSecondFactor: z.boolean(),
    /** the server's clock, which the clocks on the screen follow */
    now: At,
    expiresAt: At,
    idleMinutes: z.number().int(),
    /** base64: seals unfinished forms in the browser, so that a signed-out computer holds nothing readable */
    draftKey: z.string(),
  }),
])
export type Me = z.infer<typeof Me>
