import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import type { Place } from '#platform/access/place.ts'
import { addDuration, type Duration } from '#platform/time/duration.ts'
import type { WorkingCalendar } from '#platform/time/working-days.ts'
import type { SupervisionClocks } from './supervision-clock.schema.ts'
import {
  openTo,
  type ReplyFile,
  type Round,
  type Supervision,
  type SupervisionAction,
  type SupervisionKind,
  type SupervisionOutcome,
} from './supervision.schema.ts'

/** What a limit is counted with: the clocks in force, and the city's working days. */
export type Counting = {
  readonly clocks: { readonly number: number; readonly body: SupervisionClocks }
  readonly calendar: WorkingCalendar
}

/** What it is about, as the issuer sees it. */
export type About = Pick<
  Supervision,
  'matterId' | 'stepId' | 'stepKind' | 'stepDueAt' | 'subjectNumber'
> & { readonly matter: Place | undefined }

export type Parties = { readonly issuer: Organisation; readonly addressee: Organisation }

export type On = { readonly actor: Actor; readonly now: Date }

/** Why nothing of the kind can be done in this state. */
export function standing(
  { status }: Pick<Supervision, 'status'>,
  action: SupervisionAction,
): Refusal | undefined {
  return openTo[action].includes(status) ? undefined : refuse(`supervision-is-${status}`)
}

/**
 * Where it lies: with the addressee, seen by who sent it and by the matter's responsible
 * organisation, and shut to whom the matter is shut. Nobody comes to the matter by it.
 */
export function placeOf(matter: Place | undefined, { issuer, addressee }: Parties): Place {
  const audience = [issuer.id, ...(matter === undefined ? [] : [matter.orgId])]
  return {
    region: issuer.region,
    // Without a matter nobody of the place itself has to do with it: it lies in the issuer's.
    division: matter?.division ?? issuer.division,
    orgId: addressee.id,
    audience: [...new Set(audience)].filter((id) => id !== addressee.id),
    sensitivity: matter?.sensitivity ?? 'normal',
    named: matter?.named ?? [],
    barred: matter?.barred ?? [],
  }
}

/** A draft that only its issuer sees. */
export function proposal(
  kind: SupervisionKind,
  about: About,
  { issuer, addressee }: Parties,
  { id, requirement, now }: { id: string; requirement: string; now: Date },
): Supervision {
  const { matter, ...subject } = about
  const place = placeOf(matter, { issuer, addressee })
  return {
    ...place,
    ...{ division: issuer.division, orgId: issuer.id, audience: [] },
    ...{ id, kind, status: 'proposed', number: null, ...subject },
    ...{ issuerOrgId: issuer.id, addresseeOrgId: addressee.id, requirement, rounds: [] },
    ...{ replyDueAt: null, clockNumber: 0, createdAt: now.toISOString(), issuedAt: null },
    ...{ issuedBy: null, issuedByName: null, endedAt: null, outcome: null, closing: null },
    version: 1,
  }
}

/** Sends it: from here on the clock of the reply runs, by the clocks in force today. */
export function sendSupervision(
  stored: Supervision,
  { requirement, replyWithin }: { requirement: string; replyWithin?: Duration | undefined },
  { actor, now }: On,
  counting: Counting,
  place: Place,
): Supervision | Refusal {
  const refusal = standing(stored, 'send')
  if (refusal !== undefined) return refusal
  const dueAt = replyDue(stored.kind, replyWithin, now, counting)
  if (isRefusal(dueAt)) return dueAt
  return {
    ...stored,
    ...place,
    ...{ status: 'issued', requirement, replyDueAt: dueAt, clockNumber: counting.clocks.number },
    ...{ issuedAt: now.toISOString(), issuedBy: actor.id, issuedByName: actor.name },
    version: stored.version + 1,
  }
}

export function dropSupervision(
  stored: Supervision,
  { reason }: { reason: string },
  { now }: On,
): Supervision | Refusal {
  return standing(stored, 'drop') ?? ended(stored, 'dropped', now, reason)
}

export function withdrawSupervision(
  stored: Supervision,
  { reason }: { reason: string },
  { now }: On,
): Supervision | Refusal {
  return standing(stored, 'withdraw') ?? ended(stored, 'withdrawn', now, reason)
}

export function replyToSupervision(
  stored: Supervision,
  { text, evidence, files }: { text: string; evidence: string; files: readonly ReplyFile[] },
  { actor, now }: On,
): Supervision | Refusal {
  const refusal = standing(stored, 'reply')
  if (refusal !== undefined) return refusal
  const round: Round = {
    ...{ text, evidence, files, at: now.toISOString(), byName: actor.name, byOrgId: actor.orgId },
    ...{ verdict: null, reason: null, judgedAt: null },
  }
  return {
    ...stored,
    status: 'replied',
    rounds: [...stored.rounds, round],
    version: stored.version + 1,
  }
}

/** The files that a reply names: of this order, still there, and in no reply before. */
export function filesOfReply(
  ids: readonly string[],
  offered: readonly { id: string; filename: string; removedAt: string | null }[],
  rounds: readonly Round[],
): readonly ReplyFile[] | Refusal {
  const told = new Set(rounds.flatMap(({ files = [] }) => files.map(({ id }) => id)))
  const files: ReplyFile[] = []
  for (const id of new Set(ids)) {
    const file = offered.find((one) => one.id === id)
    if (file === undefined || file.removedAt !== null || told.has(id)) return refuse('no-such-file')
    files.push({ id, name: file.filename })
  }
  return files
}

/** 退回重办: the reply does not do, and a new limit runs. */
export function sendBackReply(
  stored: Supervision,
  { reason, replyWithin }: { reason: string; replyWithin?: Duration | undefined },
  { now }: On,
  counting: Counting,
): Supervision | Refusal {
  const refusal = standing(stored, 'send-back')
  if (refusal !== undefined) return refusal
  const dueAt = replyDue(stored.kind, replyWithin, now, counting)
  if (isRefusal(dueAt)) return dueAt
  return {
    ...judged(stored, 'sent-back', reason, now),
    ...{ status: 'issued', replyDueAt: dueAt, clockNumber: counting.clocks.number },
    version: stored.version + 1,
  }
}

/** 销号. Without a reply it only ends as unanswered, and only when the time for it is over. */
export function closeSupervision(
  stored: Supervision,
  { outcome, text }: { outcome: SupervisionOutcome; text: string },
  { now }: On,
): Supervision | Refusal {
  const refusal = standing(stored, 'close')
  if (refusal !== undefined) return refusal
  const isAnswered = stored.status === 'replied'
  if (isAnswered === (outcome === 'unanswered')) {
    return refuse(isAnswered ? 'supervision-was-answered' : 'supervision-not-answered')
  }
  if (!isAnswered && Date.parse(stored.replyDueAt ?? '') > now.getTime()) {
    return refuse('reply-not-yet-due')
  }
  const closed = ended(
    isAnswered ? judged(stored, 'accepted', null, now) : stored,
    'closed',
    now,
    text,
  )
  return { ...closed, outcome }
}

/** It follows its matter: whom that shuts out, how grave it is, who is responsible for it. */
export function followMatter(stored: Supervision, matter: Place): Supervision {
  const { sensitivity, named, barred } = matter
  const audience = [...new Set([stored.issuerOrgId, matter.orgId])].filter(
    (id) => id !== stored.orgId,
  )
  return {
    ...stored,
    ...{ sensitivity, named, barred },
    audience: stored.status === 'proposed' ? [] : audience,
    version: stored.version + 1,
  }
}

/** 阳新县妇女联合会 numbers its orders 阳新妇督, its opinions 阳新妇意. */
export function seriesOf(issuerName: string, kind: SupervisionKind): string {
  const place = issuerName.replace(/(?:经济技术开发区|自治县|县|区|市)?妇女联合会$/, '')
  return `${place}妇${kind === 'order' ? '督' : '意'}`
}

function replyDue(
  kind: SupervisionKind,
  within: Duration | undefined,
  now: Date,
  { clocks, calendar }: Counting,
): string | Refusal {
  const { orderReply, opinionReply } = clocks.body
  const usual = kind === 'order' ? orderReply : opinionReply
  const due = addDuration(now, within ?? usual, calendar)
  return isRefusal(due) ? due : due.toISOString()
}

function judged(
  stored: Supervision,
  verdict: 'accepted' | 'sent-back',
  reason: string | null,
  now: Date,
): Supervision {
  const rounds = stored.rounds.map((round, at) =>
    at === stored.rounds.length - 1
      ? { ...round, verdict, reason, judgedAt: now.toISOString() }
      : round,
  )
  return { ...stored, rounds }
}

function ended(
  stored: Supervision,
  status: 'closed' | 'dropped' | 'withdrawn',
  now: Date,
  closing: string,
): Supervision {
  return { ...stored, status, closing, endedAt: now.toISOString(), version: stored.version + 1 }
}
