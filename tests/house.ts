import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { inject } from 'vitest'
import type { z } from 'zod'
import { deliver } from '#domain/subscriptions.ts'
import { routes } from '#domain/routes.ts'
import { schedules, works } from '#domain/works.ts'
import type { Actor } from '#platform/access/actor.ts'
import { systemActor } from '#platform/access/actor.ts'
import { readConfig, type Config } from '#platform/config/config.ts'
import type { Tx } from '#platform/db/tx.ts'
import { openHouse, type House } from '#platform/house/house.ts'
import { buildServer } from '#platform/http/server.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import { movableClock, type MovableClock } from '#platform/time/clock.ts'
import { adminQuery } from './global-setup.ts'

export type InputIn<E extends Endpoint> = {
  params?: z.input<E['params']>
  query?: z.input<E['query']>
  body?: z.input<E['body']>
}

export type Reply<E extends Endpoint> = {
  readonly status: number
  /** the contract's output; on a refusal a problem */
  readonly body: z.output<E['output']>
  readonly problem: { readonly code: string; readonly current?: unknown }
  readonly headers: Readonly<Record<string, unknown>>
}

export type TestHouse = House & {
  readonly clock: MovableClock
  readonly http: FastifyInstance
  readonly ownerUrl: string
  /** One request as the actor, through HTTP and the app role. */
  call<E extends Endpoint>(
    actor: Actor | undefined,
    contract: E,
    input?: InputIn<E>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Reply<E>>
  /** Work in a transaction as the system: how fixtures get in. */
  asSystem<Result>(work: (tx: Tx) => Promise<Result> | Result): Promise<Result>
  /** Runs every schedule of the kind once. */
  runSchedules(every: 'few-seconds' | 'minute' | 'night'): Promise<void>
}

/** 10 May 2023, 10:14 in Huangshi. */
export const testNow = new Date('2023-05-10T02:14:00Z')

/**
 * A platform of its own on a fresh database: real PostgreSQL, the app role, row-level security on.
 * @param options.worker also takes long work from the queue
 */
export async function testHouse(
  options: {
    clock?: MovableClock
    worker?: boolean
    poolSize?: number
    config?: Partial<Config>
  } = {},
): Promise<TestHouse> {
  const urls = inject('database')
  const name = `house_${randomBytes(6).toString('hex')}`
  await adminQuery(
    urls.adminUrl,
    `create database ${name} template template_house owner tiexin_owner`,
  )
  const within = (url: string): string => url.replace('/template_house?', `/${name}?`)
  const dataDir = mkdtempSync(join(tmpdir(), 'tiexin-house-'))
  const env = { DATA_DIR: dataDir, DATABASE_POOL: String(options.poolSize ?? 4) }
  const config = { ...readConfig(env), ...options.config }
  const clock = options.clock ?? movableClock(testNow)
  const house = await openHouse({
    config,
    clock,
    deliver,
    isWorker: options.worker ?? false,
    server: {
      ownerUrl: within(urls.ownerUrl),
      appUrl: within(urls.appUrl),
      readUrl: within(urls.readUrl),
      roles: { app: 'tiexin_app', read: 'tiexin_read' },
      close: () => Promise.resolve(),
    },
  })
  if (options.worker === true) {
    const { actorOfAccount } = await import('#domain/accounts/account.public.ts')
    await house.longWork.serve(works, (accountId) =>
      actorOfAccount(house.db, config.region, accountId),
    )
  }
  // Whoever asks is who the test says: sessions have tests of their own.
  const actors = new Map<string, Actor>()
  const http = await buildServer(house, routes, (token) => {
    const actor = actors.get(token)
    return Promise.resolve(actor === undefined ? undefined : { actor, passwordOnly: false })
  })

  return {
    ...house,
    clock,
    http,
    ownerUrl: within(urls.ownerUrl),
    asSystem: (work) =>
      house.db.within(systemActor(config.region), (tx) => Promise.resolve(work(tx))),
    async runSchedules(every) {
      for (const schedule of schedules.filter((each) => each.every === every)) {
        await schedule.run(house)
      }
    },
    async call(actor, contract, input = {}, headers = {}) {
      const token = actor === undefined ? undefined : randomBytes(8).toString('hex')
      if (actor !== undefined && token !== undefined) actors.set(token, actor)
      const isForm = headers['content-type']?.startsWith('multipart/') === true
      const answer = await http.inject({
        method: contract.method,
        url: urlOf(contract, input.params, input.query),
        headers: { 'x-tiexin': '1', ...headers },
        ...(token === undefined ? {} : { cookies: { tiexin: token } }),
        ...(contract.method === 'GET'
          ? {}
          : { payload: isForm ? (input.body as Buffer) : (input.body ?? {}) }),
      })
      const isJson = String(answer.headers['content-type']).includes('json')
      const body: unknown = isJson ? answer.json() : answer.rawPayload
      return { status: answer.statusCode, body, problem: body, headers: answer.headers } as never
    },
    async close() {
      await http.close()
      await house.close()
      await adminQuery(urls.adminUrl, `drop database ${name} with (force)`)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function urlOf(contract: Endpoint, params: unknown, query: unknown): string {
  let path: string = contract.path
  for (const [name, value] of Object.entries((params ?? {}) as Record<string, string>)) {
    path = path.replace(`:${name}`, encodeURIComponent(value))
  }
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(
    (query ?? {}) as Record<string, string | number | boolean>,
  )) {
    if (value !== undefined) search.set(name, String(value))
  }
  return search.size === 0 ? path : `${path}?${search.toString()}`
}
