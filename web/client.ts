import type { z } from 'zod'
import type { Endpoint, OutputOf } from '#platform/http/endpoint.ts'

type Given<Name extends string, Shape extends z.ZodType> =
  // oxlint-disable-next-line typescript/no-generated-empty-object-type -- asks whether nothing will do
  Record<never, never> extends z.input<Shape>
    ? { readonly [Key in Name]?: z.input<Shape> }
    : { readonly [Key in Name]: z.input<Shape> }

/** What a caller gives: only the parts that the contract asks for. */
export type CallOf<E extends Endpoint> = Given<'params', E['params']> &
  Given<'query', E['query']> &
  Given<'body', E['body']>

type QueryValue = string | number | boolean | null | undefined | readonly string[]

type Parts = {
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, QueryValue>>
  readonly body?: unknown
}

/** An answer of `application/problem+json`, or no answer at all (`no-answer`). */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: Readonly<Record<string, unknown>>
  readonly errors: readonly { path: string; message: string }[]
  /** after a concurrent edit: what stands there now */
  readonly current: unknown
  /** whether something was to be saved */
  readonly isOfWrite: boolean

  constructor(status: number, problem: ProblemBody, isOfWrite = false) {
    super(problem.code)
    this.status = status
    this.code = problem.code
    this.detail = problem.detail ?? {}
    this.errors = problem.errors ?? []
    this.current = problem.current
    this.isOfWrite = isOfWrite
  }
}

type ProblemBody = {
  code: string
  detail?: Record<string, unknown>
  errors?: { path: string; message: string }[]
  current?: unknown
}

export function isProblem(error: unknown, code?: string): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code)
}

/** Hears of every 401 and of a locked session, so that one place can ask for the password. */
let onSignedOut: (problem: Problem) => void = () => undefined

export function whenSignedOut(listener: (problem: Problem) => void): void {
  onSignedOut = listener
}

/**
 * Calls an endpoint by its contract.
 * @param key `Idempotency-Key` of a write; the same key again gets the same answer, not a second effect
 */
export async function call<E extends Endpoint>(
  contract: E,
  input: CallOf<E>,
  options: { readonly key?: string; readonly signal?: AbortSignal | undefined } = {},
): Promise<OutputOf<E>> {
  // The generic input is a union that the compiler does not take apart; its parts are these three.
  const parts = input as Parts
  const isWrite = contract.method !== 'GET'
  const response = await reach(addressOf(contract, parts), isWrite, {
    method: contract.method,
    credentials: 'same-origin',
    signal: options.signal ?? null,
    headers: {
      accept: 'application/json',
      'x-tiexin': '1',
      ...(isWrite ? { 'content-type': 'application/json' } : {}),
      ...(options.key === undefined ? {} : { 'idempotency-key': options.key }),
    },
    ...(isWrite ? { body: JSON.stringify(parts.body ?? {}) } : {}),
  })
  return (await valueOf(response, isWrite)) as OutputOf<E>
}

/** Sends one file to an upload endpoint. @param report called with bytes sent and bytes in all */
export function send<E extends Endpoint>(
  contract: E,
  input: Pick<Parts, 'params' | 'query'>,
  file: File,
  fields: Readonly<Record<string, string>> = {},
  report: (sent: number, total: number) => void = () => undefined,
): Promise<OutputOf<E>> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(contract.method, addressOf(contract, input))
    request.setRequestHeader('x-tiexin', '1')
    request.upload.addEventListener('progress', (event) => report(event.loaded, event.total))
    request.addEventListener('error', () => reject(noAnswer(true)))
    request.addEventListener('load', () => {
      const answer = new Response(request.responseText, {
        status: request.status,
        headers: { 'content-type': request.getResponseHeader('content-type') ?? '' },
      })
      valueOf(answer, true).then((value) => resolve(value as OutputOf<E>), reject)
    })
    request.send(form)
  })
}

/** The address of an endpoint: for downloads, and for links to them. */
export function addressOf(contract: Endpoint, { params, query }: Parts): string {
  const path = contract.path.replaceAll(/:([a-zA-Z]+)/g, (_whole, name: string) =>
    encodeURIComponent(String(params?.[name] ?? '')),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null || value === '') continue
    search.set(name, typeof value === 'object' ? value.join(',') : String(value))
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

/** A new key for one intended write. `crypto.randomUUID` is missing where the page came by plain http. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function reach(address: string, isWrite: boolean, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw noAnswer(isWrite)
  }
}

function noAnswer(isWrite: boolean): Problem {
  return new Problem(0, { code: 'no-answer' }, isWrite)
}

async function valueOf(response: Response, isWrite: boolean): Promise<unknown> {
  const text = await response.text()
  if (response.ok) return text === '' ? undefined : JSON.parse(text)
  const problem = new Problem(response.status, problemIn(text), isWrite)
  if (response.status === 401 || problem.code === 'session-locked') onSignedOut(problem)
  throw problem
}

function problemIn(text: string): ProblemBody {
  try {
    const body = JSON.parse(text) as Partial<ProblemBody>
    return { ...body, code: body.code ?? 'no-answer' }
  } catch {
    return { code: 'no-answer' }
  }
}
