import {
  acceptOrderContract,
  askChangeContract,
  decideChangeContract,
  issueOrderContract,
  openOrderContract,
  recordBreachContract,
  rejectOrderContract,
  serveOrderContract,
  submitOrderContract,
  withdrawOrderContract,
} from '#domain/protection-orders/order.contract.ts'
import { prefillOrderContract } from '#domain/protection-orders/order-read.contract.ts'
import { acknowledgeContract, recordWorkContract } from '#domain/matters/matter.contract.ts'
import { Recipient } from '#domain/services/delivery.schema.ts'
import { addDays, dayOf } from '#platform/time/day.ts'
import { z } from 'zod'
import words from './data/services.json' with { type: 'json' }
import { hour, type Diary } from './matter-step.ts'
import { isUnderWay, type OrderFate } from './order-fate.ts'

const about = { about: 'order' } as const

const Prefilled = z.object({
  application: z.looseObject({ facts: z.string() }),
  confidential: z.looseObject({}),
})

/** 人身安全保护令: applied for in the matter, decided by the court in its hours, served on four. */
export function applyForOrder(diary: Diary, fate: OrderFate): void {
  const { matter, next, say, random } = diary
  const court = { orgId: matter.courtId ?? '' }
  next(4 * hour, 'township', openOrderContract, (given) => opening(diary, given), {
    ...{ prefill: prefillOrderContract, keeps: 'order' },
  })
  if (fate === 'drafting') return
  next(3 * hour, 'township', submitOrderContract, {}, about)
  if (fate === 'submitted') return
  if (fate === 'withdrawn') {
    next(9 * hour, 'township', withdrawOrderContract, { reason: say(words.withdrawn) }, about)
    return
  }
  const caseNumber = `(${matter.openedAt.slice(0, 4)})鄂02民保令${random.whole(11, 199)}号`
  happens(diary, 7 * hour, court, acceptOrderContract, { caseNumber })
  if (fate === 'accepted') return
  if (fate === 'rejected') {
    happens(diary, 40 * hour, court, rejectOrderContract, { reason: say(words.rejected) })
    return
  }
  // Within 24 hours where it is urgent, within 72 otherwise.
  const span = matter.imminent ? 20 * hour : random.pick([22, 46, 64]) * hour
  const measures = random.pick([
    ['stop-violence', 'no-contact'],
    ['stop-violence', 'no-contact', 'move-out'],
    ['stop-violence'],
  ])
  happens(diary, span, court, issueOrderContract, (at) => ({
    ...{ measures, validUntil: addDays(dayOf(at), fate === 'extension-asked' ? 45 : 180) },
  }))
  serveAll(diary, court)
  if (fate === 'breached') breach(diary)
  if (fate === 'extension-asked') {
    const reason = say(words.extension)
    next(20 * 24 * hour, 'township', askChangeContract, { kind: 'extend', reason }, about)
    happens(diary, 60 * hour, court, decideChangeContract, (at) => ({
      ...{ isGranted: true, validUntil: addDays(dayOf(at), 150) },
    }))
    serveAll(diary, court)
  }
}

function serveAll(diary: Diary, court: { readonly orgId: string }): void {
  for (const recipient of Recipient.options) {
    const told = served(recipient, diary.random.chance(0.1))
    happens(diary, 5 * hour, court, serveOrderContract, told)
  }
}

/** What the court did is told with its own time, which is that of the act. */
function happens(
  { next, steps }: Diary,
  delay: number,
  by: { readonly orgId: string },
  contract: Parameters<Diary['next']>[2],
  more: Readonly<Record<string, unknown>> | ((at: Date) => Readonly<Record<string, unknown>>),
): void {
  next(delay, by, contract, {}, about)
  const step = steps.pop()
  if (step === undefined) return
  const told = typeof more === 'function' ? more(step.at) : more
  steps.push({ ...step, body: { at: step.at.toISOString(), ...told } })
}

function served(recipient: Recipient, isRefused: boolean): Readonly<Record<string, unknown>> {
  const isLeft = isRefused && recipient === 'respondent'
  const way = recipient === 'police' || recipient === 'committee' ? 'electronic' : 'in-person'
  return { recipient, by: '法院送达人员', way: isLeft ? 'left' : way, isRefused: isLeft }
}

/** He came again: everybody hears of it, somebody says so, and she is reached within the hour. */
function breach(diary: Diary): void {
  const { next, say } = diary
  next(6 * 24 * hour, 'township', recordBreachContract, {}, about)
  const step = diary.steps.pop()
  if (step === undefined) return
  const told = { text: say(words.breach), isPoliceTold: true }
  diary.steps.push({ ...step, body: { at: step.at.toISOString(), ...told } })
  next(hour / 8, 'township', acknowledgeContract, {}, { unless: 'nothing-to-acknowledge' })
  const body = { kind: 'contact', text: say(words['after-breach']), result: 'clean' }
  next(hour / 2, 'township', recordWorkContract, body)
}

function opening(
  { matter, random, say }: Diary,
  given: unknown,
): Readonly<Record<string, unknown>> {
  const { application, confidential } = Prefilled.parse(given)
  const measures = ['stop-violence', 'no-contact']
  const evidence = [
    'federation-record',
    random.pick(['police-record', 'medical-record', 'witness']),
  ]
  const facts = `${application.facts}\n${say(words.facts)}`
  return {
    matterId: matter.id,
    application: {
      ...application,
      ...{ measures, evidence, facts },
      isUrgent: matter.imminent && !isUnderWay(matter.order),
    },
    confidential,
  }
}
