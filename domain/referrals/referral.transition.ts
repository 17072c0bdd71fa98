import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { addDuration, millisecondsOf } from '#platform/time/duration.ts'
import type { WorkingCalendar } from '#platform/time/working-days.ts'
import { standing } from './referral-action.schema.ts'
import type { ReferralClocks, ReferralStepKind } from './referral-clock.schema.ts'
import {
  stepOf,
  type FeedBackOutcome,
  type Referral,
  type ReferralEntry,
  type ReferralEntryKind,
  type ReturnReason,
  type Suggestion,
} from './referral.schema.ts'

/** What the clocks of a referral go by, and who would decide a dispute about it. */
export type Surroundings = {
  readonly clockNumber: number
  readonly clocks: ReferralClocks
  readonly calendar: WorkingCalendar
  readonly deciderId?: string | undefined
}

/** A referral as a command works on it: with its clocks, and the lines the command adds. */
export type ReferralFile = Referral & {
  readonly surroundings: Surroundings
  readonly entries: readonly ReferralEntry[]
}

export type On = { readonly actor: Actor; readonly now: Date; readonly id: () => string }

/** Refused twice as not ours, by one organisation or by two: the level above decides. */
const refusalsToDispute = 2

/** 签收 */
export function signReferral(file: ReferralFile, on: On): ReferralFile | Refusal {
  return (
    standing('sign', file.status) ??
    noted(moved({ ...file, status: 'signed', signedAt: at(on) }, on), 'signed', on)
  )
}

/** 受理 */
export function acceptReferral(file: ReferralFile, on: On): ReferralFile | Refusal {
  const next: ReferralFile = {
    ...file,
    status: 'accepted',
    signedAt: file.signedAt ?? at(on),
    acceptedAt: at(on),
  }
  return standing('accept', file.status) ?? noted(moved(next, on), 'accepted', on)
}

/** 退回. What nobody holds for theirs is not sent round in a circle: it goes up for a decision. */
export function returnReferral(
  file: ReferralFile,
  { reason, text }: { reason: ReturnReason; text: string },
  on: On,
): ReferralFile | Refusal {
  const refusal = standing('return', file.status)
  if (refusal !== undefined) return refusal
  const isNotOurs = reason === 'not-ours'
  if (isNotOurs && file.binding) return refuse('competence-was-decided')
  const refusals = file.refusals + (isNotOurs ? 1 : 0)
  const isDisputed = isNotOurs && refusals >= refusalsToDispute
  const next: ReferralFile = {
    ...file,
    status: isDisputed ? 'disputed' : 'returned',
    signedAt: file.signedAt ?? at(on),
    returnReason: reason,
    refusals,
    deciderOrgId: isDisputed ? file.surroundings.deciderId : file.deciderOrgId,
  }
  const placed = isDisputed ? withDecider(next) : next
  return noted(moved(placed, on), isDisputed ? 'disputed' : 'returned', on, { text, code: reason })
}

/** Who decides must see what about; she is above the sender and gains no sight of the matter by it. */
function withDecider(file: ReferralFile): ReferralFile {
  const decider = file.deciderOrgId
  if (decider === undefined || file.audience.includes(decider)) return file
  return { ...file, audience: [...file.audience, decider] }
}

/**
 * 裁定: the decision binds. To the receiver it comes back and cannot be returned as not ours again;
 * to another it is sent anew.
 */
export function decideCompetence(
  file: ReferralFile,
  { organisationId, text }: { organisationId: string; text: string },
  on: On,
): ReferralFile | Refusal {
  const refusal = standing('decide', file.status)
  if (refusal !== undefined) return refusal
  const isReceiver = organisationId === file.orgId
  const next: ReferralFile = isReceiver
    ? { ...file, status: 'signed', binding: true, returnReason: undefined }
    : { ...file, status: 'returned' }
  return noted(moved(next, on), 'decided', on, { text, code: isReceiver ? 'receiver' : 'another' })
}

/** 转送: the receiver knows who is competent. What was decided on stays where it was put. */
export function forwardReferral(
  file: ReferralFile,
  { organisationId, text }: { organisationId: string; text: string },
  on: On,
): ReferralFile | Refusal {
  const refusal = standing('forward', file.status)
  if (refusal !== undefined) return refusal
  if (file.binding) return refuse('competence-was-decided')
  if (organisationId === file.orgId) return refuse('referral-to-oneself')
  if (organisationId === file.senderOrgId) return refuse('return-instead-of-forwarding')
  const next: ReferralFile = { ...file, status: 'forwarded', signedAt: file.signedAt ?? at(on) }
  return noted(moved(next, on), 'forwarded', on, { text })
}

/** A line of the receiver's work log; the clock runs on. */
export function logWork(
  file: ReferralFile,
  { text }: { text: string },
  on: On,
): ReferralFile | Refusal {
  return (
    standing('log', file.status) ??
    noted({ ...file, version: file.version + 1 }, 'logged', on, { text })
  )
}

/** 反馈 */
export function feedBack(
  file: ReferralFile,
  told: { outcome: FeedBackOutcome; suggestion: Suggestion; text: string },
  on: On,
): ReferralFile | Refusal {
  const { outcome, suggestion, text } = told
  const next: ReferralFile = { ...file, status: 'fed-back', fedBackAt: at(on), outcome, suggestion }
  return (
    standing('feed-back', file.status) ??
    noted(moved(next, on), 'fed-back', on, { text, code: outcome })
  )
}

/** What came back does not answer it: it is the receiver's again. */
export function askAgain(
  file: ReferralFile,
  { text }: { text: string },
  on: On,
): ReferralFile | Refusal {
  return (
    standing('ask-again', file.status) ??
    noted(moved({ ...file, status: 'accepted' }, on), 'asked-again', on, { text })
  )
}

/** 补充附件: the packet stays as it was sent; the files follow it, and the receiver is told. */
export function supplementReferral(
  file: ReferralFile,
  { text }: { text?: string | undefined },
  on: On,
): ReferralFile | Refusal {
  return (
    standing('supplement', file.status) ??
    noted({ ...file, version: file.version + 1 }, 'supplemented', on, { text })
  )
}

/** 核实 */
export function verifyReferral(
  file: ReferralFile,
  { text }: { text?: string | undefined },
  on: On,
): ReferralFile | Refusal {
  return (
    standing('verify', file.status) ??
    noted(moved({ ...file, status: 'verified' }, on), 'verified', on, { text })
  )
}

export function withdrawReferral(
  file: ReferralFile,
  { text, code }: { text?: string; code?: 'matter-declined' },
  on: On,
): ReferralFile | Refusal {
  return (
    standing('withdraw', file.status) ??
    noted(moved({ ...file, status: 'withdrawn' }, on), 'withdrawn', on, { text, code })
  )
}

/** Starts the step of the status it is in now, or ends it. */
export function moved(file: ReferralFile, on: On): ReferralFile {
  const step = stepOf(file)
  const version = file.version + 1
  if (step === undefined) {
    return { ...file, endedAt: at(on), stepSince: undefined, dueAt: undefined, version }
  }
  return { ...file, stepSince: at(on), dueAt: dueAt(file, step.kind, on.now), version }
}

function dueAt(file: ReferralFile, kind: ReferralStepKind, now: Date): string {
  const { clocks, calendar } = file.surroundings
  const rule = clocks.steps[kind]
  const own = kind === 'feed-back' ? file.feedBackWithin : undefined
  const due = addDuration(now, own ?? rule[file.urgency], calendar)
  // In a year whose working days nobody knows, the stricter clock in hours holds.
  const known = isRefusal(due) ? new Date(now.getTime() + millisecondsOf(rule.urgent)) : due
  return known.toISOString()
}

/** When its owner is reminded: the share of the time that is left when a step turns yellow. */
export function warnsAt({ stepSince, dueAt, surroundings }: ReferralFile): string | undefined {
  if (stepSince === undefined || dueAt === undefined) return undefined
  const [from, to] = [Date.parse(stepSince), Date.parse(dueAt)]
  return new Date(to - ((to - from) * surroundings.clocks.warnAtPercent) / 100).toISOString()
}

export function noted(
  file: ReferralFile,
  kind: ReferralEntryKind,
  on: On,
  { text, code }: Pick<ReferralEntry, 'text' | 'code'> = {},
): ReferralFile {
  const { id: byAccount, name: byName, orgId: byOrgId } = on.actor
  const entry: ReferralEntry = {
    ...{ id: on.id(), referralId: file.id, at: at(on), kind, text, code },
    ...{ byAccount, byName, byOrgId },
  }
  return { ...file, entries: [...file.entries, entry] }
}

function at({ now }: On): string {
  return now.toISOString()
}
