import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import type { Prefill } from '#domain/hotline/prefill.schema.ts'
import { prefill } from '#domain/hotline/prefill.public.ts'
import { CommandError, UsageError, type Command, type Output } from './command.ts'

/** A narrative beyond this is no narrative: somebody took the wrong file. */
const longestText = 20_000

type Fault = { readonly line: number; readonly reason: string }

export const prefillCommand: Command = {
  name: 'prefill',
  summary: 'reads narratives and proposes phones, people, category and danger cues; no database',
  usage: 'FILE.ndjson --out OUT.ndjson',
  options: { out: { type: 'string' } },
  words: [1, 1],
  run: async ({ words: [file = ''], options }, out) => {
    const to = options['out']
    if (typeof to !== 'string') throw new UsageError('--out is needed')
    const { size } = await stat(file).catch(() => {
      throw new CommandError(`${file} cannot be read`)
    })
    const { done, faults } = await prefillFile(file, to, size, out)
    out.say(`${done} narratives read, ${faults.length} lines refused`)
    for (const { line, reason } of faults.slice(0, 20)) out.say(`  line ${line}: ${reason}`)
    if (faults.length > 20) out.say(`  … ${faults.length - 20} more`)
    return { ok: faults.length === 0, result: { narratives: done, refused: faults.length, faults } }
  },
}

async function prefillFile(
  file: string,
  to: string,
  size: number,
  out: Output,
): Promise<{ done: number; faults: Fault[] }> {
  const sink = createWriteStream(to)
  await once(sink, 'open').catch(() => {
    throw new CommandError(`${to} cannot be written`)
  })
  // Lines are lost to an interface that nobody reads yet: it is made after the last await.
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity })
  const faults: Fault[] = []
  let [line, done, bytes] = [0, 0, 0]
  for await (const text of lines) {
    line += 1
    bytes += Buffer.byteLength(text) + 1
    if (text.trim() === '') continue
    const read = readLine(text)
    if (typeof read === 'string') {
      faults.push({ line, reason: read })
      continue
    }
    if (!sink.write(`${JSON.stringify(plain(read.id, prefill(read.text)))}\n`)) {
      await once(sink, 'drain')
    }
    done += 1
    out.progress(Math.min(bytes, size), size, 'bytes')
  }
  sink.end()
  await finished(sink)
  return { done, faults }
}

/** @returns what is wrong with the line, without its words: they may be somebody's */
function readLine(text: string): { id: string | number; text: string } | string {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return 'is not JSON'
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is no object'
  const { id, text: narrative } = value as Record<string, unknown>
  if (typeof id !== 'string' && typeof id !== 'number') return 'has no id'
  if (typeof narrative !== 'string') return 'has no text'
  if (narrative.length > longestText) return `has more than ${longestText} characters`
  return { id, text: narrative }
}

/** The plain form of the file: values without the places of their words. */
function plain(id: string | number, told: Prefill): Record<string, unknown> {
  return {
    id,
    phones: told.phones.map(({ value }) => value),
    idNumbers: told.idNumbers.map(({ value }) => value),
    addresses: told.addresses.map(({ value }) => value),
    people: told.people.map(({ name, relation, sex, age }) => ({ name, relation, sex, age })),
    category: told.category.value,
    violence: told.violence.length > 0,
    minor: told.minor.length > 0,
    cues: told.cues.map(({ value }) => value),
  }
}
