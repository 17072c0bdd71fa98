import { createServer } from 'node:http'
import pg from 'pg'

/**
 * The peer of `bench/api.ts`: a bare HTTP server that runs the same statements as the table's owner,
 * without row-level security, transaction, validation, audit, sealing or events. Nothing that keeps
 * the law can be below it.
 *
 * Reads from stdin one JSON line: connection string and the named lists of statements.
 */
type Statement = { readonly text: string; readonly values: unknown[] }
type Plan = {
  readonly ownerUrl: string
  readonly port: number
  readonly calls: Readonly<Record<string, readonly Statement[]>>
}

const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
const { ownerUrl, port, calls } = JSON.parse(Buffer.concat(chunks).toString()) as Plan
const pool = new pg.Pool({ connectionString: ownerUrl, max: 16 })

const server = createServer((request, reply) => {
  const [path = '', id] = (request.url ?? '').slice(1).split('?')
  const name = decodeURIComponent(path)
  request.resume().on('end', () => {
    run(name, id).then(
      (rows) => {
        reply.setHeader('content-type', 'application/json')
        reply.end(JSON.stringify(rows))
      },
      (error: unknown) => {
        reply.statusCode = 500
        reply.end(String(error))
      },
    )
  })
})

/** `$id` stands for the id of the call. */
function run(name: string, id: string | undefined): Promise<unknown[]> {
  const statements = calls[name] ?? []
  return Promise.all(
    statements.map(async ({ text, values }, at) => {
      const given = values.map((value) => (value === '$id' ? id : value))
      const { rows } = await pool.query<object>({ name: `${name}-${at}`, text, values: given })
      return rows
    }),
  )
}

server.listen(port, '127.0.0.1', () => process.stdout.write('ready\n'))
