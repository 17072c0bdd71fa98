import { wordTable } from './word-table.ts'

/** Categories of what is no matter of a household; as they are written, as regulations name them. */
const outside = wordTable(
  [
    '诈骗 交通 噪音 消费 劳资 走失 邻里 校园 弃婴 拐 偷拍 性侵 猥亵 ',
    '离家出走 盗窃 火灾 求助',
  ].join(''),
)

/** Whether a category is of what is no matter of a household. */
export function isOutside(text: Uint16Array, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (outside.at(text, i, to) !== 0) return true
  return false
}
