import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { closedLoop, type Measured } from './closed-loop.ts'
import { postmasterOf, processorSeconds } from './processor-time.ts'

/** What one server did under load: times, and processor time with its database for each call. */
export type Side = { readonly measured: Measured; readonly cpuMs: number }

const root = join(import.meta.dirname, '..')

/** Starts a script of ours and waits until it has printed `word`. */
export async function startProcess(
  script: string,
  {
    args = [],
    env,
    word,
    input = '',
  }: {
    args?: string[]
    env: Readonly<Record<string, string>>
    word: string
    input?: string
  },
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin?.end(input)
  await new Promise<void>((resolve) => {
    child.stdout?.on('data', (data: Buffer) => {
      if (data.toString().includes(word)) resolve()
    })
  })
  return child
}

export type Load = {
  readonly dataDir: string
  readonly clients: number
  readonly seconds: number
}

/** Processor time of the server and of the database together, for each call. */
export async function measuredOn(
  server: ChildProcess,
  { dataDir, clients, seconds }: Load,
  call: (client: number, round: number) => Promise<void>,
): Promise<Side> {
  const postmaster = postmasterOf(dataDir)
  const used = (): number => processorSeconds(server.pid ?? 0) + processorSeconds(postmaster)
  await closedLoop(clients, 1.5, call)
  const before = used()
  const result = await closedLoop(clients, seconds, call)
  return { measured: result, cpuMs: ((used() - before) * 1000) / result.calls }
}

export function better(left: Side, right: Side): Side {
  return left.cpuMs <= right.cpuMs ? left : right
}

export function rounded({
  measured: { perSecond, p50, p95, p99 },
  cpuMs,
}: Side): Record<string, number> {
  const short = (value: number): number => Number(value.toPrecision(3))
  return {
    perSecond: short(perSecond),
    p50: short(p50),
    p95: short(p95),
    p99: short(p99),
    cpuMs: short(cpuMs),
  }
}

export function ratio(left: number, right: number): number {
  return Number((left / right).toFixed(2))
}

export type Caller = {
  readonly get: (path: string) => Promise<unknown>
  readonly post: (path: string, body: unknown) => Promise<unknown>
}

/** A signed-in client: what it sends must be answered well. */
export async function signedIn(api: string, username: string, password: string): Promise<Caller> {
  const answer = await fetch(`${api}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tiexin': '1' },
    body: JSON.stringify({ username, password }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const headers = { cookie, 'x-tiexin': '1', 'content-type': 'application/json' }
  const read = async (reply: Response): Promise<unknown> => {
    const text = await reply.text()
    if (!reply.ok) throw new Error(`${reply.url}: ${reply.status} ${text.slice(0, 200)}`)
    return JSON.parse(text) as unknown
  }
  return {
    get: async (path) => read(await fetch(`${api}${path}`, { headers })),
    post: async (path, body) =>
      read(
        await fetch(`${api}${path}`, {
          method: 'POST',
          headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
          body: JSON.stringify(body),
        }),
      ),
  }
}
