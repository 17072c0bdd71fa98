import type { DueStep } from '#domain/matters/due-step.schema.ts'
import { insertDueSteps } from '#domain/matters/matter.fixtures.ts'
import type { Entry, Matter } from '#domain/matters/matter.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { packetOf } from './packet.transition.ts'
import type { Packet, PacketField } from './packet.schema.ts'
import { stepOf, type FeedBackOutcome, type Referral } from './referral.schema.ts'
import { insertEntry, insertReferral } from './referral.store.ts'
import {
  acceptReferral,
  feedBack,
  logWork,
  signReferral,
  verifyReferral,
  warnsAt,
  type On,
  type ReferralFile,
  type Surroundings,
} from './referral.transition.ts'
import { referralOf, type Sending } from './sending.transition.ts'

/** What the receiver or the sender did with a referral. */
type Act =
  | { readonly act: 'sign' | 'accept' }
  | { readonly act: 'log' | 'verify'; readonly text: string }
  | { readonly act: 'feed-back'; readonly text: string; readonly outcome: FeedBackOutcome }

export type ReferralHappening = Act & { readonly at: Date; readonly actor: Actor }

/** The audit event of each act. */
export const referralAuditedAs: Readonly<Record<Act['act'], `${string}.${string}`>> = {
  sign: 'referral.signed',
  accept: 'referral.accepted',
  log: 'referral.work-logged',
  'feed-back': 'referral.feedback-recorded',
  verify: 'referral.verified',
}

/** A referral with all that became of it, its steps and what the receiver was given to read. */
export type ReferralWithHistory = {
  readonly referral: ReferralFile
  readonly packet: Packet
  readonly steps: readonly DueStep[]
  /** the lines that it leaves on its matter, each with who wrote it and when */
  readonly lines: readonly (Pick<Entry, 'text' | 'detail'> & { at: Date; actor: Actor })[]
}

/** Made in memory through the transitions of its commands; whatever they refuse is thrown. */
export function aReferralWithHistory(
  matter: Matter,
  sent: {
    readonly number: string
    readonly at: Date
    readonly actor: Actor
    readonly sending: Sending
    readonly fields: readonly PacketField[]
    readonly place: string
    readonly surroundings: Surroundings
  },
  happenings: readonly ReferralHappening[],
): ReferralWithHistory {
  const { number, at, actor, sending, place, surroundings } = sent
  const summary = sending.text ?? ''
  const told = { summary, place, parties: [], secrets: [] }
  let file: ReferralFile = {
    ...referralOf(matter, sending, [], surroundings, { actor, now: at, id: newId }),
    number,
  }
  const entries = [...file.entries]
  const steps: DueStep[] = begun(file)
  const lines = [lineOf(file, entries[0], { at, actor })]
  for (const happening of happenings) {
    const on = { actor: happening.actor, now: happening.at, id: newId }
    const next = after({ ...file, entries: [] }, happening, on)
    if (isRefusal(next)) throw new Error(`${happening.act} of ${number}: ${next.refused}`)
    if (next.status !== file.status) {
      const last = steps.pop()
      if (last !== undefined) steps.push(finished(last, on))
      steps.push(...begun(next))
    }
    if (happening.act !== 'log') lines.push(lineOf(next, next.entries[0], happening))
    entries.push(...next.entries)
    file = next
  }
  const packet = packetOf(matter, sent.fields, told)
  return { referral: { ...file, entries }, packet, steps, lines }
}

function after(file: ReferralFile, happening: ReferralHappening, on: On): ReferralFile | Refusal {
  switch (happening.act) {
    case 'sign':
      return signReferral(file, on)
    case 'accept':
      return acceptReferral(file, on)
    case 'log':
      return logWork(file, happening, on)
    case 'feed-back':
      return feedBack(file, { ...happening, suggestion: 'close' }, on)
    case 'verify':
      return verifyReferral(file, happening, on)
  }
}

function begun(file: ReferralFile): DueStep[] {
  const step = stepOf(file)
  const { id, matterId, number, dueAt, stepSince, surroundings } = file
  if (step === undefined || dueAt === undefined || stepSince === undefined) return []
  return [
    {
      ...{ id: newId(), matterId, subjectKind: 'referral', subjectId: id, number, ...step },
      ...{ startedAt: stepSince, dueAt, warnsAt: warnsAt(file), escalatesAt: dueAt },
      ...{ clockNumber: surroundings.clockNumber, stage: 0, version: 1 },
    },
  ]
}

function finished(step: DueStep, { actor, now }: On): DueStep {
  return { ...step, ended: 'done', doneAt: now.toISOString(), doneBy: actor.id, version: 2 }
}

function lineOf(
  { id: referral, number, orgId: to, suggestion }: ReferralFile,
  entry: ReferralFile['entries'][number] | undefined,
  { at, actor }: { at: Date; actor: Actor },
): ReferralWithHistory['lines'][number] {
  const code = entry?.code === undefined ? {} : { code: entry.code }
  const asked = entry?.kind === 'fed-back' && suggestion !== undefined ? { suggestion } : {}
  const detail = { act: entry?.kind ?? 'sent', referral, number, to, ...code, ...asked }
  return { at, actor, text: entry?.text, detail }
}

export function insertReferralsWithHistory(
  tx: Tx,
  made: readonly ReferralWithHistory[],
): readonly Referral[] {
  const places = new Map(made.map(({ referral }) => [referral.matterId, referral]))
  const records = made.map(({ referral, packet }) => {
    const { surroundings: _surroundings, entries, ...record } = referral
    insertReferral(tx, record, packet)
    for (const entry of entries) insertEntry(tx, entry, record)
    return record
  })
  insertDueSteps(
    tx,
    made.flatMap(({ steps }) => steps),
    places,
  )
  return records
}
