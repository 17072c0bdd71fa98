/** Ways out of the platform. In-platform notices are no channel: they always stay. */
export const channels = ['webhook'] as const
export type Channel = (typeof channels)[number]

/**
 * What leaves the platform: that something waits, how pressing it is, where to look. Never a name, a
 * number of a matter, or what happened.
 */
export type OutsideMessage = {
  /** the same for every attempt: the receiver tells a repetition by it */
  readonly id: string
  /** opaque: stands for the account, and means nothing outside */
  readonly address: string
  readonly kind: 'notice' | 'digest'
  readonly urgency: 'usual' | 'soon' | 'danger'
  /** how many notices it stands for */
  readonly count: number
  readonly text: { readonly zh: string; readonly en: string }
  /** the inbox, behind the sign-in */
  readonly link: string
}

/** `final` failures are not repeated: the receiver has understood and does not want it. */
export type SendingOutcome =
  | { readonly sent: true }
  | { readonly sent: false; readonly reason: string; readonly isFinal: boolean }

/** A pluggable way out. It never throws, and may be called again with the same message. */
export type OutsideSender = {
  readonly channel: Channel
  send(message: OutsideMessage, now: Date): Promise<SendingOutcome>
}

/** The generic words of an outside message. */
export function wordsOf(
  kind: OutsideMessage['kind'],
  urgency: OutsideMessage['urgency'],
  count: number,
): OutsideMessage['text'] {
  if (urgency === 'danger') {
    return {
      zh: '有紧急情况，请马上登录查看。',
      en: 'Something is urgent: please sign in at once.',
    }
  }
  if (kind === 'notice') {
    return { zh: '您有一条新的待办。', en: 'You have something to attend to.' }
  }
  return {
    zh: `您有 ${count} 条待办没看。`,
    en: count === 1 ? 'One thing waits for you.' : `${count} things wait for you.`,
  }
}
