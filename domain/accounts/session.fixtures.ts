import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Endpoint, OutputOf } from '#platform/http/endpoint.ts'
import type { Problem } from '#platform/http/problem.ts'
import type { Runtime } from '#platform/http/route.ts'
import { buildServer } from '#platform/http/server.ts'
import { fixturePassword } from './account.fixtures.ts'
import { authenticatorOf } from './account.public.ts'
import { accountsRoutes } from './account.routes.ts'
import { openSessionContract } from './session.contract.ts'

/** The slice's endpoints behind the real check of sessions. */
export function aServer(runtime: Runtime): Promise<FastifyInstance> {
  return buildServer(runtime, accountsRoutes, authenticatorOf(runtime))
}

type Sent<E extends Endpoint> = {
  params?: z.input<E['params']>
  query?: z.input<E['query']>
  body?: z.input<E['body']>
}

export type Answered<E extends Endpoint> = {
  readonly status: number
  readonly body: OutputOf<E>
  readonly problem: Problem
}

/** A browser: it keeps its session's cookie. */
export type Browser = {
  call<E extends Endpoint>(contract: E, sent?: Sent<E>): Promise<Answered<E>>
  signIn(
    username: string,
    password?: string,
    code?: string,
  ): Promise<Answered<typeof openSessionContract>>
  token: string | undefined
}

export function aBrowser(server: FastifyInstance): Browser {
  const browser: Browser = {
    token: undefined,
    async call(contract, sent = {}) {
      const { token } = browser
      const { id } = (sent.params ?? {}) as { id?: string }
      const answer = await server.inject({
        method: contract.method,
        url: contract.path.replace(':id', id ?? ''),
        query: (sent.query ?? {}) as Record<string, string>,
        headers: { 'x-tiexin': '1', 'user-agent': 'Chrome 94 on UOS' },
        ...(token === undefined ? {} : { cookies: { tiexin: token } }),
        ...(contract.method === 'GET' ? {} : { payload: sent.body ?? {} }),
      })
      const cookie = answer.cookies.find(({ name }) => name === 'tiexin')
      if (cookie !== undefined) browser.token = cookie.value === '' ? undefined : cookie.value
      const body: unknown = answer.json()
      return { status: answer.statusCode, body, problem: body } as never
    },
    signIn: (username, password = fixturePassword, code) =>
      browser.call(openSessionContract, { body: { username, password, code } }),
  }
  return browser
}
