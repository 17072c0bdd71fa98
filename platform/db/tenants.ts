import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Which processes use a data directory: a file per process. The last to leave stops the database;
 * one that was killed is recognised by its pid and start time, and does not count.
 */
function folderOf(dataDir: string): string {
  return join(dataDir, 'tenants')
}

export function joinTenants(dataDir: string): void {
  mkdirSync(folderOf(dataDir), { recursive: true })
  writeFileSync(join(folderOf(dataDir), String(process.pid)), startOf(process.pid) ?? '')
}

/** @returns how many other living processes still use the directory */
export function leaveTenants(dataDir: string): number {
  rmSync(join(folderOf(dataDir), String(process.pid)), { force: true })
  return livingTenants(dataDir).length
}

function livingTenants(dataDir: string): number[] {
  const living: number[] = []
  for (const name of readdirSync(folderOf(dataDir))) {
    const path = join(folderOf(dataDir), name)
    const pid = Number(name)
    if (isAlive(pid, readFileSync(path, 'utf8'))) living.push(pid)
    else rmSync(path, { force: true })
  }
  return living
}

/**
 * Claims the directory for the one server that may run on it.
 * @returns the pid of the server that already does, or `undefined`
 */
export function claimServer(dataDir: string): number | undefined {
  const path = join(dataDir, 'server.pid')
  const [pid, start] = readIfThere(path)?.split(' ') ?? []
  if (pid !== undefined && Number(pid) !== process.pid && isAlive(Number(pid), start ?? '')) {
    return Number(pid)
  }
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(path, `${process.pid} ${startOf(process.pid) ?? ''}`)
  return undefined
}

export function releaseServer(dataDir: string): void {
  rmSync(join(dataDir, 'server.pid'), { force: true })
}

/** A pid is used again after a while; with the start time it is the same process or another one. */
function isAlive(pid: number, start: string): boolean {
  return isRunning(pid) && (startOf(pid) ?? start) === start
}

/** Alive and not merely waiting to be reaped by its parent. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return statOf(pid)?.[0] !== 'Z'
}

/** When the process started: field 22 of its stat, of which the first two are cut off. */
function startOf(pid: number): string | undefined {
  return statOf(pid)?.[19]
}

/** Fields from the third on: the second, the command's name, may hold blanks. */
function statOf(pid: number): string[] | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
