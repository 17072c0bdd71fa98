import { z } from 'zod'
import type { Actor } from '#platform/access/actor.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { Place } from '#platform/access/place.ts'
import type { IntakeChanged } from '#domain/metrics/intake.schema.ts'
import type { DutyUnitKind, ReportContent } from './duty-report.schema.ts'
import type { MandatoryReportRules } from './mandatory-report-rule.schema.ts'

/** Where a report stands; it follows from what was recorded. */
export const ReportStatus = z.enum(['received', 'with-police', 'decided', 'fed-back'])
export type ReportStatus = z.infer<typeof ReportStatus>

/** Departments that a report may be filed with besides the procuratorate. */
export const Department = z.enum(['education', 'civil-affairs', 'health'])
export type Department = z.infer<typeof Department>

const at = z.string()

export const Receipt = z.strictObject({ number: z.string(), at, byName: z.string() })
export const Filing = z.strictObject({ at, office: z.string(), byName: z.string() })
export const PoliceDecision = z.strictObject({
  isFiled: z.boolean(),
  number: z.string(),
  reason: z.string(),
  at,
  byName: z.string(),
})
export type PoliceDecision = z.infer<typeof PoliceDecision>
export const Acknowledgement = z.strictObject({ at, text: z.string(), byName: z.string() })
/** What the reporter may know, in the handler's words, and after how many decisions it was said. */
export const Feedback = z.strictObject({ at, text: z.string(), decisions: z.int() })

export const ReportAct = z.enum([
  ...([
    'received',
    'taken',
    'receipt-recorded',
    'filed-procuratorate',
    'filed-department',
  ] as const),
  ...(['acknowledged', 'decided', 'fed-back', 'unassigned'] as const),
])
export type ReportAct = z.infer<typeof ReportAct>

export const ReportLine = z.strictObject({
  act: ReportAct,
  at,
  byName: z.string(),
  text: z.string().optional(),
})
export type ReportLine = z.infer<typeof ReportLine>

/** Sealed as one, since they retell what happened. */
export type ReportFacts = {
  readonly receipt?: z.infer<typeof Receipt> | undefined
  readonly procuratorate?: z.infer<typeof Filing> | undefined
  readonly department?: (z.infer<typeof Filing> & { readonly kind: Department }) | undefined
  readonly acknowledgement?: z.infer<typeof Acknowledgement> | undefined
  /** the latest last: what was not filed may be filed after all (立案监督) */
  readonly decisions: readonly PoliceDecision[]
  readonly feedback: readonly z.infer<typeof Feedback>[]
  readonly history: readonly ReportLine[]
}

/** 强制报告: a report of an offence against a minor, on its way through the offices. */
export type MandatoryReport = Place &
  ReportFacts & {
    readonly id: string
    readonly matterId: string
    readonly leadId: string
    readonly number: string
    readonly status: ReportStatus
    readonly unitKind: DutyUnitKind
    readonly content: ReportContent
    /** a guardian who is the suspect is asked, told and called by nobody */
    readonly isGuardianSuspect: boolean
    /** who answers for it, and the only one to whom the reporter is open */
    readonly handlerId?: string | undefined
    readonly policeOrgId?: string | undefined
    readonly procuratorateOrgId?: string | undefined
    readonly departmentOrgId?: string | undefined
    readonly receivedAt: string
    readonly version: number
  }

/** With what a command on it needs: the rules in force, and whom its offices have at work. */
export type ReportFile = MandatoryReport & {
  readonly rules: { readonly number: number; readonly body: MandatoryReportRules }
  /** accounts of the offices that it is filed with, by organisation */
  readonly agents: Readonly<Record<string, readonly string[]>>
  /** who may be filed with; without one, on paper */
  readonly offices: Offices
}

/** What figures are counted anew: where it lay, and where it lies. */
export function countedAnew(reports: readonly MandatoryReport[]): IntakeChanged {
  const records = reports.map(({ division, receivedAt: at }) => ({ division, at }))
  return { type: 'intake.changed', source: 'mandatory-reports', records }
}

export type Offices = {
  readonly procuratorate?: Office | undefined
} & { readonly [Kind in Department]?: Office | undefined }

export type Office = { readonly id: string; readonly name: string }

export type On = { readonly actor: Actor; readonly now: Date }

export const ReportAction = z.enum([
  ...(['take', 'record-receipt', 'file-procuratorate', 'file-department'] as const),
  ...(['acknowledge', 'decide', 'feed-back'] as const),
])
export type ReportAction = z.infer<typeof ReportAction>

/** Why the action has no place where the report stands now, if it has none. */
export function standing(action: ReportAction, report: MandatoryReport): Refusal | undefined {
  const { receipt, procuratorate, department, acknowledgement, decisions } = report
  switch (action) {
    case 'take':
      return undefined
    case 'record-receipt':
      return receipt === undefined ? undefined : refuse('police-have-receipted')
    case 'file-procuratorate':
      // The procuratorate's part stands in the rules on minors (2020 opinion 15); 反家庭暴力法 14 has none.
      if (report.content.subject === 'adult') return refuse('filing-for-minors-only')
      return procuratorate === undefined ? undefined : refuse('already-filed-there')
    case 'file-department':
      return department === undefined ? undefined : refuse('already-filed-there')
    case 'acknowledge':
      if (procuratorate === undefined) return refuse('procuratorate-not-told')
      return acknowledgement === undefined ? undefined : refuse('already-acknowledged')
    case 'decide':
      if (receipt === undefined) return refuse('receipt-comes-first')
      return decisions.at(-1)?.isFiled === true ? refuse('police-have-filed') : undefined
    case 'feed-back':
      return receipt === undefined ? refuse('receipt-comes-first') : undefined
  }
}
