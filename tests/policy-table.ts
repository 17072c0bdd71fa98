import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { withinReach, type Place } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Endpoint, InputOf } from '#platform/http/endpoint.ts'
import type { Route, Versioned } from '#platform/http/route.ts'
import { testHouse, type TestHouse } from './house.ts'

/** `permitted`, or the code of the refusal; `not-found` where the database must not even show it. */
type Expected = string

type Row<Body> = readonly [who: string, actor: Actor, expected: Expected, body?: Body]

class RolledBack extends Error {}

/**
 * One table of examples for a command, run twice: against the policy in code, and against the
 * database as the app role under each actor's scope. The two must agree on what is not there, and
 * whatever the policy permits must pass the database's own checks; what it calls `not-found` the
 * database must neither show nor let be written.
 * @param route the command's own route
 * @param parts.insert puts the record (and what it needs) in, as the system
 * @param parts.record the record as the command loads it
 * @param parts.input what is sent; `params.id` is the record's id unless given
 */
export function policyTable<R extends Versioned, Body = unknown>(
  route: Route,
  parts: {
    record: R
    insert(tx: Tx, record: R): Promise<void> | void
    input?: { params?: unknown; query?: unknown; body?: Body }
    rows: readonly Row<Body>[]
  },
): void {
  if (route.kind !== 'command') {
    throw new Error('a policy table of an existing record needs a command')
  }
  const { contract, parts: command } = route

  describe(`permission for ${contract.id}`, () => {
    let house: TestHouse
    beforeAll(async () => {
      house = await testHouse()
      await house.asSystem(async (tx) => parts.insert(tx, parts.record))
    })
    afterAll(() => house.close())

    test.each(parts.rows.map((row) => [row[0], row[2], row] as const))(
      '%s: %s',
      async (_, expected, [, actor, , rowBody]) => {
        const input = inputOf(contract, parts.input, parts.record.id, rowBody)
        expect(inCode(actor, parts.record, input)).toBe(expected)
        // Where the policy refuses, the database may go further and not let the row be locked at all.
        const floor = expected === 'permitted' ? [expected] : [expected, 'not-found']
        expect(floor).toContain(await inDatabase(house, actor, input))
      },
    )
  })

  function inCode(actor: Actor, record: R, input: InputOf<Endpoint>): string {
    if (isPlace(record) && isRefusal(withinReach(actor, record))) return 'not-found'
    const decision = command.may(actor, record, input.body)
    return isRefusal(decision) ? decision.refused : 'permitted'
  }

  /** Load, decide, apply and save under the actor's row-level scope; then everything is rolled back. */
  async function inDatabase(
    house: TestHouse,
    actor: Actor,
    input: InputOf<Endpoint>,
  ): Promise<string> {
    let outcome = 'permitted'
    await house.db
      .within(actor, async (tx) => {
        const stored = await command.load(tx, input)
        if (stored === undefined) {
          outcome = 'not-found'
          throw new RolledBack()
        }
        const decision = command.may(actor, stored, input.body)
        if (isRefusal(decision)) {
          outcome = decision.refused
          throw new RolledBack()
        }
        const next = command.apply(stored, input.body, { actor, now: tx.now })
        if (!isRefusal(next)) await command.save(tx, next, stored, input.body)
        // Reads after the writes: a write that the database refuses has failed by now.
        await command.load(tx, input)
        throw new RolledBack()
      })
      .catch((error: unknown) => {
        if (!(error instanceof RolledBack)) throw error
      })
    return outcome
  }
}

/** The same for a command that makes a new record: only the decision and the database's insert check. */
export function creationTable<Body>(
  route: Route,
  parts: {
    seed?(tx: Tx): Promise<void> | void
    input: { params?: unknown; query?: unknown; body: Body }
    rows: readonly Row<Body>[]
  },
): void {
  if (route.kind !== 'creation') throw new Error('a creation table needs a creation')
  const { contract, parts: creation } = route

  describe(`permission for ${contract.id}`, () => {
    let house: TestHouse
    beforeAll(async () => {
      house = await testHouse()
      await house.asSystem(async (tx) => parts.seed?.(tx))
    })
    afterAll(() => house.close())

    test.each(parts.rows.map((row) => [row[0], row[2], row] as const))(
      '%s: %s',
      async (_, expected, [, actor, , rowBody]) => {
        const input = inputOf(contract, parts.input, newId(), rowBody)
        const answer = await attempt(house, actor, input)
        expect(answer).toBe(expected)
      },
    )
  })

  async function attempt(
    house: TestHouse,
    actor: Actor,
    input: InputOf<Endpoint>,
  ): Promise<string> {
    let outcome = 'permitted'
    await house.db
      .within(actor, async (tx) => {
        const prepared = await creation.prepare(tx, input)
        const decision = isRefusal(prepared) ? prepared : creation.may(actor, input.body, prepared)
        const made = isRefusal(decision)
          ? decision
          : creation.apply(input.body, prepared, { actor, now: tx.now })
        if (isRefusal(made)) outcome = made.refused
        else await creation.save(tx, made, input.body)
        throw new RolledBack()
      })
      .catch((error: unknown) => {
        if (!(error instanceof RolledBack)) throw error
      })
    return outcome
  }
}

function inputOf(
  contract: Endpoint,
  given: { params?: unknown; query?: unknown; body?: unknown } | undefined,
  id: string,
  rowBody: unknown,
): InputOf<Endpoint> {
  const params = given?.params ?? (contract.path.includes(':id') ? { id } : {})
  return {
    params: contract.params.parse(params),
    query: contract.query.parse(given?.query ?? {}),
    body: contract.body.parse(rowBody ?? given?.body ?? {}),
  }
}

/** A record about a family carries its whole place; a notice, for one, has rules of its own. */
function isPlace(record: Versioned): record is Versioned & Place {
  return 'sensitivity' in record && 'division' in record && 'named' in record
}
