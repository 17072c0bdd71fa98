import { api } from './api.ts'
import { build } from './kit/build.ts'
import { dayAt } from './kit/time.ts'
import { countItems, keep, type Counts, type Written } from './store/outbox.ts'
import {
  saveVault,
  wipeVault,
  type Day,
  type Identity,
  type Readable,
  type Vault,
} from './store/vault.ts'
import { startSync, type Returned, type Sync } from './sync.ts'

/** An open phone: what its pages read and do. */
export type Phone = {
  readonly identity: () => Identity
  /** null where it has expired or rights have ended */
  readonly day: () => Day | null
  readonly counts: () => Counts
  readonly isAway: () => boolean
  readonly returned: ReadonlyMap<string, Returned>
  /** milliseconds by the city's clock */
  now(): number
  today(): string
  /** @param done the household or matter that it is about, to be shown as done */
  keep(written: Written, done?: string): Promise<string>
  isVisited(household: string): boolean
  readonly handIn: () => void
  readonly recount: () => Promise<void>
  readonly close: () => void
}

const refreshEvery = 300_000

/** @param heard.moved something to be drawn anew; `ended` the phone’s rights have ended */
export async function openPhone(
  opened: Vault,
  heard: { moved(): void; ended(code: string): void },
): Promise<Phone> {
  let vault = opened
  let counts = await countItems()
  const returned = new Map<string, Returned>()
  const visited = new Set<string>()
  const now = (): number => Date.now() + vault.readable.identity.clockAhead

  async function recount(): Promise<void> {
    const before = counts.waiting
    counts = await countItems()
    heard.moved()
    // with the last one handed in, what the house counts has moved
    if (before > 0 && counts.waiting === 0) void refresh()
  }
  async function put(readable: Readable): Promise<void> {
    vault = await saveVault(vault, readable)
    heard.moved()
  }
  const sync: Sync = startSync(opened.readable.identity, {
    moved: () => void recount(),
    async closed() {
      await put({ ...vault.readable, day: null })
    },
    async ended(code) {
      await end(code)
    },
    returned(id, content) {
      returned.set(id, content)
    },
  })

  async function end(code: string): Promise<void> {
    stop()
    await wipeVault()
    heard.ended(code)
  }

  async function refresh(): Promise<void> {
    const { device, token } = vault.readable.identity
    const answer = await api.day({ device, token, app: build() })
    if ('refusal' in answer) await end(answer.refusal)
    if (!('value' in answer)) return
    if (answer.value.state === 'ended') {
      await put({ ...vault.readable, day: null })
      // what was written is handed in first, and put into quarantine there
      if ((await countItems()).waiting === 0) await end(answer.value.code)
      return
    }
    await put(readableOf(answer.value, { device, token }))
  }

  const timer = setInterval(() => void refresh(), refreshEvery)
  function stop(): void {
    clearInterval(timer)
    sync.stop()
  }
  void refresh()

  return {
    identity: () => vault.readable.identity,
    day() {
      const { day } = vault.readable
      return day !== null && Date.parse(day.expiresAt) > now() ? day : null
    },
    counts: () => counts,
    isAway: sync.isAway,
    returned,
    now,
    today: () => dayAt(now()),
    async keep(written, household) {
      const { id } = await keep(vault.readable.identity, written, now())
      if (written.id !== undefined) returned.delete(written.id)
      if (household !== undefined) visited.add(household)
      counts = await countItems()
      sync.now()
      return id
    },
    isVisited: (household) => visited.has(household),
    handIn: sync.now,
    recount,
    close: stop,
  }
}

type OpenDay = Day & {
  readonly now: string
  readonly account: { readonly id: string; readonly name: string }
  readonly division: string
  readonly place: string
  readonly key: { readonly id: string; readonly publicKey: string }
}

/** What of the server's answer the phone keeps, under the PIN's key. */
export function readableOf(
  day: OpenDay,
  { device, token }: { readonly device: string; readonly token: string },
): Readable {
  const { account, division, place, key, expiresAt, households, report, followUps } = day
  const clockAhead = Date.parse(day.now) - Date.now()
  return {
    identity: {
      device,
      token,
      accountId: account.id,
      name: account.name,
      division,
      place,
      key,
      clockAhead,
    },
    day: { expiresAt, households, report, followUps },
  }
}
