import { at } from './row.ts'
import type { Scene } from './scene.ts'
import { valueKind, valueRarity } from './statistics.ts'

export const placeLevel = {
  ...{
    none: 0,
    room: 1,
    building: 2,
    house: 3,
    hamlet: 4,
    village: 5,
    road: 6,
    landmark: 7,
    town: 8,
  },
  ...{ compound: 9, conflict: 10, roomConflict: 11 },
} as const

export type PlaceMatch = { level: number; bits: number }

/** Compares where two calls came from. Symmetric. */
export function comparePlaces(scene: Scene, a: number, b: number, into: PlaceMatch): void {
  const { rows, statistics, weights } = scene
  into.level = placeLevel.none
  into.bits = 0
  let townBits = 0
  if (same(rows, a, b, at.station)) {
    townBits = valueRarity(statistics, valueKind.station, rows[a + at.station] ?? 0)
  } else if (same(rows, a, b, at.town)) {
    townBits = valueRarity(statistics, valueKind.town, rows[a + at.town] ?? 0)
  } else if (differ(rows, a, b, at.town) || differ(rows, a, b, at.station)) {
    into.bits += weights.townConflict
  }
  townBits = Math.min(6.5, townBits) * weights.townAgrees
  into.bits += townBits
  const isTown = townBits > 0
  if (same(rows, a, b, at.compound) || (isTown && same(rows, a, b, at.compoundHead))) {
    into.level = placeLevel.compound
    const rare = valueRarity(statistics, valueKind.compound, rows[a + at.compound] ?? 0)
    into.bits += Math.max(0, Math.min(11, rare) - townBits)
    compareRooms(scene, a, b, into)
    return
  }
  if (differ(rows, a, b, at.compound)) into.bits += weights.compoundConflict
  const isVillage = same(rows, a, b, at.village)
  if (isVillage) {
    into.level = placeLevel.village
    const rare = valueRarity(statistics, valueKind.village, rows[a + at.village] ?? 0)
    into.bits += Math.max(0, rare - townBits) * 0.9
  } else if (differ(rows, a, b, at.village)) into.bits += weights.villageConflict
  compareHouses(scene, a, b, into, townBits)
  if (!scene.isOfficial && (isTown || isVillage) && same(rows, a, b, at.landmark)) {
    if (into.level === placeLevel.none) into.level = placeLevel.landmark
    const rare = valueRarity(statistics, valueKind.landmark, rows[a + at.landmark] ?? 0)
    into.bits += Math.max(0, Math.min(6, rare - townBits))
  }
}

function same(rows: Uint32Array, a: number, b: number, of: number): boolean {
  const value = rows[a + of] ?? 0
  return value !== 0 && value === rows[b + of]
}

function differ(rows: Uint32Array, a: number, b: number, of: number): boolean {
  const x = rows[a + of] ?? 0
  const y = rows[b + of] ?? 0
  return x !== 0 && y !== 0 && x !== y
}

/** Roads, hamlets, numbers and groups: what an address outside compounds has. */
function compareHouses(
  scene: Scene,
  a: number,
  b: number,
  into: PlaceMatch,
  townBits: number,
): void {
  const { rows, statistics, weights } = scene
  const isVillage = same(rows, a, b, at.village)
  const numberA = (rows[a + at.number] ?? 0) & 0xff_ff
  const numberB = (rows[b + at.number] ?? 0) & 0xff_ff
  const hasRoad = rows[a + at.road] !== 0 || rows[b + at.road] !== 0
  const hasNumbers = numberA !== 0 && numberB !== 0
  if (same(rows, a, b, at.road)) {
    if (hasNumbers && numberA === numberB) {
      into.level = placeLevel.house
      const rare = valueRarity(statistics, valueKind.road, rows[a + at.road] ?? 0)
      into.bits += Math.max(0, Math.min(9, rare) - townBits) + 5
      const subA = (rows[a + at.number] ?? 0) >>> 16
      const subB = (rows[b + at.number] ?? 0) >>> 16
      if (subA !== 0 && subB !== 0) into.bits += subA === subB ? 3 : weights.houseConflict
    } else if (hasNumbers) into.bits += weights.houseConflict / 2
    else into.bits += 1
  }
  if (same(rows, a, b, at.hamlet)) {
    if (isVillage) {
      into.level = placeLevel.hamlet
      into.bits += 2.5
    } else if (townBits > 0 && !differ(rows, a, b, at.village)) {
      into.level = placeLevel.hamlet
      const rare = valueRarity(statistics, valueKind.hamlet, rows[a + at.hamlet] ?? 0)
      into.bits += Math.max(0, Math.min(9, rare) - townBits)
    }
    if (hasNumbers && !hasRoad) {
      if (numberA === numberB) into.level = placeLevel.house
      into.bits += numberA === numberB ? 5 : weights.houseConflict
    }
  } else if (differ(rows, a, b, at.hamlet)) into.bits += weights.hamletConflict
  else if (isVillage && hasNumbers && !hasRoad) {
    into.bits += numberA === numberB ? 4 : weights.houseConflict
  }
  const groupA = ((rows[a + at.room] ?? 0) >>> 16) & 0xff
  const groupB = ((rows[b + at.room] ?? 0) >>> 16) & 0xff
  if (groupA === 0 || groupB === 0) return
  if (groupA !== groupB) into.bits += weights.groupConflict
  else into.bits += isVillage ? 2.5 : 1
}

function compareRooms({ rows, weights }: Scene, a: number, b: number, into: PlaceMatch): void {
  const wordA = rows[a + at.building] ?? 0
  const wordB = rows[b + at.building] ?? 0
  const buildingA = wordA & 0xff_ff
  const buildingB = wordB & 0xff_ff
  if (buildingA === 0 || buildingB === 0) return
  if (buildingA !== buildingB) {
    into.bits += weights.buildingConflict
    return
  }
  into.level = placeLevel.building
  into.bits += 3.5
  const unitA = (wordA >>> 16) & 0xff
  const unitB = (wordB >>> 16) & 0xff
  if (unitA !== 0 && unitB !== 0) into.bits += unitA === unitB ? 1 : weights.roomConflict
  const roomA = (rows[a + at.room] ?? 0) & 0xff_ff
  const roomB = (rows[b + at.room] ?? 0) & 0xff_ff
  if (roomA !== 0 && roomB !== 0) {
    if (roomA === roomB) {
      into.level = placeLevel.room
      into.bits += 6
    } else {
      into.level = placeLevel.roomConflict
      into.bits += weights.roomConflict
    }
    return
  }
  const floorA = wordA >>> 24
  const floorB = wordB >>> 24
  if (floorA !== 0 && floorB !== 0) into.bits += floorA === floorB ? 2.5 : weights.roomConflict
}
