import { z } from 'zod'

/**
 * A ⚙ of the city: local practice that is data, not code. Its kind names it, its shape says what may
 * stand in it, and `initial` is what holds until the city writes its own: version 0.
 */
export type Setting<Body> = {
  readonly kind: SettingKind
  readonly shape: z.ZodType<Body>
  readonly initial: Body
}

export function setting<Body>(
  kind: SettingKind,
  shape: z.ZodType<Body>,
  initial: Body,
): Setting<Body> {
  return { kind, shape, initial }
}

/** Every setting there is; each is declared by the slice that lives by it. */
export const SettingKind = z.enum([
  'clocks',
  'grading',
  'routing',
  'referral-clocks',
  'key-groups',
  'quiet-hours',
  'office-hours',
  'order-clocks',
  'warning-clocks',
  'intake',
  'supervision-clocks',
  'retention',
  'zero-reports',
  'call-rules',
  'mandatory-reports',
  'hotline',
  'help-limits',
])
export type SettingKind = z.infer<typeof SettingKind>

/** A version in force from an instant on, until the next one. It is never changed. */
export type SettingVersion = {
  readonly region: string
  readonly id: string
  readonly kind: SettingKind
  /** 1, 2, 3 …; 0 is the platform's own */
  readonly number: number
  readonly effectiveAt: string
  readonly body: unknown
  /** why it was changed, for whoever asks */
  readonly note: string
  readonly byAccount: string
  readonly byName: string
  readonly createdAt: string
  /** taken back before it came into force */
  readonly withdrawnAt: string | null
  readonly version: number
}

/** A setting as it holds at one moment. */
export type InForce<Body> = { readonly number: number; readonly body: Body }

export const SettingVersionLine = z.strictObject({
  id: z.uuid(),
  number: z.int(),
  effectiveAt: z.string(),
  body: z.unknown(),
  note: z.string(),
  byName: z.string(),
  createdAt: z.string(),
  state: z.enum(['past', 'in-force', 'ahead', 'withdrawn']),
  version: z.int(),
})
export type SettingVersionLine = z.infer<typeof SettingVersionLine>
