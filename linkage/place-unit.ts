import { soundOf } from '#platform/text/sound.ts'
import type { PlaceText } from './place-text.ts'
import { wordTable } from './word-table.ts'

/** What a number in an address counts. */
export const unit = {
  none: 0,
  building: 1,
  entrance: 2,
  room: 3,
  floor: 4,
  number: 5,
  group: 6,
  lane: 7,
  dash: 8,
} as const

const code = (character: string): number => character.charCodeAt(0)
const exact = new Uint8Array(65_536)
exact[code('栋')] = unit.building
exact[code('#')] = unit.building
exact[code('门')] = unit.entrance
exact[code('室')] = unit.room
exact[code('房')] = unit.room
exact[code('楼')] = unit.floor
exact[code('层')] = unit.floor
exact[code('号')] = unit.number
exact[code('兮')] = unit.number
exact[code('组')] = unit.group
exact[code('队')] = unit.group
exact[code('巷')] = unit.lane
exact[code('弄')] = unit.lane
exact[code('-')] = unit.dash
exact[code('/')] = unit.dash

/** Homophones of the units, for what was typed by sound: 3动, 9足. Only right behind digits. */
const bySound = new Uint8Array(512)
bySound[soundOf[code('栋')] ?? 0] = unit.building
bySound[soundOf[code('组')] ?? 0] = unit.group
bySound[soundOf[code('号')] ?? 0] = unit.number

const floorSign = code('楼')
const single = code('单')
const element = soundOf[code('元')] ?? 0
const room = soundOf[code('室')] ?? 0
const small = code('小')
const house = code('房')
const groupWords = wordTable('村民小组 小组 生产队 小队 组 队')
const [village, growing, block] = Array.from('村生栋', code)

/** Filled by `unitAt`: where the text goes on behind the unit. */
export type UnitEnd = { end: number }

/**
 * The unit that stands at `at`, behind a number.
 * @param isDigits whether the number was written in digits: then homophones are taken as well
 */
export function unitAt(text: PlaceText, at: number, isDigits: boolean, out: UnitEnd): number {
  const { characters, sounds } = text
  const here = characters[at] ?? 0
  out.end = at + 1
  if (here === single && sounds[at + 1] === element) {
    out.end = at + 2
    return unit.entrance
  }
  if (here === small || here === village || here === growing) {
    if (groupWords.at(characters, at, text.length) === 0) return unit.none
    out.end = at + groupWords.length
    return unit.group
  }
  let found = exact[here] ?? 0
  if (found === unit.none && isDigits) found = bySound[sounds[at] ?? 0] ?? 0
  if (found === unit.number && (characters[at + 1] === floorSign || characters[at + 1] === block)) {
    out.end = at + 2
    return unit.building
  }
  if (found === unit.number && characters[at + 1] === house) {
    out.end = at + 2
    return unit.number
  }
  if (found === unit.building && characters[at + 1] === floorSign) out.end = at + 2
  if (found === unit.floor && here === floorSign && isBuildingFloor(text, at)) return unit.building
  if (found === unit.none && isDigits && sounds[at] === room) return unit.room
  return found
}

/** 9楼 before more numbers with 单元 is seldom a floor; kept as floor. */
function isBuildingFloor(text: PlaceText, at: number): boolean {
  return text.characters[at + 2] === single
}
