import type { Readable } from 'node:stream'
import { posix } from 'node:path'
import type { Archive } from './archive.ts'
import { sheetLimits, SheetRefused } from './sheet.ts'
import { parseXml, type XmlHandlers } from './xml.ts'

/** What has to be known before the first sheet's cells can be read. */
export type WorkbookParts = {
  readonly sheet: string
  readonly strings: readonly string[]
  /** by the number of a cell's style: does it show a date? */
  readonly dateStyles: readonly boolean[]
  readonly startsIn1904: boolean
}

const ignore = (): void => undefined

export async function readWorkbookParts(archive: Archive): Promise<WorkbookParts> {
  const folder = 'xl'
  const { relation, startsIn1904 } = await readWorkbook(await archive.open('xl/workbook.xml'))
  const relations = await readRelations(await archive.open('xl/_rels/workbook.xml.rels'))
  const target = relations.find(({ id }) => id === relation)?.target
  if (target === undefined) throw new SheetRefused('file-unreadable')
  const strings = relations.find(({ type }) => type.endsWith('/sharedStrings'))?.target
  const styles = relations.find(({ type }) => type.endsWith('/styles'))?.target
  const at = (path: string): string =>
    path.startsWith('/') ? path.slice(1) : posix.join(folder, path)
  return {
    sheet: at(target),
    startsIn1904,
    strings:
      strings === undefined || !archive.has(at(strings))
        ? []
        : await readStrings(await archive.open(at(strings))),
    dateStyles:
      styles === undefined || !archive.has(at(styles))
        ? []
        : await readDateStyles(await archive.open(at(styles))),
  }
}

async function readWorkbook(
  stream: Readable,
): Promise<{ relation: string | undefined; startsIn1904: boolean }> {
  let relation: string | undefined
  let startsIn1904 = false
  await parseXml(stream, {
    open(name, attributes) {
      if (name === 'sheet') relation ??= attributes['r:id'] ?? anyId(attributes)
      if (name === 'workbookPr') startsIn1904 = /^(1|true)$/.test(attributes['date1904'] ?? '')
    },
    text: ignore,
    close: ignore,
  })
  return { relation, startsIn1904 }
}

function anyId(attributes: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1]
}

async function readRelations(
  stream: Readable,
): Promise<{ id: string; type: string; target: string }[]> {
  const found: { id: string; type: string; target: string }[] = []
  await parseXml(stream, {
    open(name, { Id, Type, Target }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return
      found.push({ id: Id, type: Type ?? '', target: Target })
    },
    text: ignore,
    close: ignore,
  })
  return found
}

async function readStrings(stream: Readable): Promise<string[]> {
  const strings: string[] = []
  let characters = 0
  await parseXml(
    stream,
    richText((text) => {
      characters += text.length
      if (characters > sheetLimits.sharedCharacters) throw new SheetRefused('file-too-large')
      strings.push(text)
    }, 'si'),
  )
  return strings
}

/** Joins the runs of a rich text; phonetic readings (`rPh`) are not part of what was written. */
export function richText(done: (text: string) => void, element: string): XmlHandlers {
  let text = ''
  let isText = false
  let phonetic = 0
  return {
    open(name) {
      if (name === element) text = ''
      else if (name === 'rPh') phonetic++
      else if (name === 't') isText = phonetic === 0
    },
    text(piece) {
      if (isText && text.length < sheetLimits.charactersPerCell) text += piece
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') phonetic--
      else if (name === element) done(text)
    },
  }
}

async function readDateStyles(stream: Readable): Promise<boolean[]> {
  const formats = new Map<string, string>()
  const styles: boolean[] = []
  let isCellStyle = false
  await parseXml(stream, {
    open(name, attributes) {
      const id = attributes['numFmtId'] ?? '0'
      if (name === 'numFmt') formats.set(id, attributes['formatCode'] ?? '')
      else if (name === 'cellXfs') isCellStyle = true
      else if (name === 'xf' && isCellStyle) styles.push(showsDate(Number(id), formats.get(id)))
    },
    text: ignore,
    close(name) {
      if (name === 'cellXfs') isCellStyle = false
    },
  })
  return styles
}

/** Built-in date formats, the East Asian ones (27–36, 50–58) included: ECMA-376 part 1, 18.8.30. */
function showsDate(id: number, format: string | undefined): boolean {
  if (format === undefined) {
    return (
      (id >= 14 && id <= 22) ||
      (id >= 27 && id <= 36) ||
      (id >= 45 && id <= 58 && id !== 49 && id !== 48)
    )
  }
  const bare = format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  return /[ymdh年月日]/i.test(bare)
}
