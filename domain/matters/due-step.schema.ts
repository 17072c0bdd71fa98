import { z } from 'zod'

export const DueStepKind = z.enum(['accept', 'contact', 'follow-up', 'report', 'revisit'])
export type DueStepKind = z.infer<typeof DueStepKind>

/** 应办步骤: something that must be done until a time. Overdue is derived, never stored. */
export type DueStep = {
  readonly id: string
  readonly matterId: string
  readonly kind: DueStepKind
  /** whose duty it is */
  readonly dutyOrgId: string
  readonly assigneeId?: string | undefined
  readonly startedAt: string
  readonly dueAt: string
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

export function isOverdue(step: DueStep, now: Date): boolean {
  return isOpenStep(step) && Date.parse(step.dueAt) <= now.getTime()
}
