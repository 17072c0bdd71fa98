import type { Referral, ReferralEntry } from './referral.schema.ts'
import type { On } from './referral.transition.ts'

/**
 * What an ended organisation had to do with a referral is another's: to receive it, to look at what
 * comes back, to decide about it. The clock runs on as it ran; it stays as closed as it was.
 * @param agents accounts of the heir: who may open it where it is for named people only
 */
export function inheritReferral(
  referral: Referral,
  endedId: string,
  heirId: string,
  agents: readonly string[],
  { actor, now, id }: On,
): { readonly referral: Referral; readonly entry: ReferralEntry } {
  const follow = (org: string): string => (org === endedId ? heirId : org)
  const { orgId, senderOrgId, deciderOrgId, audience, named, barred, sensitivity } = referral
  const next = follow(orgId)
  const opened = sensitivity === 'sealed' ? [...named, ...agents] : named
  const version = referral.version + 1
  return {
    referral: {
      ...referral,
      ...{ orgId: next, senderOrgId: follow(senderOrgId), version },
      deciderOrgId: deciderOrgId === undefined ? undefined : follow(deciderOrgId),
      audience: [...new Set(audience.map(follow))].filter((org) => org !== next),
      named: [...new Set(opened)].filter((account) => !barred.includes(account)),
    },
    entry: {
      ...{ id: id(), referralId: referral.id, at: now.toISOString(), kind: 'logged' },
      ...{ code: 'organisation-ended', byAccount: actor.id, byName: actor.name },
      byOrgId: heirId,
    },
  }
}
