import type { ItemAnswer } from '#domain/devices/device.contract.ts'
import { api } from './api.ts'
import { build } from './kit/build.ts'
import { forgetItem, markItem, nextWaiting, toBase64 } from './store/outbox.ts'
import type { Identity } from './store/vault.ts'

/** Few enough that a batch gets through on a line of 20 KB/s before patience ends. */
const batch = { items: 20, bytes: 150_000 } as const
/** The next one, to ask whether there is any. */
const one = { items: 1, bytes: 0 } as const
/** Seconds until the next try, the last one from then on: a phone never sleeps through a signal. */
const pauses = [1, 2, 4, 8, 15] as const

/** Refusals that pass by themselves: two writers met, or the house was being restarted. */
const passing: ReadonlySet<string> = new Set([
  ...['edited-meanwhile', 'database-away', 'photo-before-visit'],
])

type Refused = Extract<ItemAnswer, { outcome: 'refused' }>

/** What she wrote, given back with a refusal, and the visit beside it; in memory only. */
export type Returned = NonNullable<Refused['content']> & Pick<Refused, 'beside'>

export type SyncHeard = {
  /** something in the outbox moved, or the line changed */
  moved(): void
  /** rights have ended, and everything written is handed in */
  ended(code: string): Promise<void>
  /** rights have ended: what may be read goes at once */
  closed(): Promise<void>
  returned(id: string, content: Returned): void
}

export type Sync = {
  /** hands in what waits, now rather than after the pause */
  readonly now: () => void
  readonly stop: () => void
  readonly isAway: () => boolean
}

function returnedOf({ beside }: Refused, content: NonNullable<Refused['content']>): Returned {
  return { ...content, beside }
}

/** Hands the outbox in, batch by batch, for as long as the vault is open. */
export function startSync(identity: Identity, heard: SyncHeard): Sync {
  let failures = 0
  let isRunning = false
  let isStopped = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function later(): void {
    const seconds = pauses[Math.min(failures, pauses.length) - 1] ?? pauses[0]
    clearTimeout(timer)
    // phones of one valley get their signal back together and must not all call in the same second
    timer = setTimeout(() => void run(), seconds * 1000 * (0.75 + Math.random() / 2))
  }

  function now(): void {
    clearTimeout(timer)
    void run()
  }

  async function run(): Promise<void> {
    if (isRunning || isStopped) return
    isRunning = true
    try {
      while (await handIn()) {
        failures = 0
        heard.moved()
      }
    } finally {
      isRunning = false
    }
  }

  /** @returns whether there may be more to hand in at once */
  async function handIn(): Promise<boolean> {
    const rows = await nextWaiting(batch)
    if (rows.length === 0 || isStopped) return false
    const { device, token } = identity
    const items = rows.map(({ id, keyId, sealed }) => ({ id, keyId, sealed: toBase64(sealed) }))
    const answer = await api.items({ device, token, app: build(), items })
    if (isStopped) return false
    if ('away' in answer) {
      failures += 1
      heard.moved()
      later()
      return false
    }
    if ('refusal' in answer) {
      await heard.ended(answer.refusal)
      return false
    }
    const isPassing = (await Promise.all(answer.value.items.map(settle))).includes(true)
    if (answer.value.state === 'ended') {
      await heard.closed()
      if ((await nextWaiting(one)).length === 0) await heard.ended('device-ended')
    }
    if (!isPassing) return true
    failures += 1
    later()
    return false
  }

  /** Nothing leaves the outbox before the server has said that it has it. @returns whether to ask again */
  async function settle(answer: ItemAnswer): Promise<boolean> {
    switch (answer.outcome) {
      case 'taken':
        await forgetItem(answer.id)
        return false
      case 'quarantined':
        await markItem(answer.id, 'apart', answer.code)
        return false
      case 'refused':
        if (passing.has(answer.code)) return true
        await markItem(answer.id, 'stuck', answer.code)
        if (answer.content !== null) heard.returned(answer.id, returnedOf(answer, answer.content))
        return false
    }
  }

  window.addEventListener('online', now)
  now()
  return {
    now,
    stop() {
      isStopped = true
      clearTimeout(timer)
      window.removeEventListener('online', now)
    },
    isAway: () => failures > 0 || !navigator.onLine,
  }
}
