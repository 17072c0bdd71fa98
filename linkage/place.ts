import { divisionAt, level, soundsHash, type Gazetteer } from './gazetteer.ts'
import { isTownSuffix, isVillageName, matches, suffixEnd, unknownTown } from './place-admin.ts'
import { splitName, target, type PlaceParts } from './place-name.ts'
import {
  emptyPlaceText,
  numberEnd,
  numberValue,
  numeralAt,
  takePlace,
  type PlaceText,
} from './place-text.ts'
import { unit, unitAt, type UnitEnd } from './place-unit.ts'
import { restLength } from './row.ts'

export type Place = PlaceParts

/** Reads addresses; keeps its scratch memory between them. */
export class PlaceReader {
  readonly text: PlaceText = emptyPlaceText()
  readonly place: Place = emptyPlace()
  readonly #gazetteer: Gazetteer
  readonly #end: UnitEnd = { end: 0 }
  #isLed = false
  #lastNumber = 0

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer
  }

  /** @param stationHash the police station's name, which an address often says without 镇 or 街道 */
  read(units: Uint16Array, from: number, to: number, station: Uint16Array): Place {
    const { text, place } = this
    clearPlace(place)
    takePlace(text, units, from, to)
    this.#isLed = false
    this.#lastNumber = 0
    let run = 0
    let at = 0
    while (at < text.length) {
      if (numeralAt(text, at) === 0) {
        at += 1
        continue
      }
      const end = numberEnd(text, at)
      const isDigits = numeralAt(text, at) === 1
      let of = unitAt(text, end, isDigits, this.#end)
      if (of === unit.none || of === unit.dash) {
        const isInside = place.building !== 0 || this.#lastNumber === unit.dash
        const isDash = of === unit.dash && numeralAt(text, end + 1) !== 0
        if (isDash) of = unit.dash
        else if (isInside && (isDigits || end - at > 1)) of = unit.none
        else {
          at = end
          continue
        }
        if (!isDash) this.#end.end = end
      } else if (!isDigits && this.#lastNumber === 0 && isPartOfName(text, at, run, of)) {
        at = end
        continue
      }
      this.#name(run, at, of, station)
      this.#number(numberValue(text, at, end), of)
      at = this.#end.end
      run = at
    }
    this.#name(run, text.length, -1, station)
    return place
  }

  #name(from: number, to: number, next: number, station: Uint16Array): void {
    let start = from
    if (!this.#isLed) {
      start = this.#admin(from, to, station)
      this.#isLed = true
    }
    if (start < to) splitName(this.text, start, to, next, this.place)
  }

  /** Skips province, city, district and township, keeping the last two. */
  #admin(from: number, to: number, station: Uint16Array): number {
    const { text, place } = this
    const { sounds, characters } = text
    let at = from
    for (;;) {
      const found = divisionAt(this.#gazetteer, sounds, at, to)
      if (found !== undefined && found.level > level.none) {
        const end = at + found.sounds.length
        const behind = suffixEnd(characters, end, to)
        if (found.level === level.town) {
          if (behind === end && isVillageName(characters, end, to)) return at
          place.town = found.hash
        } else if (found.level === level.district) {
          if (behind === end && isVillageName(characters, end, to)) return at
          place.district = found.hash
        }
        at = behind
        continue
      }
      const own = station.length
      if (own > 0 && matches(sounds, at, to, station) && !isVillageName(characters, at + own, to)) {
        place.town = soundsHash(station, 0, own)
        at = suffixEnd(characters, at + own, to)
        continue
      }
      const skipped = unknownTown(characters, at, to)
      if (skipped > at) {
        if (place.town === 0) place.town = this.#townHash(at, skipped)
        at = skipped
        continue
      }
      return at
    }
  }

  #townHash(from: number, to: number): number {
    const { characters, sounds } = this.text
    let end = to
    while (end > from && isTownSuffix(characters[end - 1] ?? 0)) end -= 1
    return end - from >= 2 ? soundsHash(sounds, from, end) : 0
  }

  #number(value: number, of: number): void {
    const { place } = this
    const last = this.#lastNumber
    this.#lastNumber = of
    if (of === unit.building) {
      place.building = value
      place.entrance = 0
      place.room = 0
    } else if (of === unit.entrance) {
      if (place.building === 0 && last === unit.dash) place.building = value
      else place.entrance = value
    } else if (of === unit.floor) place.floor = value
    else if (of === unit.group) place.group = value
    else if (of === unit.lane) place.lane = value
    else if (of === unit.number) {
      if (place.number === 0) place.number = value
      else place.subNumber = value
    } else if (of === unit.room) {
      if (place.building === 0 && place.number !== 0) place.subNumber = value
      else place.room = value
    } else if (of === unit.dash) {
      if (place.building === 0) place.building = value
      else place.entrance = value
    } else if (place.room === 0) place.room = value
    if (place.floor === 0 && place.room >= 100) place.floor = Math.floor(place.room / 100)
  }
}

export function emptyPlace(): Place {
  return {
    ...{ town: 0, district: 0, village: 0, hamlet: 0, road: 0, compound: 0, compoundHead: 0 },
    ...{ landmark: 0, number: 0, subNumber: 0, lane: 0, building: 0, entrance: 0, room: 0 },
    ...{ floor: 0, group: 0, target: target.none, restLength: 0 },
    rest: new Uint16Array(restLength),
  }
}

export function clearPlace(place: Place): void {
  place.town = 0
  place.district = 0
  place.village = 0
  place.hamlet = 0
  place.road = 0
  place.compound = 0
  place.compoundHead = 0
  place.landmark = 0
  place.number = 0
  place.subNumber = 0
  place.lane = 0
  place.building = 0
  place.entrance = 0
  place.room = 0
  place.floor = 0
  place.group = 0
  place.target = target.none
  place.restLength = 0
  place.rest.fill(0)
}

/** 十五冶宿舍, 三门村: a numeral that is no number. */
function isPartOfName(text: PlaceText, at: number, run: number, of: number): boolean {
  if (of === unit.floor || of === unit.room) return at === run && text.length - at > 6
  if (of === unit.entrance || of === unit.lane) return at === run
  return false
}
