import { soundsHash } from './gazetteer.ts'
import type { PlaceText } from './place-text.ts'
import { unit } from './place-unit.ts'
import { restLength } from './row.ts'
import { characterTable, wordTable } from './word-table.ts'

/** What a stretch that could not be divided ends in. */
export const target = { none: 0, hamlet: 1, compound: 2, landmark: 3, alone: 4 } as const

export type PlaceParts = {
  town: number
  district: number
  village: number
  hamlet: number
  road: number
  compound: number
  compoundHead: number
  landmark: number
  number: number
  subNumber: number
  lane: number
  building: number
  entrance: number
  room: number
  floor: number
  group: number
  target: number
  restLength: number
  rest: Uint16Array
}

const c = (character: string): number => character.charCodeAt(0)
const [cun, cunTyped, she, qu, ju, wei, da, dui, dao, lu, jie, xiang, hui] = Array.from(
  '村存社区居委大队道路街巷会',
  c,
) as [number, ...number[]] & number[]
const xin = c('新')
const small = c('小')
const ordinal = c('第')
const min = c('民')

/**
 * Divides a stretch without numbers into village, road and a last part, and files each.
 * @param next what the number behind it counts, -1 at the end of the address
 */
export function splitName(
  text: PlaceText,
  from: number,
  to: number,
  next: number,
  place: PlaceParts,
): void {
  const { characters, sounds } = text
  let start = from
  let end = to
  while (start < end && leading[characters[start] ?? 0] === 1) start += 1
  while (end > start && characters[end - 1] === ordinal) end -= 1
  if (next === -1) end = withoutTail(characters, start, end)
  const village = villageEnd(characters, start, end, next)
  if (village.core > start + 1 && place.village === 0) {
    place.village = soundsHash(sounds, start, village.core)
    start = village.end
  }
  const road = roadEnd(characters, start, end)
  if (road > start + 1) {
    if (place.road === 0) place.road = soundsHash(sounds, start, road)
    start = road
  }
  if (end - start < 2) return
  if (next === -1) {
    const near = landmarkEnd(characters, start, end)
    if (near > start || place.building !== 0) {
      if (place.building === 0 && near - start >= 2) {
        place.landmark = soundsHash(sounds, start, near)
        keepRest(place, sounds, start, near, target.landmark)
      }
      return
    }
  }
  file(place, text, start, end, next)
}

function file(place: PlaceParts, text: PlaceText, start: number, end: number, next: number): void {
  const { characters, sounds } = text
  if (next === unit.building || next === unit.dash || next === unit.entrance) {
    const core = compoundEnd(characters, start, end)
    if (core - start < 2) return
    place.compound = soundsHash(sounds, start, core)
    place.compoundHead = soundsHash(sounds, start, start + 2)
    keepRest(place, sounds, start, core, target.compound)
    return
  }
  if (place.building !== 0 || place.compound !== 0) return
  if (isCompound(characters, end) && next === -1) {
    const core = compoundEnd(characters, start, end)
    place.compound = soundsHash(sounds, start, core)
    place.compoundHead = soundsHash(sounds, start, start + 2)
    keepRest(place, sounds, start, core, target.compound)
    return
  }
  if (place.hamlet !== 0) return
  place.hamlet = soundsHash(sounds, start, end)
  keepRest(place, sounds, start, end, next === -1 ? target.alone : target.hamlet)
}

function keepRest(
  place: PlaceParts,
  sounds: Uint16Array,
  start: number,
  end: number,
  of: number,
): void {
  if (place.village !== 0 || place.restLength !== 0) return
  const length = Math.min(end - start, restLength)
  for (let at = 0; at < length; at += 1) place.rest[at] = sounds[start + at] ?? 0
  place.restLength = length
  place.target = of
}

const leading = characterTable('附第的在')

/** Where the village's own name and its suffix end: 锡山|村, 向家垴|社区, 铁炉山|居委会, 太平|大队. */
function villageEnd(
  characters: Uint16Array,
  from: number,
  to: number,
  next: number,
): { core: number; end: number } {
  for (let at = from + 1; at < to; at += 1) {
    const here = characters[at]
    const behind = characters[at + 1]
    if (here === cun || (here === cunTyped && at > from + 1)) {
      if (behind === min) continue
      if (characters[at - 1] === xin && at - from > 2 && at + 1 >= to && next === unit.building) {
        continue
      }
      let end = at + 1
      if (characters[end] === wei && characters[end + 1] === hui) end += 2
      return { core: at, end }
    }
    if (here === she && behind === qu) return { core: at, end: at + 2 }
    if (here === ju && behind === wei) {
      return { core: at, end: characters[at + 2] === hui ? at + 3 : at + 2 }
    }
    if (here === da && behind === dui) return { core: at, end: at + 2 }
  }
  return { core: from, end: from }
}

/** End of a road's name, its suffix included; the last one of several. */
function roadEnd(characters: Uint16Array, from: number, to: number): number {
  let end = from
  for (let at = from + 1; at < to; at += 1) {
    const here = characters[at]
    if (here === lu || here === jie || here === xiang) end = at + 1
    else if (here === dao && characters[at - 1] === da) end = at + 1
  }
  return end
}

const directions = wordTable(
  ['斜对面 对面 隔壁 旁边 附近 路口 后面 边上 门口 楼上 楼下 旁 门前 ', '前面 内 外 里'].join(''),
  true,
)

/** Without a word of direction, the end of a facility's name; `from` when there is none. */
function landmarkEnd(characters: Uint16Array, from: number, to: number): number {
  if (directions.before(characters, from, to) !== 0) return to - directions.length
  return facilities.before(characters, from, to) === 0 ? from : to
}

const facilities = wordTable(
  '店 馆 超市 院 所 学 园门 厂 部 公司 市场 站 校 吧 行 广场 酒店 KTV 局 祠堂 桥头 信用社 中心 幼儿园 委会 粮站',
  true,
)

const homes = wordTable(
  '报警人家中 家里面 家中 家里 家门口 出租屋内 出租屋 租房内 屋内 屋里 私房 自建房 左手边 右手边 左边 右边 家 室内 住处 内',
  true,
)

function withoutTail(characters: Uint16Array, from: number, to: number): number {
  if (homes.before(characters, from, to) === 0) return to
  const { length } = homes
  return length === 1 && facilities.before(characters, from, to - 1) !== 0 ? to : to - length
}

const compoundSuffixes = wordTable(
  '小区 花园 嘉园 家园 公寓 新村 新城 豪庭 华府 名邸 国际 宿舍 还建楼 雅居 佳苑 家苑 庭 苑 府 公馆 名苑 名门 广场 城 御园',
  true,
)

function isCompound(characters: Uint16Array, to: number): boolean {
  return compoundSuffixes.before(characters, 0, to) !== 0
}

function compoundEnd(characters: Uint16Array, from: number, to: number): number {
  return to - 2 >= from + 2 && characters[to - 2] === small && characters[to - 1] === qu
    ? to - 2
    : to
}
