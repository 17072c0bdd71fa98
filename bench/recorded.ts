import { systemActor } from '#platform/access/actor.ts'
import { Memory } from '#platform/db/memory.ts'
import type { Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Statements that a store function would send, recorded instead of sent. */
export async function statementsOf(
  region: string,
  work: (tx: Tx) => unknown,
): Promise<{ text: string; values: unknown[] }[]> {
  const sent: { text: string; values: unknown[] }[] = []
  const note = ({ text, values }: Sql): void => {
    sent.push({ text, values: values.map(asJson) })
  }
  const recorder = {
    actor: systemActor(region),
    now: new Date(),
    memory: new Memory(),
    rows: (statement: Sql) => {
      note(statement)
      return Promise.resolve([])
    },
    maybe: (statement: Sql) => {
      note(statement)
      return Promise.resolve(undefined)
    },
    send: note,
    keyring: { seal: () => Buffer.alloc(60, 1) },
  }
  await work(recorder as never)
  return sent
}

function asJson(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`
  return Array.isArray(value) ? value.map(asJson) : value
}

/** The recorded insert carries arrays of one element: its id and number become the call's own. */
export function withOwnId(statement: { text: string; values: unknown[] }): {
  text: string
  values: unknown[]
} {
  let text = statement.text
  const values = statement.values.map((value, at) => {
    if (!Array.isArray(value) || value[0] !== '$id') return value
    text = text.replace(new RegExp(`\\$${at + 1}::(\\w+)\\[\\]`), `array[$${at + 1}::text]::$1[]`)
    return '$id'
  })
  return { text, values }
}
