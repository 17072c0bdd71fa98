import { enterLeadContract } from '#domain/leads/entry.contract.ts'
import * as matters from '#domain/matters/matter.contract.ts'
import * as orders from '#domain/protection-orders/order.contract.ts'
import { anApplication } from '#domain/protection-orders/order.fixtures.ts'
import { Confidential } from '#domain/protection-orders/application.schema.ts'
import * as referrals from '#domain/referrals/referral.contract.ts'
import { Recipient } from '#domain/services/delivery.schema.ts'
import { anEntry } from '#domain/leads/lead.fixtures.ts'
import { PacketField } from '#domain/referrals/packet.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import { addDays, dayOf } from '#platform/time/day.ts'
import type { TestHouse } from '../house.ts'
import { orgs, people } from './city.ts'
import type { StandingRow } from './invariants.ts'
import { fits, type Move } from './move.ts'

/** What a move comes to: a request of somebody, or nothing where there is no such record yet. */
export type Asked = {
  readonly actor: Actor
  readonly contract: Endpoint
  readonly input: { params?: unknown; body?: unknown }
}

type Asks = Readonly<Partial<Record<Move['act'], () => Asked>>>

const reason = '按约定办理'
const orgList = Object.values(orgs)

/** The request of a move, on the records as they stand. */
export function askedBy(
  { act, who, isFitting, at, other }: Move,
  rows: readonly StandingRow[],
  house: TestHouse,
): Asked | undefined {
  const pick = <Item>(list: readonly Item[], n: number): Item | undefined => list[n % list.length]
  const of = (kind: StandingRow['kind']): StandingRow[] => {
    const all = rows.filter((row) => row.kind === kind)
    const fitting = all.filter(({ status }) => fits(act, status))
    return isFitting && fitting.length > 0 ? fitting : all
  }
  const by = (orgId: string | undefined): Actor => {
    const there = Object.values(people).filter((actor) => actor.orgId === orgId)
    return (isFitting ? pick(there, other) : undefined) ?? people[who]
  }
  const now = house.clock.now().toISOString()
  const orgOf = (n: number): string => pick(orgList, n)?.id ?? orgs.office.id
  const accountId = pick(Object.values(people), other)?.id ?? people.cousin.id
  if (act === 'enter') {
    const body = anEntry({
      ...{ division: '420222101200', isRegistered: true, foundOn: dayOf(house.clock.now()) },
      ...{ imminent: at % 5 === 0, traits: at % 2 === 0 ? ['violence'] : [] },
    })
    return { actor: people.cadre, contract: enterLeadContract, input: { body } }
  }

  const matter = pick(of('matter'), at)
  if (matter === undefined) return undefined
  const params = { id: matter.id }
  const ours = by(matter.orgId)
  const above = isFitting ? people.county : people[who]
  const on = (actor: Actor, contract: Endpoint, body: unknown): Asked => {
    return { actor, contract, input: { params, body } }
  }
  const organisationId = orgOf(other)
  const asks: Asks = {
    take: () => on(ours, matters.takeMatterContract, {}),
    contact: () =>
      on(ours, matters.recordWorkContract, { kind: act, text: reason, result: 'clean' }),
    'follow-up': () =>
      on(ours, matters.recordWorkContract, { kind: act, text: reason, result: 'clean' }),
    note: () => on(ours, matters.recordWorkContract, { kind: act, text: reason, result: 'clean' }),
    raise: () => on(ours, matters.changeLevelContract, { level: act === 'raise' ? 1 : 4, reason }),
    lower: () => on(ours, matters.changeLevelContract, { level: act === 'raise' ? 1 : 4, reason }),
    confirm: () =>
      on(above, matters.confirmLoweringContract, { confirmed: at % 2 === 0, text: reason }),
    danger: () => on(ours, matters.setDangerContract, { imminent: act === 'danger', reason }),
    calm: () => on(ours, matters.setDangerContract, { imminent: act === 'danger', reason }),
    acknowledge: () => on(ours, matters.acknowledgeContract, {}),
    'hand-over': () => on(ours, matters.handOverContract, { organisationId, reason }),
    'co-act': () =>
      on(ours, matters.setCoActingContract, {
        ...{ organisationId, reason, isActing: !matter.audience.includes(organisationId) },
      }),
    bar: () =>
      on(above, matters.setBarredContract, {
        ...{ accountId, reason, isBarred: !matter.barred.includes(accountId) },
      }),
    name: () =>
      on(above, matters.setNamedContract, {
        ...{ accountId, reason, isNamed: !matter.named.includes(accountId) },
      }),
    seal: () => {
      const sensitivity = act === 'seal' ? 'sealed' : 'sensitive'
      return on(above, matters.changeSensitivityContract, { sensitivity, reason })
    },
    'open-up': () => {
      const sensitivity = act === 'seal' ? 'sealed' : 'sensitive'
      return on(above, matters.changeSensitivityContract, { sensitivity, reason })
    },
    monitor: () => on(ours, matters.monitorMatterContract, { reason }),
    close: () => on(above, matters.closeMatterContract, { outcome: 'refused', reason }),
    revisit: () => on(above, matters.revisitMatterContract, { result: 'settled', text: reason }),
    reopen: () => on(ours, matters.reopenMatterContract, { reason }),
    merge: () =>
      on(above, matters.mergeMatterContract, {
        ...{ intoId: pick(of('matter'), other)?.id ?? matter.id, reason },
      }),
    unmerge: () => {
      const merged = pick(
        of('matter').filter(({ status }) => status === 'merged'),
        at,
      )
      const input = { params: { id: merged?.id ?? matter.id }, body: { reason } }
      return { actor: above, contract: matters.undoMergeContract, input }
    },
    decline: () => on(ours, matters.declineMatterContract, { reason, sentTo: '县司法局' }),
    archive: () => on(above, matters.archiveMatterContract, {}),
    send: () =>
      on(ours, referrals.sendReferralContract, {
        ...{ organisationId, urgency: 'urgent', summary: reason },
        ...{ fields: [...PacketField.options], ground: { code: 'domestic-violence-15' } },
      }),
    draft: () => ({
      ...{ actor: ours, contract: orders.openOrderContract },
      input: {
        body: {
          matterId: matter.id,
          application: anApplication({ court: { id: orgs.court.id, name: orgs.court.name } }),
          confidential: Confidential.parse({ phone: '13972300001' }),
        },
      },
    }),
  }
  return asks[act]?.() ?? onReferral() ?? onOrder()

  function onReferral(): Asked | undefined {
    const referral = pick(of('referral'), at)
    if (referral === undefined) return undefined
    const [receiver, sender] = [by(referral.orgId), by(matterOf(referral)?.orgId)]
    const ask = (actor: Actor, contract: Endpoint, body: object): Asked => {
      return { actor, contract, input: { params: { id: referral.id }, body } }
    }
    const text = reason
    const asks: Asks = {
      sign: () => ask(receiver, referrals.signReferralContract, {}),
      accept: () => ask(receiver, referrals.acceptReferralContract, {}),
      return: () => ask(receiver, referrals.returnReferralContract, { reason: 'not-ours', text }),
      forward: () =>
        ask(receiver, referrals.forwardReferralContract, {
          ...{ organisationId, text, fields: PacketField.options.slice(0, other % 6) },
        }),
      'feed-back': () =>
        ask(receiver, referrals.feedBackReferralContract, { outcome: 'done', text }),
      'ask-again': () => ask(sender, referrals.askAgainContract, { text }),
      verify: () => ask(sender, referrals.verifyReferralContract, {}),
      withdraw: () => ask(sender, referrals.withdrawReferralContract, { text }),
      decide: () => ask(above, referrals.decideCompetenceContract, { organisationId, text }),
    }
    return asks[act]?.()
  }

  function onOrder(): Asked | undefined {
    const order = pick(of('order'), at)
    if (order === undefined) return undefined
    const applicant = by(order.orgId)
    const court = isFitting ? people.court : people[who]
    const ask = (actor: Actor, contract: Endpoint, body: object): Asked => {
      return { actor, contract, input: { params: { id: order.id }, body } }
    }
    const measures = ['no-contact']
    const validUntil = addDays(dayOf(house.clock.now()), 40 + (other % 100))
    const asks: Asks = {
      submit: () => ask(applicant, orders.submitOrderContract, {}),
      'court-accept': () =>
        ask(court, orders.acceptOrderContract, { at: now, caseNumber: '民保令1号' }),
      issue: () => ask(court, orders.issueOrderContract, { at: now, measures, validUntil }),
      reject: () => ask(court, orders.rejectOrderContract, { at: now, reason }),
      serve: () =>
        ask(court, orders.serveOrderContract, {
          ...{ recipient: pick(Recipient.options, other), at: now, by: '法警', way: 'in-person' },
        }),
      breach: () =>
        ask(applicant, orders.recordBreachContract, {
          ...{ at: now, text: reason, isPoliceTold: true },
        }),
      'ask-change': () => {
        const kind = other % 3 === 0 ? 'revoke' : 'extend'
        return ask(applicant, orders.askChangeContract, { kind, reason })
      },
      'decide-change': () =>
        ask(court, orders.decideChangeContract, { at: now, isGranted: true, validUntil }),
      'give-up': () => ask(applicant, orders.withdrawOrderContract, { reason }),
      'let-expire': () => ask(applicant, orders.letExpireContract, { reason }),
    }
    return asks[act]?.()
  }

  function matterOf({ matterId }: StandingRow): StandingRow | undefined {
    return rows.find(({ id }) => id === matterId)
  }
}
