import { readdirSync, readFileSync } from 'node:fs'

/** Clock ticks per second of /proc; 100 on every Linux that Node runs on. */
const ticksPerSecond = 100

type Stat = { readonly parent: number; readonly ticks: number; readonly reapedTicks: number }

function statOf(pid: number): Stat | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0, user = 0, system = 0, reapedUser = 0, reapedSystem = 0] = [
      ...[fields[1], fields[11], fields[12], fields[13], fields[14]],
    ]
    return { parent, ticks: user + system, reapedTicks: reapedUser + reapedSystem }
  } catch {
    return undefined
  }
}

/**
 * Processor seconds that a process has used so far, with everything it started: for PostgreSQL the
 * postmaster, its backends and what it has reaped.
 */
export function processorSeconds(pid: number): number {
  const children = readdirSync('/proc')
    .map(Number)
    .filter((each) => Number.isInteger(each) && statOf(each)?.parent === pid)
  const own = statOf(pid)
  const ticks = children.reduce(
    (sum, child) => sum + (statOf(child)?.ticks ?? 0),
    (own?.ticks ?? 0) + (own?.reapedTicks ?? 0),
  )
  return ticks / ticksPerSecond
}

export function postmasterOf(dataDir: string): number {
  return Number(readFileSync(`${dataDir}/pg/postmaster.pid`, 'utf8').split('\n')[0])
}
