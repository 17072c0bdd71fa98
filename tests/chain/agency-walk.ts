import { callMeetingContract, readMeetingContract } from '#domain/meetings/meeting.contract.ts'
import * as orders from '#domain/protection-orders/order.contract.ts'
import {
  downloadPaperContract,
  Paper,
  prefillOrderContract,
  readOrderContract,
} from '#domain/protection-orders/order-read.contract.ts'
import * as referrals from '#domain/referrals/referral.contract.ts'
import { readReferralContract } from '#domain/referrals/referral-page.contract.ts'
import { findReferralsOfMatters } from '#domain/referrals/referral.store.ts'
import { Recipient } from '#domain/services/delivery.schema.ts'
import * as supervision from '#domain/supervision/supervision.contract.ts'
import * as warnings from '#domain/warnings/warning.contract.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { InputIn, Reply, TestHouse } from '../house.ts'
import { orgs, people, type Who } from './city.ts'
import type { GuardedCase } from './guarded-case.ts'
import { textsOf, type Outgoing } from './paper-text.ts'

/** Takes one case to every agency, and keeps whatever each of them then reads. */
export class AgencyWalk {
  readonly read: Outgoing[] = []
  readonly #house: TestHouse
  readonly #case: GuardedCase

  constructor(house: TestHouse, guarded: GuardedCase) {
    this.#house = house
    this.#case = guarded
  }

  async #do<E extends Endpoint>(
    who: Who,
    contract: E,
    input: InputIn<E>,
  ): Promise<Reply<E>['body']> {
    const answer = await this.#house.call(people[who], contract, input)
    if (answer.status !== 200) {
      throw new Error(`${contract.id} by ${who}: ${answer.status} ${answer.problem.code}`)
    }
    return answer.body
  }

  async #keep<E extends Endpoint>(
    who: Who,
    contract: E,
    input: InputIn<E>,
    name = '',
  ): Promise<void> {
    const { status, body } = await this.#house.call(people[who], contract, input)
    if (status === 200) {
      this.read.push({ name: `${contract.id}${name}`, reader: who, texts: textsOf(body) })
    }
  }

  /** Sent to the police with the fields of the case, forwarded with all of them, asked again. */
  async referrals(): Promise<void> {
    const { matter, told, fields } = this.#case
    const sent = await this.#do('cadre', referrals.sendReferralContract, {
      params: { id: matter.id },
      body: {
        ...{ organisationId: orgs.station.id, urgency: 'urgent', fields: [...fields] },
        ...{ summary: told(), ground: { code: 'domestic-violence-15' } },
      },
    })
    const params = { id: sent.page?.id ?? '' }
    await this.#keep('police', readReferralContract, { params })
    await this.#do('police', referrals.forwardReferralContract, {
      ...{ params, body: { organisationId: orgs.civil.id, fields: [...fields], text: '请安置' } },
    })
    const second = await this.#do('cadre', referrals.sendReferralContract, {
      params: { id: matter.id },
      body: {
        ...{ organisationId: orgs.court.id, urgency: 'normal', fields: [] },
        ...{ summary: '请提供司法救助', ground: { code: 'domestic-violence-15' } },
      },
    })
    const other = { params: { id: second.page?.id ?? '' } }
    await this.#do('court', referrals.acceptReferralContract, { ...other, body: {} })
    await this.#do('court', referrals.feedBackReferralContract, {
      ...{ ...other, body: { outcome: 'partly', text: '已登记' } },
    })
    await this.#do('cadre', referrals.askAgainContract, { ...other, body: { text: told() } })
    await this.#keep('court', readReferralContract, other)
    const forwarded = await this.#house.asSystem((tx) => findReferralsOfMatters(tx, [matter.id]))
    for (const { id } of forwarded.filter(({ orgId }) => orgId === orgs.civil.id)) {
      await this.#keep('civil', readReferralContract, { params: { id } })
    }
  }

  async orders(): Promise<void> {
    const { matter, secrets, told } = this.#case
    const now = (): string => this.#house.clock.now().toISOString()
    const begun = await this.#do('cadre', prefillOrderContract, { params: { id: matter.id } })
    const application = {
      ...begun.application,
      ...{ facts: told(), evidenceNote: told(), otherMeasure: told(400) },
      measures: ['stop-violence' as const, 'no-contact' as const, 'other' as const],
      court: { id: orgs.court.id, name: orgs.court.name },
    }
    const confidential = {
      ...{ ...begun.confidential, phone: secrets.orderPhone, address: secrets.orderAddress },
    }
    const body = { matterId: matter.id, application, confidential }
    const { id } = await this.#do('cadre', orders.openOrderContract, { body })
    const on = { params: { id } }
    await this.#do('cadre', orders.submitOrderContract, { ...on, body: {} })
    const accepted = { at: now(), caseNumber: '（2023）鄂0222民保令1号' }
    await this.#do('court', orders.acceptOrderContract, { ...on, body: accepted })
    const issued = { at: now(), measures: ['no-contact' as const], validUntil: '2023-11-01' }
    await this.#do('court', orders.issueOrderContract, { ...on, body: issued })
    for (const recipient of Recipient.options) {
      const served = {
        recipient,
        at: now(),
        by: '法警',
        way: 'in-person' as const,
        note: told(400),
      }
      await this.#do('court', orders.serveOrderContract, { ...on, body: served })
    }
    const breach = { at: now(), text: told(), isPoliceTold: true }
    await this.#do('cadre', orders.recordBreachContract, { ...on, body: breach })
    const asked = { kind: 'vary' as const, reason: told(), measures: ['move-out' as const] }
    await this.#do('cadre', orders.askChangeContract, { ...on, body: asked })
    for (const who of ['police', 'court', 'civil', 'cousin'] as const) {
      await this.#keep(who, readOrderContract, on)
    }
    for (const who of ['cadre', 'court', 'police', 'cousin'] as const) {
      for (const paper of Paper.options) {
        const isOwnSheet = paper === 'confidential-contact' && (who === 'cadre' || who === 'court')
        if (isOwnSheet) continue
        for (const recipient of paper === 'proof-of-service' ? Recipient.options : [undefined]) {
          const query = recipient === undefined ? {} : { recipient }
          const params = { id, paper }
          const name = ` ${paper} ${recipient ?? ''}`
          await this.#keep(who, downloadPaperContract, { params, query }, name)
        }
      }
    }
  }

  async warnings(): Promise<void> {
    const { matter, told } = this.#case
    const at = this.#house.clock.now().toISOString()
    const { content } = await this.#do('cadre', warnings.prefillWarningContract, {
      params: { id: matter.id },
    })
    const filled = { ...content, facts: told(), forbidden: told() }
    const { id } = await this.#do('cadre', warnings.openWarningContract, {
      body: { matterId: matter.id, content: filled },
    })
    const on = { params: { id } }
    const issued = { at, documentNumber: '富公告诫〔2023〕1号' }
    await this.#do('police', warnings.issueWarningContract, { ...on, body: issued })
    const served = { recipient: 'respondent' as const, at, by: '民警', way: 'in-person' as const }
    await this.#do('police', warnings.serveWarningContract, {
      ...on,
      body: { ...served, note: told(400) },
    })
    const visit = { at, by: '民警', met: 'warned' as const, result: 'calm' as const, text: told() }
    await this.#do('cadre', warnings.visitWarnedContract, { ...on, body: visit })
    for (const who of ['police', 'court', 'civil', 'cousin'] as const) {
      await this.#keep(who, warnings.readWarningContract, on)
    }
    for (const who of ['cadre', 'police'] as const) {
      for (const paper of warnings.WarningPaper.options) {
        const query = paper === 'proof-of-service' ? { recipient: 'respondent' as const } : {}
        const params = { id, paper }
        const name = ` ${paper}`
        await this.#keep(who, warnings.downloadWarningPaperContract, { params, query }, name)
      }
    }
  }

  async meetingsAndSupervision(): Promise<void> {
    const { matter, told } = this.#case
    const startsAt = new Date(this.#house.clock.now().getTime() + 86_400_000).toISOString()
    const { id: meeting } = await this.#do('cadre', callMeetingContract, {
      params: { id: matter.id },
      body: {
        ...{ startsAt, venue: '镇政府二楼', agenda: told(), briefing: told() },
        invited: [orgs.station.id, orgs.civil.id],
      },
    })
    for (const who of ['police', 'civil', 'cousin'] as const) {
      await this.#keep(who, readMeetingContract, { params: { id: meeting } })
    }
    const { id } = await this.#do('county', supervision.issueSupervisionContract, {
      body: {
        ...{ kind: 'opinion', addresseeOrgId: orgs.station.id, matterId: matter.id },
        requirement: told(),
      },
    })
    await this.#keep('police', supervision.readSupervisionContract, { params: { id } })
    for (const who of ['police', 'county'] as const) {
      await this.#keep(who, supervision.downloadSupervisionContract, { params: { id } })
    }
  }
}
