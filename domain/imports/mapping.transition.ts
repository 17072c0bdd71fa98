import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { ImportColumn } from './import-column.schema.ts'
import type { Layout, LayoutColumn } from './import.schema.ts'

/** A column of the file that is only to be shown, with how it would be read. */
type Proposal = { readonly at: number; readonly field: string; readonly certainty: number }

/** Below this a likeness is chance: 备注 shares a character with 备案号. */
const leastLikeness = 0.6

/** A person in the file who is not the one the row is about: 监护人姓名 is no 姓名. */
const others = /监护人|联系人|填报|填表|负责人|经办|登记人|调解员|被访|父亲|母亲|丈夫|户主|配偶/

/** 身份证号（必填）* → 身份证号 */
export function normalHeader(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\((?:必填|选填|文本|单选|下拉)[^)]*\)/g, '')
    .replaceAll(/[\s*:：、,.。_\-"'“”]/g, '')
}

/**
 * How sure it is that a title of a file means one of our columns.
 * @returns 1 for a title that the house knows, 0 for one that shares nothing with it
 */
export function likeness(header: string, { title, also = [] }: ImportColumn): number {
  const text = normalHeader(header)
  if (text === '') return 0
  return Math.max(
    ...[title, ...also].map((known) => {
      const word = normalHeader(known)
      if (text === word) return 1
      const stranger = others.exec(text)?.[0]
      if (stranger !== undefined && !word.includes(stranger)) return 0
      if (text.endsWith(word)) return 0.75 + (0.2 * word.length) / text.length
      if (text.includes(word) && word.length > 1) return 0.6 + (0.25 * word.length) / text.length
      if (word.includes(text) && text.length > 1) return 0.6 + (0.25 * text.length) / word.length
      return 0.8 * shared(text, word)
    }),
  )
}

/** The share of two-character pieces in common (Dice 1945). */
function shared(one: string, other: string): number {
  const [left, right] = [piecesOf(one), piecesOf(other)]
  if (left.length === 0 || right.length === 0) return 0
  const common = left.filter((piece) => right.includes(piece)).length
  return (2 * common) / (left.length + right.length)
}

function piecesOf(text: string): string[] {
  return Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2))
}

/** A title as it stands in a file; under a group title, also what it says alone. */
export type Header = { readonly at: number; readonly header: string; readonly own?: string }

/** 基本情况 above 姓名 is a 姓名; 监护人 above it is somebody else's. */
function likenessOf({ header, own }: Header, column: ImportColumn): number {
  const whole = likeness(header, column)
  const isOfAnother = others.test(normalHeader(header)) && whole === 0
  return own === undefined || isOfAnother ? whole : Math.max(whole, likeness(own, column))
}

/** Each field to the column that is likest to it, the surest first; no column twice. */
export function propose(
  headers: readonly Header[],
  columns: readonly ImportColumn[],
): { readonly columns: LayoutColumn[]; readonly score: number } {
  const all: Proposal[] = headers.flatMap((header) =>
    columns.map((column) => ({
      ...{ at: header.at, field: column.field, certainty: likenessOf(header, column) },
    })),
  )
  const byColumn = new Map<number, string>()
  const taken = new Set<string>()
  let score = 0
  for (const { at, field, certainty } of all.toSorted((a, b) => b.certainty - a.certainty)) {
    if (certainty < leastLikeness || byColumn.has(at) || taken.has(field)) continue
    byColumn.set(at, field)
    taken.add(field)
    score += certainty
  }
  return {
    columns: headers.map(({ at, header }) => ({ at, header, field: byColumn.get(at) ?? null })),
    score,
  }
}

/** Two files with the same signature have the same columns in the same order. */
export function signatureOf(columns: readonly Pick<LayoutColumn, 'header'>[]): string {
  return columns.map(({ header }) => normalHeader(header)).join('|')
}

/** @returns why the file cannot be read like this: a field twice, or a required one nowhere */
export function layoutFault(
  { columns }: Pick<Layout, 'columns'>,
  known: readonly ImportColumn[],
): Refusal | undefined {
  const fields = columns.flatMap(({ field }) => field ?? [])
  const unknown = fields.find((field) => !known.some((column) => column.field === field))
  if (unknown !== undefined) return refuse('field-unknown', { field: unknown })
  const twice = fields.find((field, at) => fields.indexOf(field) !== at)
  if (twice !== undefined) return refuse('field-twice', { column: titleOf(twice, known) })
  const missing = known.filter(({ isRequired, field }) => isRequired && !fields.includes(field))
  return missing.length === 0
    ? undefined
    : refuse('columns-missing', { columns: missing.map(({ title }) => title).join('、') })
}

/** Titles of the file that mean nothing to us: their columns are left out. */
export function unmapped({ columns }: Pick<Layout, 'columns'>): string[] {
  return columns.flatMap(({ field, header }) => (field === null && header !== '' ? [header] : []))
}

function titleOf(field: string, known: readonly ImportColumn[]): string {
  return known.find((column) => column.field === field)?.title ?? field
}
