import {
  openDeliveries,
  openRound,
  recordDelivery,
  type Serve,
} from '#domain/services/delivery.schema.ts'
import type { ServiceFile, WantedStep } from '#domain/services/service.schema.ts'
import { placeOfService } from '#domain/services/service.schema.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import type { Place } from '#platform/access/place.ts'
import { millisecondsOf } from '#platform/time/duration.ts'
import { maskIdentity } from '#platform/text/mask.ts'
import { isWithheld } from '#platform/text/withhold.ts'
import {
  standing,
  type On,
  type Visit,
  type Warning,
  type WarningAct,
  type WarningContent,
  type WarningFile,
  type WarningLine,
  type WarningRules,
} from './warning.schema.ts'

type Clock = NonNullable<Warning['issuing']>

/** A quarter of the time is left when its owner is reminded. */
function startClock(
  { number, body }: WarningRules,
  clock: keyof WarningRules['body'],
  from: string,
): Clock {
  const [start, span] = [Date.parse(from), millisecondsOf(body[clock])]
  return {
    dueAt: new Date(start + span).toISOString(),
    warnsAt: new Date(start + span * 0.75).toISOString(),
    clockNumber: number,
  }
}

function acted(
  warning: WarningFile,
  act: WarningAct,
  { actor, now }: On,
  { about, text }: Pick<WarningLine, 'about' | 'text'> = {},
): WarningFile {
  const line: WarningLine = {
    ...{ act, at: now.toISOString(), byName: actor.name, byOrgId: actor.orgId },
    ...(about === undefined ? {} : { about }),
    ...(text === undefined || text === '' ? {} : { text }),
  }
  return { ...warning, history: [...warning.history, line], version: warning.version + 1 }
}

function timely(at: string, after: string | undefined, now: Date): Refusal | undefined {
  if (Date.parse(at) > now.getTime()) return refuse('time-ahead')
  return after !== undefined && Date.parse(at) < Date.parse(after)
    ? refuse('time-before')
    : undefined
}

export type Ground = {
  readonly place: Place
  readonly matterId: string
  readonly isRunning: boolean
  readonly id: string
  readonly number: string
  readonly rules: WarningRules
}

export function openWarning(
  { content }: { content: WarningContent },
  { place, matterId, isRunning, id, number, rules }: Ground,
  on: On,
): WarningFile | Refusal {
  if (!isRunning) return refuse('matter-closed')
  const createdAt = on.now.toISOString()
  const policeOrgId = content.policeOffice.id ?? undefined
  const audience = policeOrgId === undefined ? [] : [policeOrgId]
  const warning: WarningFile = {
    ...placeOfService(place, 'warning', { orgId: place.orgId, audience }),
    ...{ id, matterId, number, status: 'drafting', content, policeOrgId, rules },
    ...{ deliveries: [], visits: [], breaches: [], history: [] },
    issuing: startClock(rules, 'issue', createdAt),
    ...{ createdAt, createdBy: on.actor.id, version: 0 },
  }
  return acted(warning, 'opened', on)
}

export function editWarning(
  warning: WarningFile,
  { content }: { content: WarningContent },
  on: On,
): WarningFile | Refusal {
  const refusal = standing('edit', warning)
  if (refusal !== undefined) return refusal
  if (isWithheld(content)) return refuse('text-was-withheld')
  const known = warning.content.warned.identity
  const shown = content.warned.identity
  const identity = known !== '' && shown === maskIdentity(known) ? known : shown
  const policeOrgId = content.policeOffice.id ?? undefined
  const edited = { ...content, warned: { ...content.warned, identity } }
  return acted({ ...readBy(warning, policeOrgId), content: edited, policeOrgId }, 'edited', on)
}

export function withdrawWarning(
  warning: WarningFile,
  { reason }: { reason: string },
  on: On,
): WarningFile | Refusal {
  const ended = { status: 'withdrawn', endedAt: on.now.toISOString(), issuing: undefined } as const
  return (
    standing('withdraw', warning) ??
    acted({ ...warning, ...ended }, 'withdrawn', on, { text: reason })
  )
}

/** Issued by the police; it goes to both, to the committee and the police station (反家庭暴力法 17). */
export function issueWarning(
  warning: WarningFile,
  { at, documentNumber }: { at: string; documentNumber: string },
  on: On,
): WarningFile | Refusal {
  const refusal = standing('issue', warning) ?? timely(at, undefined, on.now)
  if (refusal !== undefined) return refusal
  const { warned, facts, policeOffice } = warning.content
  if (warned.name === '' || facts.length < 10 || policeOffice.name === '') {
    return refuse('warning-incomplete')
  }
  const { policeOrgId, committeeOrgId, rules } = warning
  const orgs = { police: policeOrgId ?? null, committee: committeeOrgId ?? null }
  const visiting = startClock(rules, 'firstVisit', at)
  const issued: WarningFile = {
    ...readBy(readBy(warning, policeOrgId), committeeOrgId),
    ...{ status: 'issued', issuedAt: at, documentNumber, issuing: undefined },
    deliveries: openRound(warning.deliveries, orgs),
    serving: startClock(rules, 'serve', at),
    ...{ visiting, visitDueAt: visiting.dueAt },
  }
  return acted(issued, 'issued', on)
}

export function serveWarning(warning: WarningFile, given: Serve, on: On): WarningFile | Refusal {
  const refusal = standing('serve', warning) ?? timely(given.at, warning.issuedAt, on.now)
  if (refusal !== undefined) return refusal
  const deliveries = recordDelivery(warning.deliveries, given)
  if (isRefusal(deliveries)) return deliveries
  const about = given.isRefused ? `${given.recipient}-refused` : given.recipient
  return acted({ ...warning, deliveries }, 'served', on, { about })
}

/** A visit ends the step that was due and begins the next; one that met nobody ends nothing. */
export function visitWarned(
  warning: WarningFile,
  given: Omit<Visit, 'number'>,
  on: On,
): WarningFile | Refusal {
  const refusal = standing('visit', warning) ?? timely(given.at, warning.issuedAt, on.now)
  if (refusal !== undefined) return refusal
  const visit = { ...given, number: warning.visits.length + 1 }
  const isMade = given.met !== 'nobody'
  const visiting = isMade ? startClock(warning.rules, 'visits', given.at) : warning.visiting
  const visited: WarningFile = {
    ...{ ...warning, visits: [...warning.visits, visit], visiting },
    visitDueAt: visiting?.dueAt,
  }
  const about = given.result
  const told = acted(visited, 'visited', on, { about, text: given.text })
  return about === 'violent-again' ? broken(told, given.at, given.text, on) : told
}

export function recordBreach(
  warning: WarningFile,
  { at, text }: { at: string; text: string },
  on: On,
): WarningFile | Refusal {
  const refusal = standing('record-breach', warning) ?? timely(at, warning.issuedAt, on.now)
  return refusal ?? broken(warning, at, text, on)
}

function broken(warning: WarningFile, at: string, text: string, on: On): WarningFile {
  const breaches = [...warning.breaches, { at, text, by: on.actor.name }]
  const { firstBreachedAt = at } = warning
  return acted({ ...warning, breaches, firstBreachedAt }, 'breached', on, { text })
}

/** 解除: supervision is over, by a person's decision and with her reason. */
export function endWarning(
  warning: WarningFile,
  { reason }: { reason: string },
  on: On,
): WarningFile | Refusal {
  const refusal = standing('end', warning)
  if (refusal !== undefined) return refusal
  if (!warning.visits.some(({ met }) => met !== 'nobody')) return refuse('visit-comes-first')
  const ended = { status: 'ended', endedAt: on.now.toISOString(), visitDueAt: undefined } as const
  return acted({ ...warning, ...ended }, 'ended', on, { text: reason })
}

function readBy(warning: WarningFile, orgId: string | undefined): WarningFile {
  const isKnown = orgId === undefined || orgId === warning.orgId || warning.audience.includes(orgId)
  return isKnown ? warning : { ...warning, audience: [...warning.audience, orgId] }
}

/** The warning as a service on its matter: its state, and exactly what is due on it now. */
export function serviceOf(warning: Warning): ServiceFile {
  const { region, division, orgId, audience, sensitivity, named, barred } = warning
  const { id, matterId, number, status, createdAt, endedAt, issuedAt } = warning
  const isIssued = status === 'issued' || status === 'ended'
  return {
    ...{ region, division, orgId, audience, sensitivity, named, barred, id, matterId, number },
    kind: 'warning',
    state: isIssued ? 'done' : status === 'withdrawn' ? 'ended' : 'open',
    ...{ outcome: status === 'drafting' ? null : status, holdsUntil: null, openedAt: createdAt },
    endedAt: (isIssued ? issuedAt : endedAt) ?? null,
    steps: stepsOf(warning),
  }
}

export function stepsOf(warning: Warning): WantedStep[] {
  const { status, orgId, issuing, serving, visiting, deliveries, visits } = warning
  const policeOrgId = warning.policeOrgId ?? orgId
  if (status === 'drafting' && issuing !== undefined) {
    return [{ ...issuing, key: 'issue', kind: 'submit', dutyOrgId: policeOrgId }]
  }
  if (status !== 'issued' || serving === undefined || visiting === undefined) return []
  const made = visits.filter(({ met }) => met !== 'nobody').length
  return [
    ...openDeliveries(deliveries).map(({ recipient, round }): WantedStep => {
      const key = `serve:${round}:${recipient}`
      return Object.assign({ key, dutyOrgId: policeOrgId }, serving, { kind: 'serve' as const })
    }),
    { ...visiting, key: `visit:${made + 1}`, kind: 'visit', dutyOrgId: policeOrgId },
  ]
}
