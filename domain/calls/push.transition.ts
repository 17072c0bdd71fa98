import type { FoundCue } from '#domain/grading/cue.schema.ts'
import type { Category } from '#domain/leads/category.schema.ts'
import { factsOf, sensitivityOf, traitsOf, type LeadTrait } from '#domain/leads/intake.schema.ts'
import type { Lead } from '#domain/leads/lead.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { Sensitivity } from '#platform/access/place.ts'
import type { Call, Household } from './call.schema.ts'
import type { Push, PushContact, PushContactWay, PushOutcome } from './push.schema.ts'

/** What the liaison writes for the desk. */
export type SendPush = {
  readonly householdId: string
  readonly category: Category
  readonly imminent: boolean
  readonly subject: string
  readonly note: string
  readonly safeContact: PushContactWay
}

/** Looked up for a push: the household with its calls, whose desk it comes to, and until when. */
export type PushGround = {
  readonly household: Household
  readonly calls: readonly Call[]
  readonly place: string
  readonly closeness: Closeness
  readonly receiverId: string
  readonly named: readonly string[]
  readonly dueAt: string
  readonly clockNumber: number
  readonly ids: { readonly push: string; readonly lead: string; readonly matter: string }
}

export type Closeness = {
  readonly traits: readonly LeadTrait[]
  readonly cues: readonly FoundCue[]
  readonly sensitivity: Sensitivity
}

/** How closely it is kept, by what the calls tell of. A household that called again is a cue itself. */
export function closenessOf(
  calls: readonly Call[],
  household: Household,
  category: Category,
): Closeness {
  const told = new Set(household.facts.cues)
  if (household.calls > 1) told.add('repeat-calls')
  if (household.isEscalating) told.add('escalation')
  const cues = [...told].map((cue): FoundCue => ({ cue, answer: 'yes' }))
  const given: LeadTrait[] = [
    ...(calls.some(({ isViolent }) => isViolent) ? (['violence'] as const) : []),
    ...(calls.some(({ facts }) => facts.isMinorTold) ? (['minor'] as const) : []),
  ]
  const traits = traitsOf(given, cues)
  return { traits, cues: factsOf(traits, cues), sensitivity: sensitivityOf(category, traits) }
}

/** Why a household cannot be told to others now, if it cannot. */
export function pushStanding(household: Household, pushes: readonly Push[]): Refusal | undefined {
  if (household.mergedInto !== null || household.calls === 0) return refuse('household-merged')
  // An unconfirmed link would tell one family's trouble of another.
  if (household.openPairs > 0) return refuse('link-not-confirmed')
  return pushes.some(({ status }) => status === 'sent') ? refuse('push-still-open') : undefined
}

type On = { readonly actor: Actor; readonly now: Date }

/** A push with the lead that it becomes; nothing of a caller or a narrative goes into either. */
export type SentPush = Push & { readonly lead: Lead }

export function sendPush(body: SendPush, ground: PushGround, { actor, now }: On): SentPush {
  const { household, calls, closeness, ids, receiverId } = ground
  const { region, division, firstAt, lastAt, isEscalating, facts } = household
  const { sensitivity, traits, cues } = closeness
  const [at, isSealed] = [now.toISOString(), sensitivity === 'sealed']
  const named = isSealed ? [...new Set([actor.id, ...ground.named])] : []
  const number = `TS${at.slice(0, 10).replaceAll('-', '')}-${ids.push.slice(-6).toUpperCase()}`
  const push: Push = {
    ...{ region, division, orgId: receiverId, audience: [actor.orgId], sensitivity, named },
    ...{ barred: [], id: ids.push, senderOrgId: actor.orgId, householdId: household.id },
    ...{ leadId: ids.lead, matterId: ids.matter, number, status: 'sent', calls: household.calls },
    content: {
      ...{ place: ground.place, subject: body.subject, calls: household.calls, firstAt, lastAt },
      ...{ isEscalating, cues: [...facts.cues], note: body.note, safeContact: body.safeContact },
      isMinorTold: calls.some((call) => call.facts.isMinorTold),
    },
    ...{ dueAt: ground.dueAt, clockNumber: ground.clockNumber, createdAt: at },
    ...{ createdBy: actor.id, version: 1 },
  }
  const { phone, time, avoid } = body.safeContact
  const lead: Lead = {
    ...{ region, division, orgId: receiverId, audience: [], sensitivity, named, barred: [] },
    ...{
      id: ids.lead,
      kind: 'report',
      channel: 'police',
      sourceId: ids.push,
      sourceNumber: number,
    },
    ...{ category: body.category, summary: body.note, foundOn: at.slice(0, 10), traits, cues },
    ...{ imminent: body.imminent, subjectName: body.subject === '' ? undefined : body.subject },
    intake: {
      reporter: { relation: 'official', isAnonymous: false, name: '', phone: '' },
      safeContact:
        phone === '' && time === '' && avoid === '' ? null : { phone, time, opening: '', avoid },
      wish: '',
    },
    ...{ status: 'registered', matterId: ids.matter, settledAt: at, settledBy: actor.id },
    ...{ createdAt: at, version: 1 },
  }
  return { ...push, lead }
}

/** The desk says whom it met and how things stand. */
export function feedBackPush(
  push: Push,
  body: { readonly contact: PushContact; readonly outcome: PushOutcome; readonly text: string },
  { now }: { readonly now: Date },
): Push | Refusal {
  if (push.status !== 'sent') return refuse('push-already-answered')
  const { contact, outcome, text: feedback } = body
  return {
    ...push,
    ...{ status: 'fed-back', contact, outcome, feedback, fedBackAt: now.toISOString() },
    version: push.version + 1,
  }
}
