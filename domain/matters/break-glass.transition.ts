import { noted } from './entry.transition.ts'
import type { MatterFile, On } from './matter.schema.ts'

/** ⚙ How long broken glass stays open: two hours. */
const glassMilliseconds = 2 * 3_600_000

/** A matter opened to one account for a time, by its own word. */
export type BrokenGlass = {
  readonly region: string
  readonly id: string
  readonly accountId: string
  readonly matterId: string
  readonly reason: string
  readonly grantedAt: string
  readonly expiresAt: string
}

export function breakGlass(
  file: MatterFile,
  { reason }: { reason: string },
  on: On,
): { file: MatterFile; glass: BrokenGlass } {
  const expiresAt = new Date(on.now.getTime() + glassMilliseconds).toISOString()
  const glass: BrokenGlass = {
    region: file.region,
    id: on.id(),
    accountId: on.actor.id,
    matterId: file.id,
    reason,
    grantedAt: on.now.toISOString(),
    expiresAt,
  }
  const opened = { ...file, named: [...file.named, on.actor.id] }
  return { file: noted(opened, 'glass-broken', on, { text: reason }), glass }
}

export function endGlass(file: MatterFile, accountId: string, on: On): MatterFile {
  const closed = { ...file, named: file.named.filter((account) => account !== accountId) }
  return noted(closed, 'glass-ended', on, { detail: { account: accountId } })
}
