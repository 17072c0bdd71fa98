import type {
  fieldDayContract,
  fieldItemsContract,
  registerDeviceContract,
} from '#domain/devices/device.contract.ts'
import type {
  closeSessionContract,
  openSessionContract,
} from '#domain/accounts/session.contract.ts'
import type { BodyOf, Endpoint, OutputOf } from '#platform/http/endpoint.ts'

/**
 * Where each endpoint is. The contracts themselves stay on the server: with them would come a
 * validator half as large as this whole program. A test holds these paths to the contracts.
 */
export const paths = {
  openSession: '/api/v1/session',
  closeSession: '/api/v1/session/close',
  register: '/api/v1/devices',
  day: '/api/v1/field/day',
  items: '/api/v1/field/items',
} as const

/** `refusal`: the server's answer; `away`: no answer, or one that asks to come again later. */
export type Answer<Output> =
  | { readonly value: Output }
  | { readonly refusal: string }
  | { readonly away: true }

const patience = 15_000
/** What is sent takes its time on top: the slowest line has 10 KB/s. */
const millisecondsPerByte = 0.1

async function post<E extends Endpoint>(
  path: string,
  body: BodyOf<E>,
): Promise<Answer<OutputOf<E>>> {
  const stop = new AbortController()
  const sent = JSON.stringify(body)
  const timer = setTimeout(() => stop.abort(), patience + sent.length * millisecondsPerByte)
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tiexin': '1' },
      body: sent,
      signal: stop.signal,
    })
    if (answer.status >= 500 || answer.status === 429) return { away: true }
    const value: unknown = await answer.json()
    if (answer.ok) return { value: value as OutputOf<E> }
    return { refusal: codeIn(value) }
  } catch {
    return { away: true }
  } finally {
    clearTimeout(timer)
  }
}

function codeIn(value: unknown): string {
  const isProblem = typeof value === 'object' && value !== null && 'code' in value
  return isProblem && typeof value.code === 'string' ? value.code : 'bad-request'
}

export const api = {
  openSession: (body: BodyOf<typeof openSessionContract>) =>
    post<typeof openSessionContract>(paths.openSession, body),
  closeSession: () => post<typeof closeSessionContract>(paths.closeSession, {}),
  register: (body: BodyOf<typeof registerDeviceContract>) =>
    post<typeof registerDeviceContract>(paths.register, body),
  day: (body: BodyOf<typeof fieldDayContract>) => post<typeof fieldDayContract>(paths.day, body),
  items: (body: BodyOf<typeof fieldItemsContract>) =>
    post<typeof fieldItemsContract>(paths.items, body),
}
