import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'

/** A file that came with a form, in memory; or why it was not taken. The form's words are there anyhow. */
export type SentFile =
  | { readonly filename: string; readonly content: Buffer }
  | { readonly refused: 'file-too-large' | 'file-empty' | 'files-busy' }

/** Bytes of a form's words. */
export const formLimit = 65_536

/** Files that are read into memory at once; whoever comes then is asked to send it again. */
const mostAtOnce = 8

type SentForm = { readonly form: Record<string, string>; readonly file: SentFile | undefined }

/**
 * Reads forms that bring one file (multipart). A part is read to its end even where it is not kept,
 * since a form that is left half read blocks its connection.
 */
export function formReader(): (request: FastifyRequest, mostBytes: number) => Promise<SentForm> {
  let reading = 0
  return async (request, mostBytes) => {
    const isBusy = reading >= mostAtOnce
    reading += 1
    try {
      return await read(request, mostBytes, isBusy)
    } finally {
      reading -= 1
    }
  }
}

async function read(
  request: FastifyRequest,
  mostBytes: number,
  isBusy: boolean,
): Promise<SentForm> {
  const form: Record<string, string> = {}
  let file: SentFile | undefined
  const limits = { files: 1, fields: 40, fieldSize: formLimit, parts: 41 }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      form[part.fieldname] = typeof part.value === 'string' ? part.value : ''
      continue
    }
    const content = await bytesOf(part.file, isBusy ? 0 : mostBytes)
    // A browser sends an empty part where nothing was chosen.
    if (part.filename === '' && content?.length === 0) continue
    file = isBusy ? { refused: 'files-busy' } : fileOf(part.filename, content)
  }
  return { form, file }
}

function fileOf(filename: string, content: Buffer | undefined): SentFile {
  if (content === undefined) return { refused: 'file-too-large' }
  return content.length === 0 ? { refused: 'file-empty' } : { filename, content }
}

/** @returns nothing where it is longer than is kept */
async function bytesOf(stream: Readable, mostBytes: number): Promise<Buffer | undefined> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of stream as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > mostBytes) pieces.length = 0
    else pieces.push(piece)
  }
  return size > mostBytes ? undefined : Buffer.concat(pieces, size)
}
