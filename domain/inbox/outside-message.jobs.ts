import { systemActor } from '#platform/access/actor.ts'
import type { Keyring } from '#platform/crypto/keyring.ts'
import type { Workshop } from '#platform/jobs/long-work.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import { attemptLimits, pauseAfter } from '#platform/messages/attempt-limits.ts'
import {
  wordsOf,
  type OutsideMessage,
  type OutsideSender,
  type SendingOutcome,
} from '#platform/messages/outside-sender.ts'
import { sendersOf } from '#platform/messages/senders.ts'
import { gatherDeliveries, planDeliveries } from './delivery.jobs.ts'
import type { OutsideMessageRow } from './outside-message.schema.ts'
import { claimMessages, saveMessage } from './outside-message.store.ts'
import { settleMessage } from './outside-message.transition.ts'

/** Sent side by side; a gateway that hangs then holds up the round for one time-out, not for eight. */
const atOnce = 8
/** A round gives way to the other schedules of this worker. */
const roundMilliseconds = 5000
/** Longer than an attempt can last: whoever died in the middle of one is taken over after it. */
const leaseMilliseconds = 60_000

/** Plans, gathers and sends what is to leave the platform. */
export const sendOutside: Schedule = {
  name: 'inbox.outside',
  every: 'few-seconds',
  async run(workshop) {
    const { db, config } = workshop
    const system = systemActor(config.region)
    const senders = sendersOf(config)
    const available = senders.map(({ channel }) => channel)
    while (await db.within(system, (tx) => planDeliveries(tx, available)));
    if (senders.length === 0) return
    while (await db.within(system, gatherDeliveries));
    const until = performance.now() + roundMilliseconds
    while (performance.now() < until && (await sendSome(workshop, senders)));
  },
}

/** @returns whether it is worth going on: some went through, and there may be more */
async function sendSome(workshop: Workshop, senders: readonly OutsideSender[]): Promise<boolean> {
  const { db, clock, config } = workshop
  const system = systemActor(config.region)
  const leaseUntil = new Date(clock.now().getTime() + leaseMilliseconds).toISOString()
  const claimed = await db.within(system, (tx) => claimMessages(tx, { limit: atOnce, leaseUntil }))
  const settled = await Promise.all(
    claimed.map(async (message) => {
      const outcome = await attempt(workshop, senders, message)
      return settleMessage(message, outcome, {
        now: clock.now(),
        attempts: attemptLimits.attempts,
        pauseSeconds: pauseAfter(message.attempts),
      })
    }),
  )
  await db.within(system, (tx) => {
    for (const message of settled) saveMessage(tx, message)
    return Promise.resolve()
  })
  return claimed.length === atOnce && settled.some(({ state }) => state === 'sent')
}

function attempt(
  { keyring, config, clock }: Workshop,
  senders: readonly OutsideSender[],
  message: OutsideMessageRow,
): Promise<SendingOutcome> {
  const sender = senders.find(({ channel }) => channel === message.channel)
  if (sender === undefined) {
    return Promise.resolve({ sent: false, reason: 'no-gateway', isFinal: true })
  }
  return sender.send(outgoing(message, keyring, config.publicUrl), clock.now())
}

function outgoing(
  { id, accountId, urgency, notices }: OutsideMessageRow,
  keyring: Keyring,
  publicUrl: string,
): OutsideMessage {
  const kind = notices === 1 ? 'notice' : 'digest'
  return {
    ...{ id, address: addressOf(keyring, accountId), kind, urgency, count: notices },
    text: wordsOf(kind, urgency, notices),
    link: `${publicUrl}/notices`,
  }
}

/** By which a gateway knows an account: the same always, and nothing can be read from it. */
export function addressOf(keyring: Keyring, accountId: string): string {
  return keyring.blindIndex('outside-address', accountId).subarray(0, 15).toString('base64url')
}
