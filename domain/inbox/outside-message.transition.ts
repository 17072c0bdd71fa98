import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { OutsideMessageRow } from './outside-message.schema.ts'

type Outcome =
  | { readonly sent: true }
  | { readonly sent: false; readonly reason: string; readonly isFinal: boolean }

/** What an attempt has made of a message: gone, given up, or to be tried again after a pause. */
export function settleMessage(
  message: OutsideMessageRow,
  outcome: Outcome,
  { now, attempts, pauseSeconds }: { now: Date; attempts: number; pauseSeconds: number },
): OutsideMessageRow {
  const next = { ...message, version: message.version + 1 }
  const at = now.toISOString()
  if (outcome.sent) return { ...next, state: 'sent', settledAt: at, reason: null }
  const { reason, isFinal } = outcome
  if (isFinal || message.attempts >= attempts) {
    return { ...next, state: 'failed', settledAt: at, reason }
  }
  return { ...next, nextAt: new Date(now.getTime() + pauseSeconds * 1000).toISOString(), reason }
}

/** As new: with all its attempts, and the same id, so that the receiver still knows it. */
export function tryAgain(message: OutsideMessageRow, now: Date): OutsideMessageRow | Refusal {
  switch (message.state) {
    case 'failed':
      return {
        ...message,
        ...{ state: 'waiting', attempts: 0, nextAt: now.toISOString(), settledAt: null },
        version: message.version + 1,
      }
    case 'waiting':
    case 'sent':
      return refuse('message-not-failed')
  }
}
