import pg from 'pg'
import { camel, statementName, type Sql } from './sql.ts'

/** Timestamps cross the wire as ISO 8601 in UTC, days as `YYYY-MM-DD`; counts fit a number. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(oid, format): (text: string) => unknown {
    if (oid === pg.types.builtins.TIMESTAMPTZ) return (text: string) => new Date(text).toISOString()
    if (oid === pg.types.builtins.DATE) return (text: string) => text
    if (oid === pg.types.builtins.INT8) return Number
    return pg.types.getTypeParser(oid, format) as (text: string) => unknown
  },
}

/** What a batch needs of pg's connection; its type declarations name less than there is. */
type Wire = Pick<pg.Connection, 'stream' | 'sync'> & {
  parse(message: { name: string; text: string }): void
  bind(message: {
    statement: string
    values: readonly unknown[]
    valueMapper: (value: unknown) => unknown
  }): void
  describe(message: { type: 'S'; name: string }): void
  execute(message: object): void
  close(message: { type: 'S'; name: string }): void
}

/** pg's own query class, with the methods that a query is driven by: its documented way to be extended. */
const Query = pg.Query as unknown as new (config: { text: string }) => object

/** How pg writes a parameter; its type declarations do not name it. */
const { prepareValue } = (
  pg as unknown as { utils: { prepareValue(this: void, value: unknown): unknown } }
).utils

type Fields = readonly {
  readonly name: string
  readonly dataTypeID: Parameters<pg.CustomTypesConfig['getTypeParser']>[0]
}[]

/** How the rows of one statement are read: decided once, not for every answer. */
type Decoder = readonly {
  readonly name: string
  readonly read: (text: string) => unknown
}[]

/** Statements that a connection has prepared, by name; described when they were. */
type Prepared = {
  readonly decoders: Map<string, Decoder>
  /** sent in a batch that failed: whether the server has them is not known */
  readonly doubtful: Set<string>
}

const preparedBy = new WeakMap<Wire, Prepared>()

function preparedOn(wire: Wire): Prepared {
  let found = preparedBy.get(wire)
  if (found === undefined) {
    found = { decoders: new Map(), doubtful: new Set() }
    preparedBy.set(wire, found)
  }
  return found
}

type Item = {
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
  readonly rows: Record<string, unknown>[]
  /** @param command PostgreSQL's word for what was done */
  readonly done: (command: string) => void
  readonly failed: (reason: unknown) => void
}

/**
 * Statements that leave in one write and are answered in one: the server is asked to answer (`sync`)
 * once, after the last. A statement is prepared and described the first time a connection sees it, so
 * that thirty columns are not described with every call. If one fails, those behind it are not run
 * and fail with the same reason.
 */
export class Batch extends Query {
  readonly #items: Item[] = []
  /** sent to be prepared in this batch, by the place of their statement */
  readonly #preparing = new Map<number, string>()
  #at = 0
  #prepared: Prepared | undefined
  /** a value that no parameter can hold: its statement and those behind it were not sent */
  #unsent: unknown

  constructor() {
    super({ text: '' })
  }

  /** @returns its rows, with camelCase names */
  add<Row>({ text, values }: Pick<Sql, 'text' | 'values'>): Promise<Row[]> {
    const rows: Record<string, unknown>[] = []
    return this.#push<Row[]>({ name: statementName(text), text, values, rows }, () => rows as Row[])
  }

  /**
   * A command, without values.
   * @param isKept prepared once; not for a text that is another each time
   * @returns PostgreSQL's word for what was done: a `commit` may answer `ROLLBACK`
   */
  order(text: string, isKept: boolean): Promise<string> {
    const name = isKept ? statementName(text) : ''
    return this.#push({ name, text, values: [], rows: [] }, (command) => command)
  }

  #push<Result>(
    asked: Omit<Item, 'done' | 'failed'>,
    resultOf: (command: string) => Result,
  ): Promise<Result> {
    const answered = new Promise<Result>((resolve, reject) => {
      this.#items.push({ ...asked, done: (command) => resolve(resultOf(command)), failed: reject })
    })
    return answered.catch((error: unknown) => {
      // Where it was read from the socket tells nobody anything; here the awaiting callers are known.
      if (error instanceof Error) Error.captureStackTrace(error)
      throw error
    })
  }

  /** Called by pg when it is this batch's turn on the wire. */
  submit(wire: Wire): null {
    this.#prepared = preparedOn(wire)
    wire.stream.cork()
    try {
      for (const [place, item] of this.#items.entries()) this.#write(wire, item, place)
    } catch (error) {
      this.#unsent = error
    } finally {
      wire.sync()
      wire.stream.uncork()
    }
    return null
  }

  #write(wire: Wire, { name, text, values }: Item, place: number): void {
    const { decoders, doubtful } = preparedOn(wire)
    const isNew = name === '' || !decoders.has(name)
    if (isNew) {
      if (doubtful.delete(name)) wire.close({ type: 'S', name })
      wire.parse({ name, text })
      if (name !== '') {
        decoders.set(name, [])
        this.#preparing.set(place, name)
      }
    }
    wire.bind({ statement: name, values, valueMapper: prepareValue })
    if (isNew && name !== '') wire.describe({ type: 'S', name })
    wire.execute({})
  }

  handleRowDescription({ fields }: { fields: Fields }): void {
    const item = this.#items[this.#at]
    const decoder = fields.map(({ name, dataTypeID }) => ({
      name: camel(name),
      read: columnTypes.getTypeParser(dataTypeID, 'text') as (text: string) => unknown,
    }))
    if (item !== undefined) this.#prepared?.decoders.set(item.name, decoder)
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const item = this.#items[this.#at]
    if (item === undefined) return
    const decoder = this.#prepared?.decoders.get(item.name) ?? []
    const row: Record<string, unknown> = {}
    for (let at = 0; at < decoder.length; at++) {
      const column = decoder[at] as Decoder[number]
      const text = fields[at] ?? null
      row[column.name] = text === null ? null : column.read(text)
    }
    item.rows.push(row)
  }

  handleCommandComplete({ text }: { text: string }): void {
    const item = this.#items[this.#at]
    this.#at += 1
    item?.done(text)
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' })
  }

  handleReadyForQuery(): void {
    if (this.#at < this.#items.length) this.handleError(this.#unsent)
  }

  /** From the failed statement on nothing was run; and nobody knows what was prepared. */
  handleError(error: unknown): void {
    for (const [place, name] of this.#preparing) {
      if (place < this.#at) continue
      this.#prepared?.decoders.delete(name)
      this.#prepared?.doubtful.add(name)
    }
    for (const item of this.#items.slice(this.#at)) item.failed(error)
  }
}

/** Sends a batch behind what was sent before it. */
export function sendBatch(client: pg.ClientBase, batch: Batch): void {
  client.query(batch as unknown as pg.Submittable)
}
