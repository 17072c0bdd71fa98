import { characterTable } from './word-table.ts'

const c = (character: string): number => character.charCodeAt(0)
const zai = c('在')
const placeWord = Uint16Array.from('地点', c)
const stops = characterTable('，,。；;：:')

/** 在……家中，: the stretch of a narrative in which an address stands. */
export function placeIn(
  text: Uint16Array,
  from: number,
  to: number,
): readonly [number, number] | undefined {
  for (let i = from; i < to - 5; i += 1) {
    const isPlace = text[i] === placeWord[0] && text[i + 1] === placeWord[1]
    if (text[i] !== zai && !isPlace) continue
    let start = i + (isPlace ? 2 : 1)
    while (stops[text[start] ?? 0] === 1) start += 1
    let end = start
    while (end < to && stops[text[end] ?? 0] === 0) end += 1
    if (end - start >= 5 && end - start < 60 && hasPlaceSign(text, start, end)) return [start, end]
  }
  return undefined
}

const placeSigns = characterTable('市县区镇乡村路街号栋幢湾垸组队')

function hasPlaceSign(text: Uint16Array, from: number, to: number): boolean {
  let signs = 0
  for (let i = from + 1; i < to; i += 1) signs += placeSigns[text[i] ?? 0] ?? 0
  return signs >= 1
}

/** Where a narrative repeats what stands in the address field. */
export function repeated(
  text: Uint16Array,
  from: number,
  to: number,
  start: number,
  end: number,
): readonly [number, number] | undefined {
  const length = to - from
  if (length < 5) return undefined
  const first = text[from]
  const second = text[from + 1]
  for (let i = start; i + length <= end; i += 1) {
    if (text[i] !== first || text[i + 1] !== second) continue
    let same = 2
    while (same < length && text[i + same] === text[from + same]) same += 1
    if (same === length) return [i, i + length]
  }
  return undefined
}
