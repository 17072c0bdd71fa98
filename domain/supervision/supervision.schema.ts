import { z } from 'zod'
import type { DueStepKind } from '#domain/matters/due-step.schema.ts'
import type { Place } from '#platform/access/place.ts'

/** 督办单 inside the chain, or the statutory 督促处理意见书 (妇女权益保障法 73). */
export const SupervisionKind = z.enum(['order', 'opinion'])
export type SupervisionKind = z.infer<typeof SupervisionKind>

export const SupervisionStatus = z.enum([
  'proposed',
  'issued',
  'replied',
  'closed',
  'dropped',
  'withdrawn',
])
export type SupervisionStatus = z.infer<typeof SupervisionStatus>

/** How it ended. `unanswered`: the time was over and nothing came. */
export const SupervisionOutcome = z.enum(['done', 'partly-done', 'not-done', 'unanswered'])
export type SupervisionOutcome = z.infer<typeof SupervisionOutcome>

/** A file that came with a reply; its name as it was when the reply was sent. */
export type ReplyFile = { readonly id: string; readonly name: string }

/** One reply, and what the issuer said of it. */
export type Round = {
  readonly text: string
  /** what proves it: papers with their numbers and dates */
  readonly evidence: string
  readonly files?: readonly ReplyFile[]
  readonly at: string
  readonly byName: string
  readonly byOrgId: string
  readonly verdict: 'accepted' | 'sent-back' | null
  readonly reason: string | null
  readonly judgedAt: string | null
}

/** Texts are in clear only in memory. */
export type Supervision = Place & {
  readonly id: string
  readonly kind: SupervisionKind
  readonly status: SupervisionStatus
  /** 阳新妇督 2023-0012; none until it is sent */
  readonly number: string | null
  readonly matterId: string | null
  readonly stepId: string | null
  readonly stepKind: DueStepKind | null
  readonly stepDueAt: string | null
  /** number of the matter or referral that it is about */
  readonly subjectNumber: string | null
  readonly issuerOrgId: string
  readonly addresseeOrgId: string
  readonly requirement: string
  readonly rounds: readonly Round[]
  readonly replyDueAt: string | null
  readonly clockNumber: number
  readonly createdAt: string
  readonly issuedAt: string | null
  readonly issuedBy: string | null
  readonly issuedByName: string | null
  readonly endedAt: string | null
  readonly outcome: SupervisionOutcome | null
  readonly closing: string | null
  readonly version: number
}

export const SupervisionAction = z.enum(['send', 'drop', 'reply', 'send-back', 'close', 'withdraw'])
export type SupervisionAction = z.infer<typeof SupervisionAction>

export type SupervisionChanged = {
  readonly type: 'supervision.changed'
  readonly changes: readonly { before: Supervision | undefined; supervision: Supervision }[]
}

/** Something that is done to it in each state; everything else is refused. */
export const openTo: Readonly<Record<SupervisionAction, readonly SupervisionStatus[]>> = {
  send: ['proposed'],
  drop: ['proposed'],
  reply: ['issued'],
  'send-back': ['replied'],
  close: ['replied', 'issued'],
  withdraw: ['issued', 'replied'],
}
