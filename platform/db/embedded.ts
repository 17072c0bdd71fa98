import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { chmod, chown, cp, mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { binariesOf, isReachableBy, type Identity, unprivilegedIdentity } from './embedded-host.ts'
import { log } from '../log/log.ts'
import { isRunning, joinTenants, leaveTenants } from './tenants.ts'

const run = promisify(execFile)

export class DatabaseError extends Error {}

/** A running PostgreSQL of our own: where it listens and who may come in. */
export type EmbeddedDatabase = {
  /** superuser, database `postgres`; used to make roles and databases, never by the application */
  readonly adminUrl: string
  readonly passwords: Readonly<Record<'owner' | 'app' | 'read', string>>
  /** connection string for a role and database of this server */
  urlFor(role: string, password: string, database: string): string
  /** Leaves; the last process that uses the server stops it. */
  close(): Promise<void>
}

type Secrets = Record<'admin' | 'owner' | 'app' | 'read', string>

type Place = { home: string; data: string; sockets: string; bin: string; as: Identity | undefined }

/**
 * Starts PostgreSQL from the npm package on `dataDir`, or attaches to the one that already runs
 * there: a process that was killed leaves its server behind, and a command may run beside `start`.
 * @throws DatabaseError with one clear line when the directory cannot be used
 */
export async function openEmbedded(dataDir: string): Promise<EmbeddedDatabase> {
  await mkdir(dataDir, { recursive: true })
  const place = await placeFor(dataDir)
  const secrets = readSecrets(join(dataDir, 'database.json'))
  joinTenants(dataDir)
  try {
    if (!existsSync(join(place.data, 'PG_VERSION'))) await initialise(place, secrets)
    await startOrAttach(place)
  } catch (error) {
    leaveTenants(dataDir)
    throw error
  }
  const watch = watchOver(place)
  const urlFor = (role: string, password: string, database: string): string =>
    `postgres://${role}:${password}@localhost/${database}?host=${encodeURIComponent(place.sockets)}`
  return {
    adminUrl: urlFor('postgres', secrets.admin, 'postgres'),
    passwords: secrets,
    urlFor,
    async close() {
      await watch.stop()
      if (leaveTenants(dataDir) > 0) return
      await control(place, ['stop', '-m', 'fast', '-w', '-t', '60']).catch(() => undefined)
    },
  }
}

/** Removes a server's directory with all it holds, where it lies for the account it runs as. */
export async function removeEmbedded(dataDir: string): Promise<void> {
  if (!existsSync(dataDir)) return
  const { home, sockets } = await placeFor(dataDir)
  for (const folder of [sockets, home, dataDir]) await rm(folder, { recursive: true, force: true })
}

/** Where data, sockets and binaries are, such that the account PostgreSQL runs as can reach them. */
async function placeFor(dataDir: string): Promise<Place> {
  const as = await unprivilegedIdentity()
  const packaged = await binariesOf()
  const token = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  // As root the server runs as another account, which may not be able to enter root's own folders.
  const home = as === undefined || isReachableBy(as, dataDir) ? dataDir : `/var/lib/tiexin/${token}`
  await mkdir(home, { recursive: true })
  let bin = join(packaged, 'bin')
  if (as !== undefined) {
    await chmod(home, 0o711)
    if (!isReachableBy(as, packaged)) {
      const copy = join(home, 'postgresql')
      if (!existsSync(copy)) {
        await cp(packaged, copy, { recursive: true, verbatimSymlinks: true })
      }
      bin = join(copy, 'bin')
    }
  }
  const near = join(home, 'sockets')
  // A socket's path may be 107 bytes long.
  const sockets = near.length < 80 ? near : `/tmp/tiexin-${token}`
  await mkdir(sockets, { recursive: true, mode: 0o711 })
  if (as !== undefined) await chown(sockets, as.uid, as.gid)
  return { home, data: join(home, 'pg'), sockets, bin, as }
}

function readSecrets(path: string): Secrets {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Secrets
  const secret = (): string => randomBytes(24).toString('hex')
  const secrets = { admin: secret(), owner: secret(), app: secret(), read: secret() }
  writeFileSync(path, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}

async function initialise({ data, home, bin, as }: Place, secrets: Secrets): Promise<void> {
  if (existsSync(data) && readdirSync(data).length > 0) {
    throw new DatabaseError(
      `${data} is not empty and is not a PostgreSQL data directory; move it away or restore a backup`,
    )
  }
  await mkdir(data, { recursive: true, mode: 0o700 })
  const passwordFile = join(home, 'initdb.password')
  writeFileSync(passwordFile, secrets.admin, { mode: 0o600 })
  if (as !== undefined) {
    await chown(data, as.uid, as.gid)
    await chown(passwordFile, as.uid, as.gid)
  }
  // PostgreSQL's own rules of Unicode: a bare machine has no locale but C.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const options = ['--encoding=UTF8', ...locale, '--auth=scram-sha-256', '--no-sync']
  const user = ['--username=postgres', `--pwfile=${passwordFile}`]
  await run(join(bin, 'initdb'), ['-D', data, ...options, ...user], spawnOptions(as)).catch(
    (error: unknown) => {
      throw new DatabaseError(`the database could not be made in ${data}: ${lastLine(error)}`)
    },
  )
  await rm(passwordFile)
}

async function startOrAttach(place: Place): Promise<void> {
  const version = (await readFile(join(place.data, 'PG_VERSION'), 'utf8')).trim()
  if (version !== '18') {
    throw new DatabaseError(
      `${place.data} belongs to PostgreSQL ${version}; this release runs 18: restore a backup instead`,
    )
  }
  const log = join(place.home, 'postgresql.log')
  if (!existsSync(log)) writeFileSync(log, '', { mode: 0o600 })
  if (place.as !== undefined) await chown(log, place.as.uid, place.as.gid)
  const settings = serverSettings(place.sockets)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
  for (let tries = 1; !isServing(place); tries++) {
    const started = await control(place, [
      'start',
      '-w',
      '-t',
      '60',
      '-l',
      log,
      '-o',
      settings,
    ]).then(() => undefined, lastLine)
    // Two processes that start at once: the other one's server is as good as ours. After a kill the
    // old server's children need a moment to notice and to let the memory go.
    if (started === undefined || isServing(place)) return
    if (tries === 5) {
      const reason = (await fatalLine(log)) ?? started
      throw new DatabaseError(`the database in ${place.data} does not start: ${reason}`)
    }
    await setTimeout(tries * 200)
  }
}

/**
 * Is the server that left its number here alive? A killed one may stay in the process table until it
 * is reaped, and PostgreSQL itself would take that for life: its notes are removed.
 */
function isServing({ data, sockets }: Place): boolean {
  const note = join(data, 'postmaster.pid')
  const [pid = '', , , , , , , state = ''] = (readIfThere(note) ?? '').split('\n')
  if (pid === '') return false
  if (isRunning(Number(pid))) return state.trim() === 'ready'
  rmSync(note, { force: true })
  rmSync(join(sockets, '.s.PGSQL.5432.lock'), { force: true })
  return false
}

/** A server that is stopping takes its notes away between a look and a reading. */
function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Starts the server again when it dies under us; the pool reconnects by itself. */
function watchOver(place: Place): { stop(): Promise<void> } {
  let turn: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    if (isServing(place)) return
    turn = turn
      .then(() => startOrAttach(place))
      .catch((error: unknown) => log('error', 'database-not-started', { reason: lastLine(error) }))
  }, 500)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await turn
    },
  }
}

/** Nothing that a log could leak: no statements, no parameters, no key values. */
function serverSettings(sockets: string): [string, string | number][] {
  return [
    ['listen_addresses', process.platform === 'win32' ? 'localhost' : ''],
    ['unix_socket_directories', sockets],
    ['max_connections', 200],
    ['shared_buffers', '512MB'],
    ['effective_cache_size', '2GB'],
    ['work_mem', '16MB'],
    ['maintenance_work_mem', '256MB'],
    ['max_wal_size', '4GB'],
    ['random_page_cost', '1.1'],
    ['jit', 'off'],
    // A year's import changes what plans stand on within seconds: look often, it is cheap.
    ['autovacuum_naptime', '5s'],
    ['autovacuum_analyze_scale_factor', '0.05'],
    ['timezone', 'UTC'],
    ['log_min_error_statement', 'panic'],
    ['log_error_verbosity', 'terse'],
    ['log_parameter_max_length', 0],
    ['log_parameter_max_length_on_error', 0],
  ]
}

function control(place: Place, args: readonly string[]): Promise<unknown> {
  return run(join(place.bin, 'pg_ctl'), ['-D', place.data, ...args], spawnOptions(place.as))
}

function spawnOptions(as: Identity | undefined): Record<string, unknown> {
  return { ...as, cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' } }
}

async function fatalLine(log: string): Promise<string | undefined> {
  const lines = (await readFile(log, 'utf8')).split('\n')
  return lines.findLast((line) => /FATAL|PANIC/.test(line))?.replace(/^.*?(FATAL|PANIC):\s*/, '')
}

function lastLine(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
  return text.trim().split('\n').at(-1) ?? 'no reason given'
}
