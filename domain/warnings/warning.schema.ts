import { z } from 'zod'
import { openDeliveries, type Delivery } from '#domain/services/delivery.schema.ts'
import { setting } from '#domain/settings/setting.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { Place } from '#platform/access/place.ts'
import { CalendarDuration } from '#platform/time/duration.ts'

export const WarningClocks = z.strictObject({
  /** until the police have issued it */
  issue: CalendarDuration,
  serve: CalendarDuration,
  firstVisit: CalendarDuration,
  /** from one visit to the next */
  visits: CalendarDuration,
})
export type WarningClocks = z.infer<typeof WarningClocks>

/** Visits after a warning (反家庭暴力法 17): the first within 7 days, then each quarter. */
export const warningClockSetting = setting('warning-clocks', WarningClocks, {
  issue: '72h',
  serve: '24h',
  firstVisit: '7d',
  visits: '90d',
})

export type WarningRules = { readonly number: number; readonly body: WarningClocks }

export const WarningStatus = z.enum(['drafting', 'issued', 'ended', 'withdrawn'])
export type WarningStatus = z.infer<typeof WarningStatus>

const text = (most: number): z.ZodDefault<z.ZodString> => z.string().trim().max(most).default('')

/** 告诫书: who used violence, what happened, what is forbidden (反家庭暴力法 16). */
export const WarningContent = z.strictObject({
  victim: text(50),
  warned: z.strictObject({
    name: text(50),
    sex: z.enum(['female', 'male']).nullable().default(null),
    identity: text(18),
    address: text(200),
  }),
  facts: text(4_000),
  forbidden: text(1_000),
  policeOffice: z.strictObject({ id: z.uuid().nullable().default(null), name: text(100) }),
})
export type WarningContent = z.infer<typeof WarningContent>

/** 查访: a visit of supervision. */
export const Visit = z.strictObject({
  number: z.int(),
  at: z.string(),
  by: z.string(),
  met: z.enum(['both', 'victim', 'warned', 'nobody']),
  result: z.enum(['calm', 'tense', 'violent-again']),
  text: z.string(),
})
export type Visit = z.infer<typeof Visit>

export const WarningBreach = z.strictObject({ at: z.string(), text: z.string(), by: z.string() })

export const WarningAct = z.enum([
  ...([
    'opened',
    'edited',
    'withdrawn',
    'issued',
    'served',
    'visited',
    'breached',
    'ended',
  ] as const),
])
export type WarningAct = z.infer<typeof WarningAct>

export const WarningLine = z.strictObject({
  act: WarningAct,
  at: z.string(),
  byName: z.string(),
  byOrgId: z.string(),
  about: z.string().optional(),
  text: z.string().optional(),
})
export type WarningLine = z.infer<typeof WarningLine>

const Due = z.strictObject({ dueAt: z.string(), warnsAt: z.string(), clockNumber: z.int() })
type Due = z.infer<typeof Due>

export type WarningFacts = {
  readonly deliveries: readonly Delivery[]
  readonly visits: readonly Visit[]
  readonly breaches: readonly z.infer<typeof WarningBreach>[]
  readonly history: readonly WarningLine[]
  readonly issuing?: Due | undefined
  readonly serving?: Due | undefined
  readonly visiting?: Due | undefined
}

export type Warning = Place &
  WarningFacts & {
    readonly id: string
    readonly matterId: string
    readonly number: string
    readonly status: WarningStatus
    readonly content: WarningContent
    readonly policeOrgId?: string | undefined
    /** the police's own number of the paper */
    readonly documentNumber?: string | undefined
    readonly issuedAt?: string | undefined
    readonly visitDueAt?: string | undefined
    readonly firstBreachedAt?: string | undefined
    readonly endedAt?: string | undefined
    readonly createdAt: string
    readonly createdBy: string
    readonly version: number
  }

export type WarningFile = Warning & {
  readonly rules: WarningRules
  readonly committeeOrgId?: string | undefined
}

export type On = { readonly actor: Actor; readonly now: Date }

export const WarningAction = z.enum([
  ...(['edit', 'withdraw', 'issue', 'serve', 'visit', 'record-breach', 'end'] as const),
])
export type WarningAction = z.infer<typeof WarningAction>

/** Why the action has no place where the warning stands now, if it has none. */
export function standing(action: WarningAction, warning: Warning): Refusal | undefined {
  const { status } = warning
  switch (action) {
    case 'edit':
    case 'withdraw':
    case 'issue':
      return status === 'drafting' ? undefined : refuse('warning-already-issued')
    case 'serve':
      if (status !== 'issued') return refuse('warning-not-in-force')
      return openDeliveries(warning.deliveries).length > 0 ? undefined : refuse('already-served')
    case 'visit':
    case 'record-breach':
    case 'end':
      return status === 'issued' ? undefined : refuse('warning-not-in-force')
  }
}

export type WarningsChanged = {
  readonly type: 'warnings.changed'
  readonly changes: readonly { before: Warning | undefined; warning: Warning }[]
}
