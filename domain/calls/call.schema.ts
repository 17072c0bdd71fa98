import { z } from 'zod'
import type { CueCode } from '#domain/grading/cue.schema.ts'
import type { Selection } from './call-rule.schema.ts'

/** The columns of a calls file (警情); what each holds stands in the slice's README. */
export const callColumns = {
  names: [
    ...(['接警编号', '报警时间', '报警人', '报警人性别', '报警人身份证号', '报警电话'] as const),
    ...([
      '机主姓名',
      '行政区划',
      '案发地址',
      '警情类别',
      '简要案情',
      '处警单位',
      '处警结果',
    ] as const),
  ],
  required: ['接警编号', '报警时间'],
} as const
export type CallColumn = (typeof callColumns.names)[number]

/** What the police say they did at once: a written warning (告诫书), sent on to others (转介). */
export const Handling = z.enum(['none', 'warned', 'referred'])
export type Handling = z.infer<typeof Handling>

/** The words of a call as they stand in the file, and what was read out of them. Sealed as a whole. */
export type CallFacts = {
  readonly text: Readonly<Partial<Record<CallColumn, string>>>
  readonly extra: Readonly<Record<string, string>> | null
  readonly cues: readonly CueCode[]
  readonly isMinorTold: boolean
  /** why a person chose otherwise than the rules */
  readonly chosenBecause?: string | undefined
}

/** 警情: one call to the police. Facts and feature row are in clear only in memory. */
export type Call = {
  readonly region: string
  readonly id: string
  /** the police organisation that it belongs to */
  readonly orgId: string
  readonly number: string
  readonly calledAt: string
  readonly division: string
  readonly selection: Selection
  readonly selectionCodes: readonly string[]
  readonly isViolent: boolean
  readonly handling: Handling
  readonly facts: CallFacts
  readonly householdId: string | null
  readonly createdAt: string
  readonly version: number
}

/** A call as linking needs it. */
export type LinkedCall = {
  readonly id: string
  readonly row: Uint8Array
  readonly householdId: string | null
  readonly calledAt: string
}

/** What is read out of its calls; sealed, since it names a family and a place. */
export type HouseholdFacts = {
  /** 周家: the surname that most calls give, when they do */
  readonly surname: string
  readonly place: string
  readonly cues: readonly CueCode[]
  /** whole days between one call and the next */
  readonly gaps: readonly number[]
  /** most calls that one window of the rules held, by its days */
  readonly within: readonly { readonly days: number; readonly calls: number }[]
}

/** 户组: the calls that seem to come from one household, or to be about one dispute. */
export type Household = {
  readonly region: string
  readonly id: string
  readonly orgId: string
  readonly division: string
  readonly facts: HouseholdFacts
  readonly calls: number
  readonly firstAt: string
  readonly lastAt: string
  readonly isRepeat: boolean
  readonly isEscalating: boolean
  readonly openPairs: number
  readonly pushedCalls: number | null
  readonly mergedInto: string | null
  readonly createdAt: string
  readonly version: number
}

export const PairStatus = z.enum(['open', 'deferred', 'confirmed', 'separated', 'lapsed'])
export type PairStatus = z.infer<typeof PairStatus>

export const PairReason = z.strictObject({ code: z.string(), bits: z.number() })
export type PairReason = z.infer<typeof PairReason>

/** Two calls that may come from one household; a person decides. */
export type Pair = {
  readonly region: string
  readonly id: string
  readonly orgId: string
  readonly a: string
  readonly b: string
  readonly bits: number
  readonly reasons: readonly PairReason[]
  readonly status: PairStatus
  readonly reason?: string | undefined
  readonly decidedBy?: string | undefined
  readonly decidedAt?: string | undefined
  readonly createdAt: string
  readonly version: number
}
