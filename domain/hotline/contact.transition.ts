import { sensitivityOf, traitsOf } from '#domain/leads/intake.schema.ts'
import type { DueStepKind } from '#domain/matters/due-step.schema.ts'
import type { PartyInput } from '#domain/matters/party.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import type { Place } from '#platform/access/place.ts'
import { dayOf } from '#platform/time/day.ts'
import { addDuration, millisecondsOf } from '#platform/time/duration.ts'
import type { WorkingCalendar } from '#platform/time/working-days.ts'
import type { RecordContact } from './contact.contract.ts'
import type { CallBackOutcome, Contact, ContactFile, ContactNature } from './contact.schema.ts'
import type { HotlineRules } from './hotline-rule.schema.ts'

export type On = { readonly actor: Actor; readonly now: Date }

/** What a new contact stands on: where it lies, what came of it, and by which clocks. */
export type Ground = {
  readonly id: string
  readonly place: Place
  readonly leadId: string | null
  readonly matterId: string | null
  readonly phoneIndex: Uint8Array | null
  readonly rules: HotlineRules
  readonly clockNumber: number
  readonly calendar: WorkingCalendar
}

/** What is more than a question has to go on: 咨询 alone is only answered. */
export function isCase({ handling }: Pick<RecordContact, 'handling'>): boolean {
  return handling !== 'answered'
}

/** Why it cannot be written down like this. */
export function faultOf(body: RecordContact): Refusal | undefined {
  if (isCase(body)) return body.division === '' ? refuse('place-missing') : undefined
  if (body.attachTo !== null) return refuse('answered-goes-into-no-matter')
  const traits = traitsOf(body.traits, body.cues)
  if (body.urgency !== 'usual' || traits.length > 0) return refuse('danger-needs-a-matter')
  return body.isPetition ? refuse('petition-needs-a-matter') : undefined
}

/** How closely a contact without a lead is kept; one with a lead is kept as the lead is. */
export function closenessOf({ category, traits, cues }: RecordContact): Place['sensitivity'] {
  return sensitivityOf(category, traitsOf(traits, cues))
}

/** The caller as a party, and whoever else was named. */
export function partiesOf({ caller, parties }: RecordContact): PartyInput[] {
  const { name, phone, identity, sex, address, relation } = caller
  const isSelf = relation === 'self'
  const textOf = (text: string): string | null => (text === '' ? null : text)
  const one: PartyInput = {
    role: isSelf ? 'victim' : 'reporter',
    ...{ name: textOf(name), phone: textOf(phone), address: isSelf ? textOf(address) : null },
    ...{ identity: textOf(name) === null ? null : textOf(identity), sex, birth: null, relation },
    ...{ isHidden: false, isSuspect: false, isGuardian: false, legalGround: null },
  }
  const isKnown = [one.name, one.phone, one.address].some((each) => each !== null)
  return isKnown ? [one, ...parties] : [...parties]
}

export function recordContact(
  body: RecordContact,
  ground: Ground,
  { actor, now }: On,
): Contact | Refusal {
  const { id, place, leadId, matterId, phoneIndex, rules, clockNumber, calendar } = ground
  const isMatter = matterId !== null
  const { identity: _number, ...caller } = body.caller
  const isPassedOn = isMatter && body.handling !== 'own-case'
  const usual = addDuration(now, rules.refer.usual, calendar)
  // Without a calendar for the year a clock in working days would be a guess; three days hold then.
  const slow = isRefusal(usual) ? after(now, '3d') : usual.toISOString()
  const referDueAt = body.urgency === 'usual' ? slow : after(now, rules.refer.pressing)
  return {
    ...place,
    ...{ id, number: contactNumberOf(id, now), channel: body.channel, nature: 'told' },
    status: isMatter || body.wantsCallBack ? 'following' : 'answered',
    ...{ category: body.category, topic: body.topic, cues: body.cues, urgency: body.urgency },
    ...{ traits: traitsOf(body.traits, body.cues), handling: body.handling },
    ...{ isGroup: body.isGroup, isRepeat: body.isRepeat, isPetition: body.isPetition },
    ...{ isPoliceTold: body.isPoliceTold, receivedAt: startOf(now, body.seconds) },
    ...{ seconds: body.seconds, ownerId: actor.id, ownerName: actor.name, leadId, matterId },
    ...{ referDueAt: isPassedOn ? referDueAt : null, referredAt: null },
    callBackDueAt: isMatter || body.wantsCallBack ? after(now, rules.callBack) : null,
    calledBackAt: null,
    acceptDueAt: body.isPetition ? after(now, rules.petition.accept) : null,
    concludeDueAt: body.isPetition ? after(now, rules.petition.conclude) : null,
    ...{ acceptedAt: null, extendedAt: null, concludedAt: null },
    ...{ satisfaction: body.satisfaction, clockNumber, phoneIndex, version: 1 },
    content: {
      ...{ caller, safeContact: body.safeContact, narrative: body.narrative, wish: body.wish },
      ...{ answer: body.answer, callBacks: [], extension: '' },
    },
  }
}

/** 非数据来电: counted, with nothing but when, how long, and the number's index. */
export function countContact(
  { nature, seconds }: { readonly nature: ContactNature; readonly seconds: number },
  { id, place, phoneIndex, clockNumber }: Ground,
  { actor, now }: On,
): Contact {
  return {
    ...place,
    ...{ id, number: contactNumberOf(id, now), channel: 'hotline', nature, status: 'counted' },
    ...{ category: null, topic: null, traits: [], cues: [], urgency: 'usual', handling: null },
    ...{ isGroup: false, isRepeat: false, isPetition: false, isPoliceTold: false },
    ...{ receivedAt: startOf(now, seconds), seconds, ownerId: actor.id, ownerName: actor.name },
    ...{ leadId: null, matterId: null, referDueAt: null, referredAt: null, callBackDueAt: null },
    ...{ calledBackAt: null, acceptDueAt: null, acceptedAt: null, concludeDueAt: null },
    ...{ extendedAt: null, concludedAt: null, satisfaction: null, clockNumber, phoneIndex },
    ...{ content: null, version: 1 },
  }
}

/**
 * She was called back. 首问负责: while her matter runs she is called again; it ends with the first call
 * that reaches her after that.
 */
export function callBack(
  contact: ContactFile,
  said: {
    readonly outcome: CallBackOutcome
    readonly note: string
    readonly satisfaction: number | null
  },
  { actor, now }: On,
): ContactFile | Refusal {
  const { content, rules } = contact
  if (contact.status !== 'following' || content === null) return refuse('no-call-back-due')
  const isReached = said.outcome === 'reached'
  const goesOn = !isReached || contact.isRunning
  const line = { at: now.toISOString(), byName: actor.name, outcome: said.outcome, note: said.note }
  return {
    ...contact,
    status: goesOn ? 'following' : 'concluded',
    callBackDueAt: goesOn ? after(now, isReached ? rules.callBack : rules.tryAgain) : null,
    calledBackAt: isReached ? now.toISOString() : contact.calledBackAt,
    satisfaction: isReached ? (said.satisfaction ?? contact.satisfaction) : contact.satisfaction,
    content: { ...content, callBacks: [...content.callBacks, line] },
    version: contact.version + 1,
  }
}

/** 信访: accepted, extended once, concluded; in this order. */
export function advancePetition(
  contact: ContactFile,
  { act, reason }: { readonly act: 'accept' | 'extend' | 'conclude'; readonly reason: string },
  { now }: On,
): ContactFile | Refusal {
  const { content, concludeDueAt } = contact
  const refusal = petitionFault(contact, act)
  if (refusal !== undefined) return refusal
  const next = { ...contact, version: contact.version + 1 }
  switch (act) {
    case 'accept':
      return { ...next, acceptedAt: now.toISOString() }
    case 'conclude':
      return { ...next, concludedAt: now.toISOString() }
    case 'extend': {
      if (reason === '') return refuse('reason-missing')
      const from = new Date(concludeDueAt ?? now)
      return {
        ...next,
        extendedAt: now.toISOString(),
        concludeDueAt: after(from, contact.rules.petition.extension),
        content: content === null ? null : { ...content, extension: reason },
      }
    }
  }
}

export function petitionFault(
  { isPetition, acceptedAt, extendedAt, concludedAt }: Contact,
  act: 'accept' | 'extend' | 'conclude',
): Refusal | undefined {
  if (!isPetition) return refuse('not-a-petition')
  if (concludedAt !== null) return refuse('petition-concluded')
  if (act === 'accept') return acceptedAt === null ? undefined : refuse('petition-accepted')
  if (acceptedAt === null) return refuse('petition-not-accepted')
  return act === 'extend' && extendedAt !== null ? refuse('petition-extended') : undefined
}

/** Handed to one of the three services: whoever was to pass it on has done so. */
export function handOver(contact: ContactFile, { now }: On): ContactFile | Refusal {
  if (contact.matterId === null) return refuse('contact-without-matter')
  if (!contact.isRunning) return refuse('matter-not-running')
  return {
    ...contact,
    referredAt: contact.referredAt ?? now.toISOString(),
    version: contact.version + 1,
  }
}

/** What is due on a contact now; on one without a matter the call-back list alone keeps the clock. */
export function stepsOf(contact: Contact): { kind: DueStepKind; dueAt: string }[] {
  const { matterId, referDueAt, referredAt, callBackDueAt } = contact
  const { acceptDueAt, acceptedAt, concludeDueAt, concludedAt } = contact
  if (matterId === null) return []
  const steps: [DueStepKind, string | null][] = [
    ['refer', referredAt === null ? referDueAt : null],
    ['call-back', callBackDueAt],
    ['petition-accept', acceptedAt === null ? acceptDueAt : null],
    ['petition-conclude', concludedAt === null ? concludeDueAt : null],
  ]
  return steps.flatMap(([kind, dueAt]) => (dueAt === null ? [] : [{ kind, dueAt }]))
}

/** 热线 RX20230510-3F2A1C: says when, and is not counted, so that it tells nobody how many there are. */
export function contactNumberOf(id: string, now: Date): string {
  return `RX${dayOf(now).replaceAll('-', '')}-${id.slice(-6).toUpperCase()}`
}

function startOf(now: Date, seconds: number): string {
  return new Date(now.getTime() - seconds * 1000).toISOString()
}

function after(from: Date, duration: string): string {
  return new Date(from.getTime() + millisecondsOf(duration)).toISOString()
}
