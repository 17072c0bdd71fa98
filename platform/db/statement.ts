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

type Fields = readonly {
  readonly name: string
  readonly dataTypeID: Parameters<pg.CustomTypesConfig['getTypeParser']>[0]
}[]

/** What a query needs of pg's connection; its type declarations name less than there is. */
type Wire = Pick<pg.Connection, 'stream' | 'sync'> & {
  readonly parsedStatements: Record<string, string>
  readonly submittedNamedStatements: Record<string, string>
  parse(message: unknown): void
  bind(message: unknown): void
  describe(message: unknown): void
  execute(message: unknown): void
  close(message: unknown): void
}

type Callback = (error: Error | null, result?: unknown) => void

/** pg's own query class, with the methods that a query is driven by: its documented way to be extended. */
const Query = pg.Query as unknown as new (
  config: { name: string; text: string; values: unknown[] },
  callback: Callback,
) => {
  readonly name: string
  callback: Callback
  submit(connection: Wire): Error | null
  handleError(error: Error, connection: Wire): void
}

/** How the rows of one statement are read: decided once, not for every answer. */
type Decoder = readonly {
  readonly name: string
  readonly read: (text: string) => unknown
}[]

type Known = { readonly wire: Wire; readonly decoders: Map<string, Decoder> }

const known = new WeakMap<Wire, Known>()

/**
 * A prepared statement whose answer is described once, when it is prepared, and not with every call:
 * neither does the server write out thirty column descriptions, nor do we read them. Rows come as
 * objects with camelCase names.
 */
class Statement extends Query {
  readonly #rows: Record<string, unknown>[] = []
  #decoder: Decoder | undefined
  #broken: Error | undefined
  #known: Known | undefined

  constructor({ text, values }: Pick<Sql, 'text' | 'values'>, callback: Callback) {
    super({ name: statementName(text), text, values }, callback)
  }

  override submit(connection: Wire): Error | null {
    this.#known = knownOf(connection)
    return super.submit(this.#known.wire)
  }

  handleRowDescription({ fields }: { fields: Fields }): void {
    const decoder = fields.map(({ name, dataTypeID }) => ({
      name: camel(name),
      read: columnTypes.getTypeParser(dataTypeID, 'text') as (text: string) => unknown,
    }))
    this.#known?.decoders.set(this.name, decoder)
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    this.#decoder ??= this.#known?.decoders.get(this.name)
    const decoder = this.#decoder ?? []
    try {
      const row: Record<string, unknown> = {}
      for (let at = 0; at < decoder.length; at++) {
        const column = decoder[at] as Decoder[number]
        const text = fields[at] ?? null
        row[column.name] = text === null ? null : column.read(text)
      }
      this.#rows.push(row)
    } catch (error) {
      this.#broken = error instanceof Error ? error : new Error(String(error))
    }
  }

  handleCommandComplete(): void {
    // the count of rows is nobody's question
  }

  handleReadyForQuery(): void {
    if (this.#broken === undefined) this.callback(null, this.#rows)
    else this.callback(this.#broken)
  }
}

/** The connection as a query sees it: it asks for a description after preparing, and only then. */
function knownOf(connection: Wire): Known {
  const found = known.get(connection)
  if (found !== undefined) return found
  let prepared: string | undefined
  const wire: Wire = {
    stream: connection.stream,
    parsedStatements: connection.parsedStatements,
    submittedNamedStatements: connection.submittedNamedStatements,
    parse(message) {
      prepared = (message as { name: string }).name
      connection.parse(message)
    },
    bind: (message) => connection.bind(message),
    describe() {
      if (prepared !== undefined) connection.describe({ type: 'S', name: prepared })
      prepared = undefined
    },
    execute: (message) => connection.execute(message),
    close: (message) => connection.close(message),
    sync: () => connection.sync(),
  }
  const made = { wire, decoders: new Map<string, Decoder>() }
  known.set(connection, made)
  return made
}

/**
 * Sends a statement behind what was sent before it.
 * @returns its rows; the error's trace leads to whoever sent it
 */
export function runStatement<Row>(
  client: pg.ClientBase,
  statement: Pick<Sql, 'text' | 'values'>,
): Promise<Row[]> {
  return new Promise<Row[]>((resolve, reject) => {
    const query = new Statement(statement, (error, rows) => {
      if (error === null) resolve(rows as Row[])
      else {
        Error.captureStackTrace(error, runStatement)
        reject(error)
      }
    })
    client.query(query as unknown as pg.Submittable)
  })
}
