import type { Attachment } from '#domain/attachments/attachment.schema.ts'
import { lastAnswerOf } from '#domain/grading/answer.public.ts'
import { findMatter } from '#domain/matters/reading.public.ts'
import type { Matter } from '#domain/matters/matter.schema.ts'
import { findOrganisations } from '#domain/organisations/organisation.public.ts'
import { routesOf } from '#domain/routing/routing.public.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, creation, query, type Route } from '#platform/http/route.ts'
import { letterFor, type Letter } from './letter.store.ts'
import { chooseFiles, filesAlong } from './packet-file.store.ts'
import { packetFor } from './packet.store.ts'
import { listReferralsOfMatterContract, previewPacketContract } from './referral-page.contract.ts'
import { answerSent, answerWith, numbersSeen, presentReferrals } from './referral-page.store.ts'
import {
  decideCompetenceContract,
  forwardReferralContract,
  rateReferralContract,
  sendReferralContract,
} from './referral.contract.ts'
import * as policy from './referral.policy.ts'
import type { Referral } from './referral.schema.ts'
import { findReferralsOfMatters, findReturned } from './referral.store.ts'
import {
  decideCompetence,
  forwardReferral,
  type ReferralFile,
  type Surroundings,
} from './referral.transition.ts'
import { lockReferralToRate, rateReferral, saveRating, type RatedFile } from './rating.store.ts'
import { sendOn } from './sending-on.store.ts'
import { insertReferrals, saveReferral } from './sending.store.ts'
import { referralOf, type Sending } from './sending.transition.ts'
import { standingSuggestion } from './suggestion.transition.ts'
import { lockReferralFile, surroundingsOf } from './surroundings.store.ts'

/** The matter to be referred and what it follows. */
type Prepared = {
  readonly matter: Matter
  readonly previous: Referral | undefined
  readonly surroundings: Surroundings
  /** what goes to the receiver, or why nothing does */
  readonly ready: Ready | Refusal
}

type Ready = { readonly letter: Letter; readonly attachments: readonly Attachment[] }

/** A referral with what was at hand when it was sent. */
type Sent = ReferralFile & Ready

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

  creation<typeof sendReferralContract, Sent, Prepared>(sendReferralContract, {
    async prepare(tx, { params, body }): Promise<Prepared | Refusal> {
      const { organisationId, previousId, fields, files: chosen } = body
      const { actor } = tx
      const [matter, known, surroundings, returned] = await Promise.all([
        findMatter(tx, params.id),
        findOrganisations(tx, [organisationId, actor.orgId]),
        surroundingsOf(tx),
        findReturned(tx, params.id),
      ])
      if (matter === undefined) return refuse('not-found')
      const receiver = known.get(organisationId)
      if (receiver === undefined || receiver.endedAt !== null) return refuse('no-such-organisation')
      const previous = precedingOf(returned, organisationId, previousId)
      if (previousId !== undefined && previous === undefined) return refuse('not-found')
      const prepared = { matter, previous, surroundings }
      const attachments = await chooseFiles(tx, matter, receiver, { chosen, fields, sent: [] })
      if (isRefusal(attachments)) return { ...prepared, ready: attachments }
      const refusal = hindranceOf(actor, matter, organisationId)
      if (refusal !== undefined) return { ...prepared, ready: refusal }
      return {
        ...prepared,
        ready: { attachments, letter: await letterFor(tx, matter, body, known) },
      }
    },
    may: (actor, _, { matter }) => policy.mayRefer(actor, matter),
    apply({ organisationId: orgId, urgency, ground }, prepared, { actor, now }) {
      const { matter, previous, surroundings, ready } = prepared
      if (isRefusal(ready)) return ready
      const { agents, number } = ready.letter
      const sending: Sending = {
        ...{ orgId, urgency, previous, fromOrgId: actor.orgId },
        ...{ ground: ground.code, consent: ground.consent },
      }
      const file = referralOf(matter, sending, agents, surroundings, { actor, now, id: newId })
      return { ...file, ...ready, number }
    },
    async save(tx, { letter, attachments, ...file }) {
      const files = filesAlong(tx, attachments, file.id)
      await insertReferrals(tx, [{ file, packet: letter.packet, files }])
    },
    present: ({ letter, attachments, ...file }, tx) =>
      file.previousId === undefined && attachments.length === 0
        ? answerSent(file, tx, letter)
        : answerWith(file, tx),
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

/** Why a matter is not sent to this organisation now, if it is not. */
function hindranceOf(actor: Actor, matter: Matter, organisationId: string): Refusal | undefined {
  const decision = policy.mayRefer(actor, matter)
  if (isRefusal(decision)) return decision
  return organisationId === matter.orgId ? refuse('referral-to-oneself') : notNow(matter)
}

function notNow({ status }: Matter): Refusal | undefined {
  return status === 'open' || status === 'monitoring' ? undefined : refuse('matter-not-running')
}

/** What it follows: the referral that is named, or the last one that this receiver gave back. */
function precedingOf(
  returned: readonly Referral[],
  organisationId: string,
  previousId: string | undefined,
): Referral | undefined {
  return previousId === undefined
    ? returned.findLast(({ orgId }) => orgId === organisationId)
    : returned.find(({ id }) => id === previousId)
}
