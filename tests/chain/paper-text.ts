import PizZip from 'pizzip'

/** One piece of what left the house, with the places in it where words may stand. */
export type Outgoing = {
  readonly name: string
  /** who reads it */
  readonly reader: string
  readonly texts: readonly string[]
}

/** Letters and digits alone, in one width: how a person reads it, whatever signs stand between. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

/**
 * Every text of an answer: of an office document each part of the archive, runs joined; of a page
 * each string; of anything else its bytes.
 */
export function textsOf(body: unknown): string[] {
  if (Buffer.isBuffer(body)) {
    return body.subarray(0, 2).toString() === 'PK' ? textsOfArchive(body) : [body.toString()]
  }
  if (typeof body === 'string') return [body]
  if (typeof body === 'object' && body !== null) return Object.values(body).flatMap(textsOf)
  return typeof body === 'number' ? [String(body)] : []
}

function textsOfArchive(content: Buffer): string[] {
  return Object.values(new PizZip(content).files)
    .filter(({ dir }) => !dir)
    .flatMap((part) => {
      const raw = part.asText()
      // A word may be broken over several runs; a paragraph's own text is what is read.
      return [raw, raw.replaceAll(/<[^>]*>/g, '')]
    })
}

/** Which of the secrets stand in it. */
export function foundIn({ texts }: Outgoing, secrets: Readonly<Record<string, string>>): string[] {
  const read = texts.map(bare)
  return Object.entries(secrets)
    .filter(([, secret]) => read.some((text) => text.includes(bare(secret))))
    .map(([name]) => name)
}
