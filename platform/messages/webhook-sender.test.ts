import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pauseAfter } from './attempt-limits.ts'
import { wordsOf, type OutsideMessage } from './outside-sender.ts'
import { isSigned, signatureOf, webhookSender } from './webhook-sender.ts'

const secret = 'a secret of the gateway and of ours alone'
const now = new Date('2023-05-10T02:14:00Z')

const message: OutsideMessage = {
  ...{ id: '01890000-0000-7000-8000-0000000000aa', address: 'b9c1', kind: 'notice', count: 1 },
  ...{ urgency: 'usual', text: wordsOf('notice', 'usual', 1), link: 'https://tiexin/notices' },
}

describe('the webhook', () => {
  let receiver: Server
  let url: string
  let status = 200
  let taken: { headers: IncomingHttpHeaders; body: string }[] = []

  beforeEach(async () => {
    taken = []
    receiver = createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8')
      request.on('data', (chunk: string) => (body += chunk))
      request.on('end', () => {
        taken.push({ headers: request.headers, body })
        if (status !== 0) response.writeHead(status, { location: '/elsewhere' }).end('{}')
      })
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/tiexin`
  })
  afterEach(() => {
    receiver.closeAllConnections()
    receiver.close()
  })

  test('sends a message whose signature the receiver can check', async () => {
    status = 200
    expect(await webhookSender({ url, secret }).send(message, now)).toEqual({ sent: true })
    const [{ headers, body }] = taken as [(typeof taken)[number]]
    expect(JSON.parse(body)).toEqual(message)
    expect(headers['idempotency-key']).toBe(message.id)
    const signed = {
      timestamp: String(headers['tiexin-timestamp']),
      signature: String(headers['tiexin-signature']),
      body,
    }
    expect(isSigned(secret, signed, now)).toBe(true)
    expect(isSigned('another secret', signed, now)).toBe(false)
    expect(isSigned(secret, { ...signed, body: `${body} ` }, now)).toBe(false)
    expect(isSigned(secret, { ...signed, timestamp: '1683684841' }, now)).toBe(false)
    expect(isSigned(secret, signed, new Date(now.getTime() + 301_000))).toBe(false)
  })

  test.each([
    [204, { sent: true }],
    [302, { sent: false, reason: 'answered-302', isFinal: true }],
    [401, { sent: false, reason: 'answered-401', isFinal: true }],
    [410, { sent: false, reason: 'answered-410', isFinal: true }],
    [408, { sent: false, reason: 'answered-408', isFinal: false }],
    [429, { sent: false, reason: 'answered-429', isFinal: false }],
    [503, { sent: false, reason: 'answered-503', isFinal: false }],
  ])('takes an answer of %i for what it means, and follows no redirect', async (given, outcome) => {
    status = given
    expect(await webhookSender({ url, secret }).send(message, now)).toEqual(outcome)
    expect(taken).toHaveLength(1)
  })

  test('counts silence and a closed door as failures that may pass', async () => {
    status = 0
    const silent = await webhookSender({ url, secret }).send(message, now)
    expect(silent).toEqual({ sent: false, reason: 'no-answer', isFinal: false })
    const closed = await webhookSender({ url: 'http://127.0.0.1:9', secret }).send(message, now)
    expect(closed).toEqual({ sent: false, reason: 'unreachable', isFinal: false })
  })
})

test('a signature is the HMAC of the timestamp, a dot and the body', () => {
  // printf '1683684840.{}' | openssl dgst -sha256 -hmac key
  expect(signatureOf('key', '1683684840', '{}')).toBe(
    'v1=bd9d8eafacb1856ab0a57fda7cd0187bcdeb8c260bae094647d0c43c6e9b6634',
  )
})

test('the pause between attempts doubles up to an hour', () => {
  expect([1, 2, 3, 4, 8, 12].map(pauseAfter)).toEqual([30, 60, 120, 240, 3600, 3600])
})

test.each(['notice', 'digest'] as const)('the words of a %s tell nothing', (kind) => {
  for (const urgency of ['usual', 'soon', 'danger'] as const) {
    const { zh, en } = wordsOf(kind, urgency, 3)
    expect(`${zh} ${en}`).not.toMatch(/事项|家暴|妇|matter|violence|referral|order/i)
  }
})
