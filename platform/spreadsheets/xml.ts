import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { SheetRefused } from './sheet.ts'

export type XmlHandlers = {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text(text: string): void
  close(name: string): void
}

/** Some programs write `<x:row>` where others write `<row>`. */
function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/**
 * A streaming parser that knows no document types: an entity is the way in for "billion laughs" and
 * for reading the server's files, and no spreadsheet program writes one.
 */
export function xmlParser(handlers: XmlHandlers): SaxesParser<{ xmlns: false }> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('doctype', () => {
    throw new SheetRefused('file-has-entities')
  })
  parser.on('error', () => {
    throw new SheetRefused('file-unreadable')
  })
  parser.on('opentag', (tag: SaxesTagPlain) => handlers.open(localName(tag.name), tag.attributes))
  parser.on('text', (text) => handlers.text(text))
  parser.on('cdata', (text) => handlers.text(text))
  parser.on('closetag', (tag: SaxesTagPlain) => handlers.close(localName(tag.name)))
  return parser
}

/** Parses a whole part, piece by piece. */
export async function parseXml(
  stream: AsyncIterable<string>,
  handlers: XmlHandlers,
): Promise<void> {
  const parser = xmlParser(handlers)
  for await (const chunk of pieces(stream)) parser.write(chunk)
  parser.close()
}

/** What breaks while unpacking is the file's fault, and said so. */
export async function* pieces(stream: AsyncIterable<string>): AsyncGenerator<string> {
  try {
    yield* stream
  } catch (error) {
    throw error instanceof SheetRefused ? error : new SheetRefused('file-unreadable')
  }
}
