import { useWords } from '#web/kit/wording.ts'
import { FeedBackOutcome, ReturnReason, type ReferralEntryKind } from '../referral.schema.ts'
import { referralWording } from './referral.wording.ts'

const signs: Readonly<Record<ReferralEntryKind, string>> = {
  ...{ sent: '转', signed: '签', accepted: '受', returned: '退', disputed: '争', decided: '裁' },
  ...{ forwarded: '送', logged: '记', 'fed-back': '复', 'asked-again': '问', verified: '核' },
  withdrawn: '撤',
  supplemented: '附',
}

export function signOf(kind: ReferralEntryKind): string {
  return signs[kind]
}

const others = ['receiver', 'another', 'matter-declined', 'organisation-ended'] as const

/** The code of an entry in words; nothing where it has none. */
export function useCode(): (code: string | null) => string {
  const say = useWords(referralWording)
  return (code) => {
    const known =
      ReturnReason.safeParse(code).data ??
      FeedBackOutcome.safeParse(code).data ??
      others.find((one) => one === code)
    return known === undefined ? '' : say(`code.${known}`)
  }
}
