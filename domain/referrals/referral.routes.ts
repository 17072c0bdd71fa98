import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { command, query, type Circumstances, type Route } from '#platform/http/route.ts'
import { findReferralPage } from './referral-list.store.ts'
import { listReferralsContract, readReferralContract } from './referral-page.contract.ts'
import {
  answerWith,
  numbersSeen,
  presentReferral,
  presentReferrals,
} from './referral-page.store.ts'
import {
  acceptReferralContract,
  askAgainContract,
  feedBackReferralContract,
  logReferralContract,
  returnReferralContract,
  signReferralContract,
  verifyReferralContract,
  withdrawReferralContract,
} from './referral.contract.ts'
import * as policy from './referral.policy.ts'
import { findReferral } from './referral.store.ts'
import {
  acceptReferral,
  askAgain,
  feedBack,
  logWork,
  returnReferral,
  signReferral,
  verifyReferral,
  withdrawReferral,
  type On,
  type ReferralFile,
} from './referral.transition.ts'
import { saveReferral } from './sending.store.ts'
import { lockReferralFile, lockReferralToReturn } from './surroundings.store.ts'

/** What every command on a referral has in common. */
const onReferral = {
  load: lockReferralFile,
  save: (tx: Tx, next: ReferralFile, before: ReferralFile) => saveReferral(tx, next, before),
  present: answerWith,
}

function by(on: Circumstances): On {
  return { ...on, id: newId }
}

export const referralRoutes: readonly Route[] = [
  query(listReferralsContract, {
    may: policy.mayReadReferrals,
    async read(tx, { query: { page, size, ...filter } }) {
      const { items, ...counted } = await findReferralPage(tx, filter, { page, size })
      const visible = await numbersSeen(tx, items)
      return { items: await presentReferrals(tx, items, visible), ...counted }
    },
  }),
  query(readReferralContract, {
    may: policy.mayReadReferrals,
    async read(tx, { params }) {
      const referral = await findReferral(tx, params.id)
      if (referral === undefined) return undefined
      return presentReferral(referral, tx, await numbersSeen(tx, [referral]))
    },
    audit: 'referral.read',
  }),
  command(signReferralContract, {
    ...onReferral,
    may: policy.mayWorkOnReferral,
    apply: (file: ReferralFile, _, on) => signReferral(file, by(on)),
    audit: 'referral.signed',
  }),
  command(acceptReferralContract, {
    ...onReferral,
    may: policy.mayWorkOnReferral,
    apply: (file: ReferralFile, _, on) => acceptReferral(file, by(on)),
    audit: 'referral.accepted',
  }),
  command(returnReferralContract, {
    ...onReferral,
    load: lockReferralToReturn,
    may: policy.mayWorkOnReferral,
    apply: (file: ReferralFile, body, on) => returnReferral(file, body, by(on)),
    audit: 'referral.returned',
  }),
  command(logReferralContract, {
    ...onReferral,
    may: policy.mayWorkOnReferral,
    apply: (file: ReferralFile, body, on) => logWork(file, body, by(on)),
    audit: 'referral.work-logged',
  }),
  command(feedBackReferralContract, {
    ...onReferral,
    may: policy.mayWorkOnReferral,
    apply: (file: ReferralFile, body, on) => feedBack(file, body, by(on)),
    audit: 'referral.feedback-recorded',
  }),
  command(askAgainContract, {
    ...onReferral,
    may: policy.maySettleReferral,
    apply: (file: ReferralFile, body, on) => askAgain(file, body, by(on)),
    audit: 'referral.asked-again',
  }),
  command(verifyReferralContract, {
    ...onReferral,
    may: policy.maySettleReferral,
    apply: (file: ReferralFile, body, on) => verifyReferral(file, body, by(on)),
    audit: 'referral.verified',
  }),
  command(withdrawReferralContract, {
    ...onReferral,
    may: policy.mayWithdrawReferral,
    apply: (file: ReferralFile, body, on) => withdrawReferral(file, body, by(on)),
    audit: 'referral.withdrawn',
  }),
]
