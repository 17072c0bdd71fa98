import type { OrganisationKind } from '#domain/organisations/organisation.schema.ts'
import type { Refusal } from '#platform/access/decision.ts'
import { refuse } from '#platform/access/decision.ts'
import { tableOf } from './clock.schema.ts'
import { isOpenStep, isOwnStep, type DueStep } from './due-step.schema.ts'
import {
  assignSteps,
  completeSteps,
  keepDue,
  lapseSteps,
  openStep,
  startStep,
} from './due-step.transition.ts'
import { noted } from './entry.transition.ts'
import { standing } from './matter-action.schema.ts'
import type { ClosingOutcome, MatterFile, On, RevisitResult } from './matter.schema.ts'
import type { Receiver } from './place.transition.ts'

/** 接办: she who takes it is the one to ask from now on. */
export function takeMatter(file: MatterFile, on: On): MatterFile | Refusal {
  const refusal = standing('take', file.status)
  if (refusal !== undefined) return refusal
  if (file.acceptedAt !== undefined && file.assigneeId === on.actor.id) {
    return refuse('matter-already-yours')
  }
  const accepting = openStep(file, 'accept')
  const taken = completeSteps(
    completeSteps(
      {
        ...file,
        assigneeId: on.actor.id,
        assigneeName: on.actor.name,
        acceptedAt: file.acceptedAt ?? on.now.toISOString(),
      },
      'accept',
      on,
    ),
    'acknowledge',
    on,
  )
  // The time for reaching her runs from when the matter came in, not from when somebody took it.
  const from = accepting?.startedAt ?? on.now.toISOString()
  const contacting = keepDue(
    assignSteps(taken),
    on,
    taken.contactedAt === undefined ? from : undefined,
  )
  return noted(taken.level === 1 ? withReport(contacting, on) : contacting, 'taken', on)
}

function withReport(file: MatterFile, on: On): MatterFile {
  return startStep(file, 'report', on)
}

export type RecordWork = {
  readonly kind: 'note' | 'contact' | 'follow-up' | 'report'
  readonly text: string
  readonly result?: 'clean' | 'concern' | 'not-reached' | undefined
}

/** What was done completes the step that was due, and the next one begins. */
export function recordWork(file: MatterFile, work: RecordWork, on: On): MatterFile | Refusal {
  const refusal = standing(work.kind, file.status) ?? notYet(file, work)
  if (refusal !== undefined) return refusal
  const { kind, text, result } = work
  const detail = result === undefined ? undefined : { result }
  return noted(keepDue(worked(file, work, on), on), kind, on, { text, detail })
}

function notYet(file: MatterFile, { kind }: RecordWork): Refusal | undefined {
  if (kind === 'note') return undefined
  if (file.acceptedAt === undefined) return refuse('matter-not-taken')
  if (kind === 'follow-up' && file.contactedAt === undefined) return refuse('contact-comes-first')
  return undefined
}

function worked(file: MatterFile, { kind, result }: RecordWork, on: On): MatterFile {
  // An attempt is no contact: the clock runs on.
  if (kind === 'note' || result === 'not-reached') return file
  const done = completeSteps(file, kind, on)
  switch (kind) {
    case 'contact':
      return {
        ...completeSteps(done, 'acknowledge', on),
        contactedAt: on.now.toISOString(),
      }
    case 'follow-up':
      return { ...done, cleanFollowUps: result === 'clean' ? file.cleanFollowUps + 1 : 0 }
    case 'report':
      return done
  }
}

export function monitorMatter(
  file: MatterFile,
  { reason }: { reason: string },
  on: On,
): MatterFile | Refusal {
  const refusal = standing('monitor', file.status)
  if (refusal !== undefined) return refusal
  if (file.contactedAt === undefined) return refuse('contact-comes-first')
  const monitored: MatterFile = { ...file, status: 'monitoring' }
  return noted(keepDue(monitored, on), 'monitored', on, { text: reason })
}

/** What a closing must know of the organisation that resolved it. */
export type Resolver = Receiver & { readonly kind: OrganisationKind }

export type CloseMatter = {
  readonly outcome: ClosingOutcome
  readonly reason: string
  /** who resolved it, if it was: whoever answers for the matter, unless another is named */
  readonly resolver?: Resolver | undefined
  /** the county's federation, whose duty the revisit is */
  readonly revisitOrgId: string
}

export function closeMatter(
  file: MatterFile,
  { outcome, reason, revisitOrgId, resolver }: CloseMatter,
  on: On,
): MatterFile | Refusal {
  const refusal = standing('close', file.status) ?? notReadyToClose(file, outcome)
  if (refusal !== undefined) return refusal
  const by = outcome === 'resolved' ? resolver : undefined
  if (by !== undefined && by.endedAt !== null && by.id !== file.orgId) {
    return refuse('organisation-ended')
  }
  const closed: MatterFile = {
    ...lapseSteps(file, on),
    status: 'closed',
    closedAt: on.now.toISOString(),
    closedOutcome: outcome,
    resolvedBy: by?.id,
    resolvedByKind: by?.kind,
    revisitedAt: undefined,
    revisitResult: undefined,
    ...noProposal,
  }
  const revisiting = startStep(closed, 'revisit', on, { dutyOrgId: revisitOrgId })
  const resolved = by === undefined ? {} : { resolvedBy: by.id }
  return noted(revisiting, 'closed', on, { text: reason, detail: { outcome, ...resolved } })
}

const noProposal = { proposedLevel: undefined, proposedReason: undefined, proposedBy: undefined }

export function notReadyToClose(file: MatterFile, outcome: ClosingOutcome): Refusal | undefined {
  if (file.imminent) return refuse('danger-not-cleared')
  if (file.steps.some(isServiceOpen)) return refuse('services-still-open')
  if (outcome !== 'resolved') return undefined
  if (file.contactedAt === undefined) return refuse('contact-comes-first')
  const missing = tableOf(file.clocks).cleanFollowUps - file.cleanFollowUps
  if (file.level === 1 && missing > 0) return refuse('clean-follow-ups-missing', { missing })
  return undefined
}

/** Something is still due on a referral or a service; an order in force may outlive the matter. */
function isServiceOpen(step: DueStep): boolean {
  return isOpenStep(step) && !isOwnStep(step) && step.kind !== 'renew'
}

/** 回访: settled, or it happens again and the matter is open once more. */
export function revisitMatter(
  file: MatterFile,
  { result, text }: { result: RevisitResult; text: string },
  on: On,
): MatterFile | Refusal {
  const refusal = standing('revisit', file.status)
  if (refusal !== undefined) return refusal
  if (file.revisitedAt !== undefined) return refuse('matter-already-revisited')
  const revisited = noted(
    {
      ...completeSteps(file, 'revisit', on),
      revisitedAt: on.now.toISOString(),
      revisitResult: result,
    },
    'revisited',
    on,
    { text, detail: { result } },
  )
  return result === 'settled' ? revisited : reopened(revisited, on)
}

export function reopenMatter(
  file: MatterFile,
  { reason }: { reason: string },
  on: On,
): MatterFile | Refusal {
  return (
    standing('reopen', file.status) ??
    noted(reopened(lapseSteps(file, on), on), 'reopened', on, { text: reason })
  )
}

/** It begins anew: somebody takes it, she is contacted, follow-ups count from nought. */
function reopened(file: MatterFile, on: On): MatterFile {
  const open: MatterFile = {
    ...file,
    status: 'open',
    assigneeId: undefined,
    assigneeName: undefined,
    acceptedAt: undefined,
    contactedAt: undefined,
    cleanFollowUps: 0,
    closedAt: undefined,
    closedOutcome: undefined,
    resolvedBy: undefined,
    resolvedByKind: undefined,
  }
  return keepDue(open, on)
}

export function declineMatter(
  file: MatterFile,
  { reason, sentTo }: { reason: string; sentTo: string },
  on: On,
): MatterFile | Refusal {
  const refusal = standing('decline', file.status)
  if (refusal !== undefined) return refusal
  if (file.imminent) return refuse('danger-not-cleared')
  const declined: MatterFile = { ...lapseSteps(file, on), ...noProposal, status: 'declined' }
  return noted(declined, 'declined', on, { text: `${reason}\n→ ${sentTo}` })
}

/** After this, what happens again is a new matter: counted figures never shrink (domain rule 0). */
export function archiveMatter(file: MatterFile, on: On): MatterFile | Refusal {
  const refusal = standing('archive', file.status)
  if (refusal !== undefined) return refusal
  if (file.revisitedAt === undefined) return refuse('revisit-comes-first')
  return noted({ ...file, status: 'archived' }, 'archived', on)
}
