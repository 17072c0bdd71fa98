import { z } from 'zod'
import { MatterStepKind } from './clock.schema.ts'

/** Records beside the matter itself that something may be due on. */
export const StepSubject = z.enum([
  ...(['matter', 'referral', 'order', 'warning', 'supervision', 'meeting', 'push'] as const),
  ...(['contact', 'mandatory-report'] as const),
])
export type StepSubject = z.infer<typeof StepSubject>

export const DueStepKind = z.enum([
  ...MatterStepKind.options,
  // referrals (转办): sign for it, accept or return it, report back, look at what came back
  ...(['sign', 'answer', 'feed-back', 'verify', 'decide-competence'] as const),
  // protection orders (人身安全保护令) and written warnings (告诫书)
  ...(['submit', 'court-acceptance', 'court-decision', 'serve', 'renew', 'visit'] as const),
  // supervision (督办) and what a joint meeting decided
  ...(['reply', 'task'] as const),
  // the line (热线): pass on, call back; a petition (信访) accepted and concluded
  ...(['refer', 'call-back', 'petition-accept', 'petition-conclude'] as const),
  // mandatory reports (强制报告): through police and procuratorate, and back to who reported
  ...(['police-receipt', 'file-procuratorate', 'file-department'] as const),
  ...(['procuratorate-receipt', 'police-decision', 'tell-reporter'] as const),
])
export type DueStepKind = z.infer<typeof DueStepKind>

/** 应办步骤: something that must be done until a time. Overdue is derived, never stored. */
export type DueStep = {
  readonly id: string
  readonly matterId: string
  readonly subjectKind: StepSubject
  /** the record that it is due on, where that is not the matter itself */
  readonly subjectId?: string | undefined
  /** what a desk shows of it where the matter is closed to its owner */
  readonly number?: string | undefined
  readonly kind: DueStepKind
  /** whose duty it is */
  readonly dutyOrgId: string
  readonly assigneeId?: string | undefined
  readonly startedAt: string
  readonly dueAt: string
  /** the version of the clocks it runs by */
  readonly clockNumber: number
  /** when its owner is reminded; absent once she was */
  readonly warnsAt?: string | undefined
  /** when it goes one organisation up, or up again; absent when there is nobody above */
  readonly escalatesAt?: string | undefined
  /** how often it went up */
  readonly stage: number
  /** `lapsed`: the matter went on without it */
  readonly ended?: 'done' | 'lapsed' | undefined
  readonly doneAt?: string | undefined
  readonly doneBy?: string | undefined
  readonly escalatedAt?: string | undefined
  readonly escalatedTo?: string | undefined
  readonly version: number
}

export function isOpenStep(step: DueStep): boolean {
  return step.doneAt === undefined
}

/** A step of the matter itself, rather than of a referral or a service that hangs on it. */
export function isOwnStep(step: DueStep): boolean {
  return step.subjectKind === 'matter'
}

export function isOverdue(step: DueStep, now: Date): boolean {
  return isOpenStep(step) && Date.parse(step.dueAt) <= now.getTime()
}
