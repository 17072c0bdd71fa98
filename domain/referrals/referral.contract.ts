import { z } from 'zod'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { Consent, LegalGround } from './legal-ground.schema.ts'
import { mostFiles } from './packet-file.schema.ts'
import { PacketField } from './packet.schema.ts'
import { Urgency } from './referral-clock.schema.ts'
import { ReferralPage } from './referral-page.contract.ts'
import { FeedBackOutcome, RatingReason, ReturnReason, Suggestion } from './referral.schema.ts'

const path = '/api/v1/referrals'
const words = z.string().trim().min(2).max(2_000)
const version = z.int().optional()

/** What a command answers: the referral as it is now, or nothing where it closed behind the actor. */
const ReferralAnswer = z.strictObject({ page: ReferralPage.nullable() })

/** Consent comes with its day and form; any other ground stands alone. */
const Grounded = z
  .strictObject({ code: LegalGround, consent: Consent.optional() })
  .refine(({ code, consent }) => (code === 'consent') === (consent !== undefined), {
    message: 'consent-incomplete',
    path: ['consent'],
  })

export const sendReferralContract = endpoint({
  id: 'referrals.send',
  method: 'POST',
  path: '/api/v1/matters/:id/referrals',
  summary: 'Refer a matter (转办) with a packet of what the receiver needs and the ground for it',
  params: ById,
  body: z.strictObject({
    organisationId: z.uuid(),
    urgency: Urgency,
    fields: z.array(PacketField).max(PacketField.options.length),
    /** files of the matter that go along */
    files: z.array(z.uuid()).max(mostFiles).default([]),
    summary: z.string().trim().min(2).max(2_000),
    ground: Grounded,
    /** the returned referral that this one follows */
    previousId: z.uuid().optional(),
  }),
  output: ReferralAnswer,
})

function onReferral<Shape extends z.ZodRawShape>(act: string, summary: string, shape: Shape) {
  return endpoint({
    id: `referrals.${act}`,
    method: 'POST',
    path: `${path}/:id/${act}`,
    summary,
    params: ById,
    body: z.strictObject({ version, ...shape }),
    output: ReferralAnswer,
  })
}

export const signReferralContract = onReferral('sign', 'Sign for a referral (签收)', {})

export const acceptReferralContract = onReferral('accept', 'Accept it (受理)', {})

export const returnReferralContract = onReferral(
  'return',
  'Return it with a reason (退回); refused twice as not ours, the level above decides',
  { reason: ReturnReason, text: words },
)

export const forwardReferralContract = onReferral(
  'forward',
  'Pass it on to whoever is competent, with no more than was received (转送)',
  { organisationId: z.uuid(), fields: z.array(PacketField), text: words },
)

export const logReferralContract = onReferral('log', 'A line of the work log', { text: words })

export const feedBackReferralContract = onReferral('feed-back', 'Report back (反馈)', {
  outcome: FeedBackOutcome,
  suggestion: Suggestion.default('none'),
  text: words,
})

export const askAgainContract = onReferral(
  'ask-again',
  'Ask for more: it is the receiver’s again',
  {
    text: words,
  },
)

export const supplementReferralContract = onReferral(
  'supplement',
  'Files of the matter follow the packet (补充附件)',
  { files: z.array(z.uuid()).min(1).max(mostFiles), text: words.optional() },
)

export const verifyReferralContract = onReferral('verify', 'Verify what came back (核实)', {
  text: words.optional(),
})

export const withdrawReferralContract = onReferral('withdraw', 'Call it back', { text: words })

export const decideCompetenceContract = onReferral(
  'decide',
  'Decide who is competent (裁定); the decision binds',
  { organisationId: z.uuid(), text: words },
)

export const rateReferralContract = onReferral('rate', 'How the other side worked (互评)', {
  score: z.int().min(1).max(5),
  reasons: z.array(RatingReason).max(RatingReason.options.length),
})
