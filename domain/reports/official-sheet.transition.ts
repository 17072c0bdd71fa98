import type { OfficialTable, Pair } from '#domain/metrics/metric.schema.ts'
import { dayOf } from '#platform/time/day.ts'
import { cumulativeKey, partKey } from './cell.transition.ts'
import { periodInWords, wordOf, type Shown } from './edition.transition.ts'
import { wholeKey } from './published.transition.ts'
import type { Report } from './report.schema.ts'

/** Columns and rows that one cell takes, from 1; both ends belong to it. */
export type Merge = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export type Sheet = {
  readonly name: string
  readonly rows: readonly (readonly (string | number)[])[]
  /** how many rows at the top are titles and heads */
  readonly heads: number
  readonly merges?: readonly Merge[]
  /** an official table: ruled, on a wide page, to be signed and sealed */
  readonly isOfficial?: boolean
}

const sides = ['found', 'resolved'] as const

/**
 * 分类统计表 in the layout in which it is filed with the level above: a title, who fills it in and for
 * which period, heads in two rows, the categories of the law in its order, the sum, and the foot that
 * is signed and sealed.
 */
export function officialSheet(report: Report, shown: Shown): Sheet {
  const { tables, regionName, period, generatedAt, filing } = report
  const { official, categories } = tables
  const groups = [...official.parts.map(partInWords), '本期合计', '本年累计']
  const width = 1 + groups.length * 2
  const line = (category: string, name: string, row: OfficialTable['totals']): Row => {
    const pairs: [Pair, (side: keyof Pair) => string][] = [
      ...row.parts.map((pair, at): [Pair, (side: keyof Pair) => string] => [
        pair,
        (side) => partKey(side, official.parts[at] ?? '', category),
      ]),
      [row.whole, (side) => wholeKey(side, category)],
      [row.cumulative, (side) => cumulativeKey(side, category)],
    ]
    const numbers = pairs.flatMap(([pair, keyOf]) =>
      sides.map((side) => shown(keyOf(side), pair[side]) ?? wordOf(null)),
    )
    return [name, ...numbers]
  }
  const rows: Row[] = [
    [`妇女儿童权益事项分类统计表（${periodInWords(period)}）`],
    [`填报单位：${regionName}妇女联合会`, ...blanks(width - 2), '单位：件'],
    ['类别', ...groups.flatMap((group) => [group, ''])],
    ['', ...groups.flatMap(() => ['发现', '化解'])],
    ...official.rows.map((row) => {
      const name = categories.find(({ category }) => category === row.category)?.name.zh
      return line(row.category, name ?? row.category, row)
    }),
    line('total', '合计', official.totals),
    ['填报人：', ...blanks(width - 2), filedOn(filing, generatedAt)],
    ['审核人：', ...blanks(width - 2), '（盖章）'],
  ]
  const merges: Merge[] = [
    { top: 1, left: 1, bottom: 1, right: width },
    { top: 3, left: 1, bottom: 4, right: 1 },
    ...groups.map((_, at) => ({ top: 3, left: 2 + at * 2, bottom: 3, right: 3 + at * 2 })),
  ]
  return { name: '分类统计表', rows, heads: 4, merges, isOfficial: true }
}

type Row = readonly (string | number)[]

function blanks(count: number): string[] {
  return Array.from({ length: count }, () => '')
}

/** `2023-Q1` → `第1季度`, `2023-05` → `5月` */
function partInWords(part: string): string {
  return periodInWords(part).slice(5)
}

function filedOn(filing: Report['filing'], generatedAt: string): string {
  return filing === null
    ? `未报送，${dayOf(new Date(generatedAt))}生成`
    : `第${filing.number}次报送：${dayOf(new Date(filing.filedAt))}`
}
