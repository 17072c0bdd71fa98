import { isBlank, SheetRefused, type Cell, type SheetRow } from './sheet.ts'
import { pieces } from './xml.ts'

/** Cells that a person made into one; rows from 1, columns from 0, both ends included. */
export type MergedCells = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

const mostMerges = 100_000
const pattern = /mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g

/**
 * The merged cells of a sheet. They stand behind its last row, so the sheet is looked through for
 * them alone; as text, since parsing it twice would double the time.
 */
export async function findMerges(sheet: AsyncIterable<string>): Promise<MergedCells[]> {
  const found: MergedCells[] = []
  let rest = ''
  for await (const piece of pieces(sheet)) {
    const text = rest + piece
    let end = 0
    for (const match of text.matchAll(pattern)) {
      const [whole, left = '', top = '', right = '', bottom = ''] = match
      found.push({
        ...{ top: Number(top), bottom: Number(bottom) },
        ...{ left: columnNumber(left), right: columnNumber(right) },
      })
      if (found.length > mostMerges) throw new SheetRefused('file-too-large')
      end = match.index + whole.length
    }
    rest = text.slice(Math.max(end, text.length - 200))
  }
  return found
}

function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/**
 * Writes the value of cells that were merged downwards into every row they span, as a reader sees
 * it: one household number beside its four members.
 * @param merges complete when the first row comes
 */
export async function* filledDown(
  rows: AsyncIterable<SheetRow>,
  merges: readonly MergedCells[],
): AsyncGenerator<SheetRow> {
  let waiting: MergedCells[] | undefined
  let open: { readonly merge: MergedCells; readonly value: Cell }[] = []
  for await (const row of rows) {
    waiting ??= merges
      .filter(({ top, bottom }) => bottom > top)
      .toSorted((one, other) => other.top - one.top)
    open = open.filter(({ merge }) => merge.bottom >= row.number)
    const cells = [...row.cells]
    // A row without anything of its own is no row: it would be made of the others' values.
    if (!isBlank(row)) {
      for (const { merge, value } of open) {
        while (cells.length <= merge.left) cells.push('')
        cells[merge.left] = value
      }
    }
    for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
      if (next.top > row.number) break
      waiting.pop()
      if (next.top === row.number) open.push({ merge: next, value: row.cells[next.left] ?? '' })
    }
    yield { number: row.number, cells }
  }
}
