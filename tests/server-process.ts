import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** The platform as a process of its own, as an administrator runs it. */
export type ServerProcess = {
  readonly url: string
  /** the worker is part of it */
  readonly pid: number
  /** what it printed */
  output(): string
  /** ends it politely */
  stop(): Promise<void>
  /** ends it as a power cut does */
  kill(): Promise<void>
}

export type Environment = Readonly<Record<string, string>>

/** Runs a command of `./tiexin` to its end. */
export function tiexin(
  env: Environment,
  ...args: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(join(root, 'tiexin'), args, { env: { ...process.env, ...env }, cwd: root })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()))
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()))
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve({ code: code ?? -1, stdout, stderr }))
  })
}

/** Starts the platform and waits until it says where it is. */
export async function startServer(env: Environment, ...args: string[]): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['cli.ts', 'start', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  })
  let printed = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (data: Buffer): void => {
      printed += data.toString()
      const found = /ready at (http:\S+)/.exec(printed)?.[1]
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => reject(new Error(`the server did not start: ${printed}`)))
  })
  return {
    url,
    pid: child.pid ?? 0,
    output: () => printed,
    stop: () => ended(child, 'SIGTERM'),
    kill: () => ended(child, 'SIGKILL'),
  }
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
  })
  child.kill(signal)
  return gone
}

/** Kills the embedded database of a data directory as a power cut does. */
export function killDatabase(dataDir: string): void {
  const pid = Number(readFileSync(join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')
}

/** A signed-in browser without a browser: keeps its cookie, sends what the console sends. */
export type Client = {
  send(method: string, path: string, body?: unknown, key?: string): Promise<Response>
  upload(path: string, filename: string, content: Uint8Array): Promise<Response>
}

export async function signIn(url: string, username: string, password: string): Promise<Client> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tiexin': '1' },
    body: JSON.stringify({ username, password }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  if (!answer.ok || cookie === '') throw new Error(`${username} cannot sign in: ${answer.status}`)
  const headers = { cookie, 'x-tiexin': '1' }
  return {
    send: (method, path, body, key) =>
      fetch(`${url}${path}`, {
        method,
        headers: {
          ...headers,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    upload(path, filename, content) {
      const form = new FormData()
      form.set('file', new Blob([new Uint8Array(content)]), filename)
      return fetch(`${url}${path}`, { method: 'POST', headers, body: form })
    },
  }
}
