import type { Problem } from '#web/client.ts'
import type { Picked } from '#web/kit/OrganisationPicker.tsx'
import { useCommand } from '#web/kit/query.ts'
import type { ReferralAction } from '../referral-action.schema.ts'
import type { ReferralPage } from '../referral-page.contract.ts'
import * as contracts from '../referral.contract.ts'
import { FeedBackOutcome, RatingReason, ReturnReason, Suggestion } from '../referral.schema.ts'

/** What the form of any act holds. */
export type Content = {
  text: string
  reason: string
  outcome: string
  suggestion: string
  score: string
  reasons: string[]
  fields: string[]
  /** of the matter, to go along */
  files: string[]
  picked: Picked | null
}

type Sending = { send: (value: Content) => void; problem: Problem | null; isPending: boolean }

/** Turns what the form holds into the command of the act. */
export function useAct(act: ReferralAction, page: ReferralPage, done: () => void): Sending {
  const after = { refresh: ['referrals.', 'matters.', 'desk.'], done }
  const sign = useCommand(contracts.signReferralContract, after)
  const accept = useCommand(contracts.acceptReferralContract, after)
  const giveBack = useCommand(contracts.returnReferralContract, after)
  const forward = useCommand(contracts.forwardReferralContract, after)
  const log = useCommand(contracts.logReferralContract, after)
  const feedBack = useCommand(contracts.feedBackReferralContract, after)
  const askAgain = useCommand(contracts.askAgainContract, after)
  const verify = useCommand(contracts.verifyReferralContract, after)
  const supplement = useCommand(contracts.supplementReferralContract, {
    ...after,
    refresh: [...after.refresh, 'attachments.'],
  })
  const withdraw = useCommand(contracts.withdrawReferralContract, after)
  const decide = useCommand(contracts.decideCompetenceContract, after)
  const rate = useCommand(contracts.rateReferralContract, after)
  const { id, version } = page
  const params = { id }
  const send = (value: Content): void => {
    const { text, picked } = value
    const plain = { params, body: { version } }
    const told = { params, body: { version, text } }
    const organisationId = picked?.id ?? ''
    const acts: Readonly<Record<ReferralAction, () => void>> = {
      sign: () => sign.mutate(plain),
      accept: () => accept.mutate(plain),
      return: () =>
        giveBack.mutate({
          params,
          body: { version, text, reason: ReturnReason.parse(value.reason) },
        }),
      forward: () => {
        const fields = page.packet.fields.filter((field) => value.fields.includes(field))
        forward.mutate({ params, body: { version, text, organisationId, fields } })
      },
      log: () => log.mutate(told),
      'feed-back': () =>
        feedBack.mutate({
          params,
          body: {
            ...{ version, text, outcome: FeedBackOutcome.parse(value.outcome) },
            suggestion: Suggestion.parse(value.suggestion),
          },
        }),
      'ask-again': () => askAgain.mutate(told),
      verify: () => verify.mutate(text === '' ? plain : told),
      supplement: () => {
        const added = { version, files: value.files }
        supplement.mutate({ params, body: text === '' ? added : { ...added, text } })
      },
      withdraw: () => withdraw.mutate(told),
      decide: () => decide.mutate({ params, body: { version, text, organisationId } }),
      rate: () => {
        const reasons = RatingReason.options.filter((one) => value.reasons.includes(one))
        rate.mutate({ params, body: { version, score: Number(value.score), reasons } })
      },
    }
    if (isComplete(act, value)) acts[act]()
  }
  const all = [
    sign,
    accept,
    giveBack,
    forward,
    log,
    feedBack,
    askAgain,
    verify,
    supplement,
    withdraw,
    decide,
    rate,
  ]
  return {
    send,
    problem: all.find(({ error }) => error !== null)?.error ?? null,
    isPending: all.some((one) => one.isPending),
  }
}

/** What the browser's own checks of a form do not know of. */
function isComplete(act: ReferralAction, value: Content): boolean {
  switch (act) {
    case 'return':
      return value.reason !== ''
    case 'feed-back':
      return value.outcome !== ''
    case 'forward':
    case 'decide':
      return value.picked !== null
    case 'rate':
      return value.score !== ''
    case 'supplement':
      return value.files.length > 0
    case 'sign':
    case 'accept':
    case 'log':
    case 'ask-again':
    case 'verify':
    case 'withdraw':
      return true
  }
}
