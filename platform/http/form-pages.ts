import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { faultOf, log } from '../log/log.ts'
import { formReader, formLimit, type SentFile } from './sent-form.ts'

/** What a page's handler may know of a request: no header but these, and the address only to count. */
export type PageRequest = {
  readonly query: Readonly<Record<string, string>>
  /** fields of a sent form; none for a page that is only opened */
  readonly form: Readonly<Record<string, string>>
  /** what came with the form, or why it was not taken; nothing where nothing was chosen */
  readonly file?: SentFile | undefined
  /** where the request came from: to be hashed, never to be kept */
  readonly address: string
  hasCookie(name: string): boolean
}

export type PageAnswer = {
  readonly status?: number
  readonly body: string
  readonly type?: 'text/html' | 'text/javascript'
  /** leads away instead of showing the body */
  readonly to?: string
  /** a cookie that only says "yes", with the seconds it lives; 0 takes it away */
  readonly cookie?: { readonly name: string; readonly seconds: number }
}

export type FormPage = {
  readonly method: 'GET' | 'POST'
  /** below the prefix, `''` for the prefix itself */
  readonly path: string
  /** bytes of the one file that its form may bring; without it none is taken */
  readonly takesFile?: number
  /** what it answers shows nothing to whoever looks, so it goes on after the way out */
  readonly showsNothing?: true
  readonly answer: (request: PageRequest) => Promise<PageAnswer> | PageAnswer
}

/**
 * Somebody left in a hurry: for so many seconds every page of the house's that people are watched at
 * is empty, so that "back" shows nothing. The cookie says that and no more, and is the only one.
 */
export const leftCookie = { name: 'w', seconds: 1800 } as const

/** Inline style, for the first page is one trip; script only from this house; nothing from elsewhere. */
const headers = {
  'cache-control': 'no-store, max-age=0',
  pragma: 'no-cache',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, noarchive',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; form-action 'self'; " +
    "base-uri 'none'; frame-ancestors 'none'",
}

/**
 * Serves plain pages for the public under one prefix: forms without JavaScript, nothing cached, no
 * session, nothing logged but the fault of a bug.
 * @param prefix `/help`; a cookie is sent back below it only
 * @param failed the page that stands for what went wrong
 * @param emptied the page that stands for all others after the way out (`leftCookie`)
 */
export async function serveFormPages(
  server: FastifyInstance,
  prefix: `/${string}`,
  pages: readonly FormPage[],
  failed: (request: PageRequest) => PageAnswer,
  emptied: (request: PageRequest) => PageAnswer,
): Promise<void> {
  const readForm = formReader()
  await server.register(async (area) => {
    area.removeContentTypeParser(['application/json', 'text/plain'])
    area.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: formLimit },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    area.addHook('onSend', async (_request, reply, payload) => {
      void reply.headers(headers)
      return payload
    })
    area.setErrorHandler((error: unknown, request, reply) => {
      const { method, routeOptions } = request
      const status = statusOf(error)
      if (status === 500) {
        log('error', 'page-failed', {
          method,
          route: routeOptions.url ?? 'none',
          ...faultOf(error),
        })
      }
      return send(reply, prefix, { ...failed(requestOf(request)), status })
    })
    for (const { method, path, answer, takesFile, showsNothing } of pages) {
      area.route({
        method,
        url: `${prefix}${path}`,
        schema: { hide: true },
        // A form that another site's page sends is no one's wish; old browsers do not say where it came from.
        handler: async (request, reply) => {
          const from = request.headers['sec-fetch-site']
          if (method === 'POST' && (from === 'cross-site' || from === 'same-site')) {
            request.raw.resume()
            return send(reply, prefix, { ...failed(requestOf(request)), status: 403 })
          }
          const opened = requestOf(request)
          if (showsNothing !== true && opened.hasCookie(leftCookie.name)) {
            request.raw.resume()
            return send(reply, prefix, emptied(opened))
          }
          if (!request.isMultipart()) return send(reply, prefix, await answer(opened))
          if (takesFile === undefined) {
            request.raw.resume()
            return send(reply, prefix, { ...failed(opened), status: 415 })
          }
          const sent = await readForm(request, takesFile)
          return send(reply, prefix, await answer({ ...opened, ...sent }))
        },
      })
    }
    await Promise.resolve()
  })
}

function requestOf(request: FastifyRequest): PageRequest {
  return {
    query: texts(request.query),
    form: texts(request.body),
    address: addressOf(request),
    hasCookie: (name) => request.cookies[name] !== undefined,
  }
}

/** Behind a proxy on this machine, the address that the proxy itself saw: the last one of its header. */
function addressOf(request: FastifyRequest): string {
  const { ip } = request
  const forwarded = request.headers['x-forwarded-for']
  const isProxied = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(ip)
  if (!isProxied || typeof forwarded !== 'string') return ip
  return forwarded.split(',').at(-1)?.trim().slice(0, 45) ?? ip
}

function texts(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, text]) =>
      typeof text === 'string' ? [[name, text] as const] : [],
    ),
  )
}

function send(
  reply: FastifyReply,
  prefix: string,
  { status = 200, body, type = 'text/html', to, cookie }: PageAnswer,
): FastifyReply {
  if (cookie !== undefined) {
    const { name, seconds } = cookie
    const options = { path: prefix, httpOnly: true, sameSite: 'lax', maxAge: seconds } as const
    void reply.setCookie(name, '1', options)
  }
  if (to !== undefined) return reply.redirect(to, 303)
  return reply.status(status).type(`${type}; charset=utf-8`).send(body)
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500
  return typeof error.statusCode === 'number' && error.statusCode < 500 ? error.statusCode : 500
}
