import { spawn, type ChildProcess } from 'node:child_process'
import { Agent, request } from 'node:http'
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

const agent = new Agent({ keepAlive: true })

/**
 * One call over a kept connection, by node:http: the clients share the processors with what they
 * measure, and `fetch` takes three times as much of them.
 * @returns the body; anything but a good answer is thrown
 */
export function exchange(
  url: string,
  {
    method = 'GET',
    headers,
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const sent = request(url, { agent, method, headers: { ...headers, ...length } }, (reply) => {
      const chunks: Buffer[] = []
      reply.on('data', (chunk: Buffer) => chunks.push(chunk))
      reply.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        const status = reply.statusCode ?? 0
        if (status < 300) resolve(text)
        else reject(new Error(`${url}: ${status} ${text.slice(0, 200)}`))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
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
  return {
    get: async (path) => JSON.parse(await exchange(`${api}${path}`, { headers })) as unknown,
    post: async (path, body) =>
      JSON.parse(
        await exchange(`${api}${path}`, {
          method: 'POST',
          headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
          body: JSON.stringify(body),
        }),
      ) as unknown,
  }
}
