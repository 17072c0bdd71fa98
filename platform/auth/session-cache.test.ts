import { describe, expect, test } from 'vitest'
import { movableClock } from '../time/clock.ts'
import { inTurn } from './in-turn.ts'
import { cacheMilliseconds, forgetSessionsOf, SessionCache } from './session-cache.ts'

type Found = { readonly accountId: string; readonly answer: number }

function aCache(accountId: string | undefined): {
  clock: ReturnType<typeof movableClock>
  cache: SessionCache<Found>
  asked: () => number
} {
  const clock = movableClock(new Date('2023-05-10T02:14:00Z'))
  let asked = 0
  const cache = new SessionCache<Found>(clock, () => {
    asked += 1
    return Promise.resolve(accountId === undefined ? undefined : { accountId, answer: asked })
  })
  return { clock, cache, asked: () => asked }
}

describe('the memory of sessions', () => {
  test('asks once for calls that come together or within two seconds', async () => {
    const { cache, asked } = aCache('lan')
    await Promise.all([cache.get('token'), cache.get('token')])
    await cache.get('token')
    expect(asked()).toBe(1)
  })

  test('asks again after two seconds', async () => {
    const { cache, clock, asked } = aCache('lan')
    await cache.get('token')
    clock.moveBy(cacheMilliseconds)
    await cache.get('token')
    expect(asked()).toBe(2)
  })

  test('keeps one token’s answer from another', async () => {
    const { cache, asked } = aCache('lan')
    await cache.get('token')
    await cache.get('another')
    expect(asked()).toBe(2)
  })

  test('asks every time about an account that was just changed, until the change is surely committed', async () => {
    const { cache, clock, asked } = aCache('mei')
    await cache.get('token')
    forgetSessionsOf('mei', clock.now())
    await cache.get('token')
    await cache.get('token')
    expect(asked()).toBe(3)
    clock.moveBy(cacheMilliseconds + 1)
    await cache.get('token')
    await cache.get('token')
    expect(asked()).toBe(4)
  })

  test('does not remember that a token is unknown', async () => {
    const { cache, asked } = aCache(undefined)
    expect(await cache.get('token')).toBeUndefined()
    await cache.get('token')
    expect(asked()).toBe(2)
  })

  test('does not remember an error', async () => {
    let asked = 0
    const cache = new SessionCache<Found>(movableClock(new Date(0)), () => {
      asked += 1
      return Promise.reject(new Error('the database is away'))
    })
    await expect(cache.get('token')).rejects.toThrow('away')
    await expect(cache.get('token')).rejects.toThrow('away')
    expect(asked).toBe(2)
  })
})

describe('work that takes its turn', () => {
  test('runs one after another for one key, an error in between', async () => {
    const order: string[] = []
    const work =
      (name: string, fails = false) =>
      async (): Promise<string> => {
        order.push(`${name} begins`)
        await Promise.resolve()
        order.push(`${name} ends`)
        if (fails) throw new Error(name)
        return name
      }
    const [first, second] = await Promise.allSettled([
      inTurn('lan', work('first', true)),
      inTurn('lan', work('second')),
    ])
    expect(first.status).toBe('rejected')
    expect(second).toEqual({ status: 'fulfilled', value: 'second' })
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
  })
})
