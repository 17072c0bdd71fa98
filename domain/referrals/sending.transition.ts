import type { Matter } from '#domain/matters/matter.schema.ts'
import type { Place } from '#platform/access/place.ts'
import type { Consent, LegalGround } from './legal-ground.schema.ts'
import type { Urgency } from './referral-clock.schema.ts'
import type { Referral } from './referral.schema.ts'
import {
  moved,
  noted,
  type On,
  type ReferralFile,
  type Surroundings,
} from './referral.transition.ts'

export type Sending = {
  readonly orgId: string
  readonly fromOrgId: string
  readonly urgency: Urgency
  readonly ground: LegalGround
  readonly consent?: Consent | undefined
  readonly previous?: Referral | undefined
  readonly ruleCode?: string | undefined
  readonly ruleNumber?: number | undefined
  readonly feedBackWithin?: string | undefined
  readonly binding?: boolean
  readonly text?: string | undefined
}

/**
 * A new referral of a matter. Its number is given when it is saved.
 * @param agents accounts of the receiver: who may open it where the matter is for named people only
 */
export function referralOf(
  matter: Matter,
  sending: Sending,
  agents: readonly string[],
  surroundings: Surroundings,
  on: On,
): ReferralFile {
  const { orgId, fromOrgId, previous, consent, text } = sending
  const file: ReferralFile = {
    ...placeBeside(matter, orgId, [fromOrgId, ...(previous?.audience ?? [])], agents),
    id: on.id(),
    number: '',
    matterId: matter.id,
    fromOrgId,
    senderOrgId: matter.orgId,
    previousId: previous?.id,
    ruleCode: sending.ruleCode,
    ruleNumber: sending.ruleNumber,
    urgency: sending.urgency,
    category: matter.category,
    level: matter.level,
    ground: sending.ground,
    consentOn: consent?.on,
    consentForm: consent?.form,
    feedBackWithin: sending.feedBackWithin,
    status: 'sent',
    binding: sending.binding ?? false,
    refusals: previous?.refusals ?? 0,
    sentAt: on.now.toISOString(),
    version: 0,
    surroundings,
    entries: [],
  }
  return noted(moved(file, on), 'sent', on, { text })
}

/**
 * Where a referral lies: with its receiver, seen by those who sent it and by whoever answers for the
 * matter; as closed as the matter is. The receiver gains no sight of the matter by it.
 */
export function placeBeside(
  matter: Place,
  orgId: string,
  others: readonly string[],
  agents: readonly string[],
): Place {
  const { region, division, sensitivity, barred } = matter
  const named = sensitivity === 'sealed' ? [...matter.named, ...agents] : matter.named
  return {
    ...{ region, division, orgId, sensitivity, barred },
    audience: [...new Set([matter.orgId, ...others])].filter((org) => org !== orgId),
    named: [...new Set(named)].filter((account) => !barred.includes(account)),
  }
}

/** How pressing what a rule sends is. */
export function urgencyOf({ imminent, level }: Pick<Matter, 'imminent' | 'level'>): Urgency {
  if (imminent || level === 1) return 'immediate'
  return level === 2 ? 'urgent' : 'normal'
}
