import { lastAnswerOf } from '#domain/grading/answer.public.ts'
import { findMatter } from '#domain/matters/reading.public.ts'
import type { Matter } from '#domain/matters/matter.schema.ts'
import { findOrganisations } from '#domain/organisations/organisation.public.ts'
import { routesOf } from '#domain/routing/routing.public.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { OutputOf } from '#platform/http/endpoint.ts'
import { command, creation, query, type Route } from '#platform/http/route.ts'
import { packetFor } from './packet.store.ts'
import { listReferralsOfMatterContract, previewPacketContract } from './referral-page.contract.ts'
import { answerWith, numbersSeen, presentReferrals } from './referral-page.store.ts'
import {
  decideCompetenceContract,
  forwardReferralContract,
  rateReferralContract,
  sendReferralContract,
} from './referral.contract.ts'
import * as policy from './referral.policy.ts'
import type { Referral } from './referral.schema.ts'
import { findReferral, findReferralsOfMatters } from './referral.store.ts'
import {
  decideCompetence,
  forwardReferral,
  type ReferralFile,
  type Surroundings,
} from './referral.transition.ts'
import { lockReferralToRate, rateReferral, saveRating, type RatedFile } from './rating.store.ts'
import { sendOn } from './sending-on.store.ts'
import { agentsOf, insertReferrals, saveReferral } from './sending.store.ts'
import { referralOf, type Sending } from './sending.transition.ts'
import { standingSuggestion } from './suggestion.transition.ts'
import { lockReferralFile, surroundingsOf } from './surroundings.store.ts'

/** The matter to be referred, what it follows, and who at the receiver could open it by name. */
type Prepared = {
  readonly matter: Matter
  readonly previous: Referral | undefined
  readonly agents: readonly string[]
  readonly surroundings: Surroundings
}

/** A referral on its way with the receiver that the command names. */
type OnItsWay = ReferralFile & { readonly receiverStands: boolean }

async function lockWithReceiver(
  tx: Tx,
  input: { params: { id: string }; body: { organisationId: string } },
): Promise<OnItsWay | undefined> {
  const { organisationId } = input.body
  const [file, found] = await Promise.all([
    lockReferralFile(tx, input),
    findOrganisations(tx, [organisationId]),
  ])
  const receiver = found.get(organisationId)
  const receiverStands = receiver !== undefined && receiver.endedAt === null
  return file === undefined ? undefined : { ...file, receiverStands }
}

export const sendingRoutes: readonly Route[] = [
  query(listReferralsOfMatterContract, {
    may: policy.mayReadReferrals,
    async read(tx, { params }) {
      const matter = await findMatter(tx, params.id)
      if (matter === undefined) return undefined
      const sent = await findReferralsOfMatters(tx, [matter.id])
      const [visible, routes, answeredAt] = await Promise.all([
        numbersSeen(tx, sent),
        routesOf(tx, [matter]),
        lastAnswerOf(tx, matter.id),
      ])
      const rows = await presentReferrals(tx, sent, visible)
      const standing = new Map(sent.map((one) => [one.id, standingSuggestion(one, answeredAt)]))
      const mayRefer = policy.mayRefer(tx.actor, matter)
      const receivers = new Set([matter.orgId, ...sent.map(({ orgId }) => orgId)])
      const proposed = (isRefusal(mayRefer) ? [] : (routes[0]?.coActing ?? [])).filter(
        ({ organisation }) => !receivers.has(organisation.id),
      )
      return {
        items: rows
          .map((row) => Object.assign(row, { suggestion: standing.get(row.id) ?? null }))
          .toReversed(),
        proposals: proposed.map(({ organisation: { id, name, kind }, ground, packet }) => {
          return { organisation: { id, name }, kind, ground, fields: [...packet] }
        }),
        refusal: isRefusal(mayRefer) ? mayRefer.refused : (notNow(matter)?.refused ?? null),
      }
    },
  }),

  query(previewPacketContract, {
    may: policy.mayReadReferrals,
    async read(tx, { params, query: { fields } }) {
      const matter = await findMatter(tx, params.id)
      if (matter === undefined) return undefined
      const decision = policy.mayRefer(tx.actor, matter)
      return isRefusal(decision) ? decision : packetFor(tx, matter, fields, '')
    },
    audit: 'matter.packet-previewed',
  }),

  creation<typeof sendReferralContract, ReferralFile, Prepared>(sendReferralContract, {
    async prepare(tx, { params, body }): Promise<Prepared | Refusal> {
      const { organisationId, previousId } = body
      const [matter, receivers, surroundings] = await Promise.all([
        findMatter(tx, params.id),
        findOrganisations(tx, [organisationId]),
        surroundingsOf(tx),
      ])
      if (matter === undefined) return refuse('not-found')
      const receiver = receivers.get(organisationId)
      if (receiver === undefined || receiver.endedAt !== null) return refuse('no-such-organisation')
      const earlier = await findReferralsOfMatters(tx, [matter.id])
      const previous = precedingOf(earlier, organisationId, previousId)
      if (previousId !== undefined && previous === undefined) return refuse('not-found')
      const isSealed = matter.sensitivity === 'sealed'
      const agents = isSealed ? await agentsOf(tx, [organisationId]) : new Map<string, string[]>()
      return { matter, previous, surroundings, agents: agents.get(organisationId) ?? [] }
    },
    may: (actor, _, { matter }) => policy.mayRefer(actor, matter),
    apply(body, { matter, previous, agents, surroundings }, { actor, now }) {
      const { organisationId: orgId, urgency, ground } = body
      if (orgId === matter.orgId) return refuse('referral-to-oneself')
      const sending: Sending = {
        ...{ orgId, urgency, previous, fromOrgId: actor.orgId },
        ...{ ground: ground.code, consent: ground.consent },
      }
      const on = { actor, now, id: newId }
      return notNow(matter) ?? referralOf(matter, sending, agents, surroundings, on)
    },
    async save(tx, file, body) {
      const matter = await findMatter(tx, file.matterId)
      if (matter === undefined) throw new Error(`matter ${file.matterId} is gone`)
      const packet = await packetFor(tx, matter, body.fields, body.summary)
      await insertReferrals(tx, [{ file, packet }])
    },
    present: answerWithNumber,
    audit: 'referral.sent',
  }),

  command(forwardReferralContract, {
    load: lockWithReceiver,
    may: policy.mayWorkOnReferral,
    apply: (file: OnItsWay, body, on) =>
      file.receiverStands
        ? forwardReferral(file, body, { ...on, id: newId })
        : refuse('no-such-organisation'),
    async save(tx, next: ReferralFile, before: ReferralFile, body) {
      const { organisationId: orgId, fields, text } = body
      await saveReferral(tx, next, before)
      await sendOn(tx, next, { orgId, fromOrgId: before.orgId, text }, fields)
    },
    present: answerWith,
    audit: 'referral.forwarded',
  }),

  command(decideCompetenceContract, {
    load: lockWithReceiver,
    may: policy.mayDecideCompetence,
    apply: (file: OnItsWay, body, on) =>
      file.receiverStands
        ? decideCompetence(file, body, { ...on, id: newId })
        : refuse('no-such-organisation'),
    async save(tx, next: ReferralFile, before: ReferralFile, body) {
      const { organisationId: orgId, text } = body
      await saveReferral(tx, next, before)
      if (orgId === before.orgId || orgId === before.senderOrgId) return
      await sendOn(tx, next, { orgId, fromOrgId: before.senderOrgId, binding: true, text })
    },
    present: answerWith,
    audit: 'referral.competence-decided',
  }),

  command(rateReferralContract, {
    load: lockReferralToRate,
    may: policy.mayRateReferral,
    apply: (file: RatedFile, body, on) => rateReferral(file, body, on),
    save: saveRating,
    present: answerWith,
    audit: 'referral.rated',
  }),
]

/** Its number was given when it was saved. */
async function answerWithNumber(
  file: ReferralFile,
  tx: Tx,
): Promise<OutputOf<typeof sendReferralContract>> {
  const saved = await findReferral(tx, file.id)
  return answerWith({ ...file, ...saved }, tx)
}

function notNow({ status }: Matter): Refusal | undefined {
  return status === 'open' || status === 'monitoring' ? undefined : refuse('matter-not-running')
}

/** What it follows: the referral that is named, or the last one that this receiver gave back. */
function precedingOf(
  earlier: readonly Referral[],
  organisationId: string,
  previousId: string | undefined,
): Referral | undefined {
  const returned = earlier.filter(({ status }) => status === 'returned')
  return previousId === undefined
    ? returned.findLast(({ orgId }) => orgId === organisationId)
    : returned.find(({ id }) => id === previousId)
}
