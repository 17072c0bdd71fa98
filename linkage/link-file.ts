import { closeSync, openSync, writeSync } from 'node:fs'
import { Comparison } from './compare.ts'
import { reasonsOf, type ReasonCode } from './explanation.ts'
import type { Linked } from './link.ts'
import type { Records } from './records.ts'
import { rowWords } from './row.ts'

/** Words of the reasons in the files, which police liaison officers read. */
const words: Readonly<Record<ReasonCode, string>> = {
  'same-identity': '身份证号一致',
  'same-phone': '电话一致',
  'similar-phone': '电话相近',
  'same-people': '姓名一致',
  'similar-people': '姓名相近',
  'same-room': '同一房号',
  'same-house': '同一门牌',
  'same-building': '同一楼栋',
  'same-compound': '同一小区',
  'same-hamlet': '同一村湾',
  'same-village': '同一村社区',
  'same-landmark': '同一标志物',
  'same-town': '同一乡镇',
  'same-hours': '时间相近',
  'same-child': '子女年龄相符',
  'other-spouse': '配偶姓名不同',
  'other-place': '地点不同',
  'other-identity': '身份证号不同',
  'no-household-matter': '非家庭警情',
}

/** Writes bytes in large pieces. */
class FileWriter {
  readonly #file: number
  readonly #buffer = Buffer.allocUnsafe(1 << 20)
  #length = 0

  constructor(path: string) {
    this.#file = openSync(path, 'w')
  }

  text(text: string): void {
    if (this.#length + text.length * 3 > this.#buffer.length) this.#flush()
    this.#length += this.#buffer.write(text, this.#length)
  }

  bytes(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#buffer.length) this.#flush()
    this.#buffer.set(bytes, this.#length)
    this.#length += bytes.length
  }

  close(): void {
    this.#flush()
    closeSync(this.#file)
  }

  #flush(): void {
    writeSync(this.#file, this.#buffer, 0, this.#length)
    this.#length = 0
  }
}

/**
 * Writes 接警编号, 户组编号, 关系依据: each record once, in the order in which they were read.
 * @param order by record as read, its place in the order of numbers that `linked` uses
 */
export function writeClusters(
  path: string,
  records: Records,
  order: Uint32Array,
  linked: Linked,
): void {
  const out = new FileWriter(path)
  out.text('接警编号,户组编号,关系依据\n')
  const { cluster, links, model } = linked
  const strongest = new Int32Array(records.count).fill(-1)
  const consider = (record: number, link: number): void => {
    const known = strongest[record] ?? -1
    if (known < 0 || (links.bits[link] ?? 0) > (links.bits[known] ?? 0)) strongest[record] = link
  }
  for (let link = 0; link < links.a.length; link += 1) {
    const [a, b] = [links.a[link] ?? 0, links.b[link] ?? 0]
    if (cluster[a] !== cluster[b]) continue
    consider(a, link)
    consider(b, link)
  }
  const comparison = new Comparison(model.statistics, model.weights)
  for (const record of order) {
    out.bytes(records.numberOf(record))
    out.text(',H')
    out.bytes(records.numberOf(cluster[record] ?? record))
    const link = strongest[record] ?? -1
    if (link >= 0) {
      out.text(`,${told(records, comparison, links.a[link] ?? 0, links.b[link] ?? 0)}\n`)
    } else out.text(',\n')
  }
  out.close()
}

/** Writes 接警编号甲, 接警编号乙, 分值, 依据: pairs that somebody has to look at, the likeliest first. */
export function writeReview(path: string, records: Records, linked: Linked): number {
  const out = new FileWriter(path)
  out.text('接警编号甲,接警编号乙,分值,依据\n')
  const { cluster, review, model } = linked
  const comparison = new Comparison(model.statistics, model.weights)
  const order = Array.from(review.a, (_, at) => at)
    .filter((at) => cluster[review.a[at] ?? 0] !== cluster[review.b[at] ?? 0])
    .toSorted(
      (x, y) =>
        (review.bits[y] ?? 0) - (review.bits[x] ?? 0) ||
        (review.a[x] ?? 0) - (review.a[y] ?? 0) ||
        (review.b[x] ?? 0) - (review.b[y] ?? 0),
    )
  for (const at of order) {
    const [a, b] = [review.a[at] ?? 0, review.b[at] ?? 0]
    out.bytes(records.numberOf(a))
    out.text(',')
    out.bytes(records.numberOf(b))
    out.text(`,${(review.bits[at] ?? 0).toFixed(1)},${told(records, comparison, a, b)}\n`)
  }
  out.close()
  return order.length
}

function told({ rows }: Records, comparison: Comparison, a: number, b: number): string {
  comparison.score(rows, a * rowWords, b * rowWords)
  return reasonsOf(comparison)
    .slice(0, 4)
    .map(({ code, bits }) => `${words[code]}(${bits > 0 ? '+' : ''}${bits})`)
    .join('；')
}
