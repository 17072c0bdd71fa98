import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** Everything that can be set from outside; docs/configuration.md explains each for an administrator. */
export type Config = {
  /** REGION: six-digit prefecture code */
  readonly region: string
  /** HOST: loopback unless told otherwise */
  readonly host: string
  /** PORT */
  readonly port: number
  /** DATA_DIR: embedded database, sealed files, checkpoints */
  readonly dataDir: string
  /** TIEXIN_KEY_FILE: the one secret that opens the database's sealed fields */
  readonly keyFile: string
  /** DATABASE_URL: an external PostgreSQL (its owner role); without it the embedded one is used */
  readonly databaseUrl: string | undefined
  /** DATABASE_APP_URL: the application's role, where the owner may not make roles */
  readonly databaseAppUrl: string | undefined
  /** NODE_ENV=production: refuses demonstration keys and passwords and a movable clock */
  readonly production: boolean
  /** TIEXIN_DEMO=1 or `start --demo`: loads the simulated city when the database is empty */
  readonly demo: boolean
  /** TIEXIN_TRAINING=1 or `start --training`: a demonstration that is marked on every page and paper */
  readonly training: boolean
  /** DATABASE_POOL: connections of this process; each holds an audit lane */
  readonly poolSize: number
  /** TIEXIN_CRYPTO: `international` (AES-256-GCM, SHA-256) or `national` (SM4-CTR with HMAC-SM3) */
  readonly cryptoProfile: 'international' | 'national'
  /** TIEXIN_METRICS_TOKEN: who may read /metrics; without it only this machine, outside production */
  readonly metricsToken: string | undefined
  /** TIEXIN_LOG: `errors`, or `requests` for a line per answer: method, route, status, milliseconds */
  readonly log: 'errors' | 'requests'
  /** TIEXIN_CLAMD: host:port or socket path of clamd; without it files are marked "not scanned" */
  readonly clamd: string | undefined
  /** TIEXIN_PUBLIC_URL: where the console is reached; stands in messages that leave the platform */
  readonly publicUrl: string
  /** TIEXIN_WEBHOOK_URL, TIEXIN_WEBHOOK_SECRET: the gateway that outside messages go to; none without */
  readonly webhook: { readonly url: string; readonly secret: string } | undefined
}

export class ConfigError extends Error {}

/** @throws ConfigError with one clear line */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const production = env['NODE_ENV'] === 'production'
  const dataDir = resolve(env['DATA_DIR'] ?? 'data')
  const keyFile = resolve(env['TIEXIN_KEY_FILE'] ?? `${dataDir}/tiexin.key`)
  const training = env['TIEXIN_TRAINING'] === '1'
  const demo = env['TIEXIN_DEMO'] === '1' || training
  if (production && training) {
    throw new ConfigError(
      'TIEXIN_TRAINING=1 is refused in production: a training city has a house of its own',
    )
  }
  if (production && demo) {
    throw new ConfigError('TIEXIN_DEMO=1 is refused in production: it opens demonstration accounts')
  }
  if (production && env['TIEXIN_KEY_FILE'] === undefined) {
    throw new ConfigError('production needs TIEXIN_KEY_FILE: a key file kept outside DATA_DIR')
  }
  if (production && !existsSync(keyFile)) {
    throw new ConfigError(`the key file ${keyFile} is missing; make it with ./tiexin key create`)
  }
  const host = env['HOST'] ?? '127.0.0.1'
  const port = whole(env['PORT'] ?? '8080', 'PORT', 0, 65_535)
  return {
    region: matching(env['REGION'] ?? '420200', /^\d{6}$/, 'REGION', 'a six-digit prefecture code'),
    host,
    port,
    dataDir,
    keyFile,
    databaseUrl: env['DATABASE_URL'],
    databaseAppUrl: env['DATABASE_APP_URL'],
    production,
    demo,
    training,
    poolSize: whole(env['DATABASE_POOL'] ?? '16', 'DATABASE_POOL', 2, 200),
    cryptoProfile: profileOf(env['TIEXIN_CRYPTO'] ?? 'international'),
    metricsToken: tokenOf(env['TIEXIN_METRICS_TOKEN']),
    log: logOf(env['TIEXIN_LOG'] ?? 'errors'),
    clamd: env['TIEXIN_CLAMD'],
    publicUrl: address(env['TIEXIN_PUBLIC_URL'] ?? `http://${host}:${port}`, 'TIEXIN_PUBLIC_URL'),
    webhook: webhookOf(env['TIEXIN_WEBHOOK_URL'], env['TIEXIN_WEBHOOK_SECRET']),
  }
}

function profileOf(name: string): Config['cryptoProfile'] {
  if (name === 'international' || name === 'national') return name
  throw new ConfigError(`TIEXIN_CRYPTO is "${name}"; it may be international or national`)
}

function tokenOf(token: string | undefined): string | undefined {
  if (token === undefined || token.length >= 24) return token
  throw new ConfigError('TIEXIN_METRICS_TOKEN needs at least 24 characters')
}

function logOf(name: string): Config['log'] {
  if (name === 'errors' || name === 'requests') return name
  throw new ConfigError(`TIEXIN_LOG is "${name}"; it may be errors or requests`)
}

function webhookOf(url: string | undefined, secret: string | undefined): Config['webhook'] {
  if (url === undefined) return undefined
  if (secret === undefined || secret.length < 32) {
    throw new ConfigError(
      'TIEXIN_WEBHOOK_URL needs TIEXIN_WEBHOOK_SECRET of at least 32 characters',
    )
  }
  const plain = address(url, 'TIEXIN_WEBHOOK_URL')
  const { protocol, hostname } = new URL(plain)
  if (protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)) {
    return { url: plain, secret }
  }
  throw new ConfigError('TIEXIN_WEBHOOK_URL must be https, unless it stays on this machine')
}

/** Without a slash at the end, so that a path can follow. */
function address(text: string, name: string): string {
  const isAddress = URL.canParse(text) && /^https?:/.test(text)
  if (isAddress) return text.replace(/\/+$/, '')
  throw new ConfigError(`${name} is "${text}"; it must begin with https:// or http://`)
}

function matching(value: string, pattern: RegExp, name: string, meaning: string): string {
  if (pattern.test(value)) return value
  throw new ConfigError(`${name} is "${value}"; it must be ${meaning}`)
}

function whole(value: string, name: string, least: number, most: number): number {
  const number = Number(value)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new ConfigError(`${name} is "${value}"; it must be a whole number from ${least} to ${most}`)
}
