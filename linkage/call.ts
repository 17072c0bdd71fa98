import { emptyPeople, frame } from './household.ts'
import { readIdentity, readPhone, readTime, type Identity, type Phone } from './contact.ts'
import { nameKind, readName } from './caller-name.ts'
import { isOutside } from './category.ts'
import type { Gazetteer } from './gazetteer.ts'
import { soundsHash } from './gazetteer.ts'
import { NarrativeReader } from './narrative.ts'
import { PlaceReader, type Place } from './place.ts'
import {
  at,
  hashNext,
  hashStart,
  noTime,
  phoneKind,
  idKind,
  mark,
  restLength,
  rowWords,
  sex,
} from './row.ts'
import { soundOf } from '#platform/text/sound.ts'
import { placeIn, repeated } from './spoken-place.ts'

/** The columns of a call that are read, in the order of `CallText.ends`. */
export const callColumns = [
  ...['接警编号', '报警时间', '报警人', '报警人性别', '报警人身份证号', '报警电话', '机主姓名'],
  ...['行政区划', '案发地址', '警情类别', '简要案情', '处警单位', '处警结果'],
] as const

export const column = {
  ...{ number: 0, time: 1, caller: 2, sex: 3, identity: 4, phone: 5, holder: 6, division: 7 },
  ...{ address: 8, category: 9, narrative: 10, station: 11, outcome: 12 },
} as const

const c = (character: string): number => character.charCodeAt(0)
const stationWord = Uint16Array.from('派出所', c)
const bureau = c('局')
const [woman, man] = Array.from('女男', c)

/** Turns calls into feature rows. Not re-entrant: one reader per thread. */
export class CallReader {
  readonly #places: PlaceReader
  readonly #narrative: NarrativeReader
  readonly #phone: Phone = { lead: 0, tail: 0, kind: 0, end: 0 }
  readonly #identity: Identity = { place: 0, birth: 0, tail: 0, kind: 0 }
  readonly #people = emptyPeople()
  readonly #title = { sex: 0, isOfficial: false }
  #station: Uint16Array = new Uint16Array(0)
  #spoken: readonly [number, number] | undefined
  readonly #stations = new Map<number, Uint16Array>()

  constructor(gazetteer: Gazetteer) {
    this.#places = new PlaceReader(gazetteer)
    this.#narrative = new NarrativeReader(gazetteer)
  }

  /**
   * @param text the call's text in UTF-16 units
   * @param spans `[from, to)` of each of `callColumns`, in their order
   * @param rows where the row is written, `rowWords` words from `base`
   */
  read(text: Uint16Array, spans: Int32Array, rows: Uint32Array, base: number): void {
    rows.fill(0, base, base + rowWords)
    const from = (of: number): number => spans[of * 2] ?? 0
    const to = (of: number): number => spans[of * 2 + 1] ?? 0
    const minutes = readTime(text, from(column.time), to(column.time))
    rows[base + at.time] = minutes < 0 ? noTime : minutes
    const year = minutes < 0 ? 2024 : 2000 + Math.floor(minutes / 525_960)
    const narrative = this.#narrative
    const [start, end] = [from(column.narrative), to(column.narrative)]
    this.#spoken = placeIn(text, start, end)
    const skipped =
      repeated(text, from(column.address), to(column.address), start, end) ?? this.#spoken
    narrative.read(text, start, end, year, skipped)
    this.#contact(text, spans, rows, base)
    const isStation = this.#readStation(text, from(column.station), to(column.station))
    rows[base + at.station] =
      this.#station.length === 0 ? 0 : soundsHash(this.#station, 0, this.#station.length)
    rows[base + at.district] = division(text, from(column.division), to(column.division))
    const place = this.#place(text, spans, isStation)
    writePlace(place, rows, base)
    const people = this.#people
    const { caller, holder } = people
    caller.kind = readName(text, from(column.caller), to(column.caller), caller, this.#title)
    const titled = this.#title.sex
    people.isOfficial = this.#title.isOfficial
    holder.kind = readName(text, from(column.holder), to(column.holder), holder, this.#title)
    people.callerSex = sexOf(text, from(column.sex), to(column.sex)) || titled || idSex(rows, base)
    people.callerBirth = rows[base + at.idBirth] ?? 0
    frame(people, narrative, rows, base, year)
    const category =
      isOutside(text, from(column.category), to(column.category)) && !narrative.isDomestic
    const marks =
      (category ? mark.outside : 0) |
      (holder.kind === nameKind.institution ? mark.holderInstitution : 0) |
      (caller.kind === nameKind.institution ? mark.callerInstitution : 0) |
      (narrative.hasEnded ? mark.ended : 0) |
      (narrative.hasLasting ? mark.lasting : 0)
    rows[base + at.caller] = (rows[base + at.caller] ?? 0) | (marks << 16)
  }

  #contact(text: Uint16Array, spans: Int32Array, rows: Uint32Array, base: number): void {
    const phone = this.#phone
    const to = spans[column.phone * 2 + 1] ?? 0
    readPhone(text, spans[column.phone * 2] ?? 0, to, phone)
    writePhone(phone, rows, base + at.phone)
    if (phone.end < to) {
      readPhone(text, phone.end + 1, to, phone)
      writePhone(phone, rows, base + at.phone2)
    }
    const identity = this.#identity
    readIdentity(
      text,
      spans[column.identity * 2] ?? 0,
      spans[column.identity * 2 + 1] ?? 0,
      identity,
    )
    writeIdentity(identity, rows, base + at.idPlace)
    const { numbers } = this.#narrative
    for (let each = 0; each < numbers.length; each += 2) {
      const [from = 0, end = 0] = [numbers[each], numbers[each + 1]]
      if (end - from === 18 || end - from === 15) {
        readIdentity(text, from, end, identity)
        if (identity.kind !== idKind.none) writeIdentity(identity, rows, base + at.id2Place)
      } else if (end - from === 11) {
        readPhone(text, from, end, phone)
        if (phone.kind === phoneKind.mobile) writePhone(phone, rows, base + at.phone2)
      }
    }
  }

  /** @returns whether the column holds a station at all; columns are shifted now and then */
  #readStation(text: Uint16Array, from: number, to: number): boolean {
    let end = to
    while (end > from && (text[end - 1] ?? 0) < 33) end -= 1
    const isStation = end - from > 3 && stationWord.every((unit, i) => text[end - 3 + i] === unit)
    this.#station = none
    if (!isStation) return end === from
    let start = from
    for (let i = from; i < end - 3; i += 1) if (text[i] === bureau) start = i + 1
    let key = hashStart()
    for (let i = start; i < end - 3; i += 1) key = hashNext(key, text[i] ?? 0)
    let known = this.#stations.get(key)
    if (known === undefined) {
      known = stationSounds(text.subarray(start, end - 3))
      this.#stations.set(key, known)
    }
    this.#station = known
    return true
  }

  #place(text: Uint16Array, spans: Int32Array, isStation: boolean): Place {
    let from = spans[column.address * 2] ?? 0
    let to = spans[column.address * 2 + 1] ?? 0
    if (to - from < 2 && !isStation) {
      from = spans[column.station * 2] ?? 0
      to = spans[column.station * 2 + 1] ?? 0
    }
    const places = this.#places
    const place = places.read(text, from, to, this.#station)
    if (isTelling(place)) return place
    const span = this.#spoken
    if (span === undefined) return place
    const town = place.town
    const read = places.read(text, span[0], span[1], this.#station)
    if (read.town === 0) read.town = town
    return read
  }
}

const none = new Uint16Array(0)

function stationSounds(name: Uint16Array): Uint16Array {
  return name.map((unit) => soundOf[unit] ?? 0)
}

function isTelling(place: Place): boolean {
  return (
    place.village !== 0 ||
    place.compound !== 0 ||
    place.hamlet !== 0 ||
    place.road !== 0 ||
    place.landmark !== 0
  )
}

function writePhone(phone: Phone, rows: Uint32Array, at: number): void {
  if (phone.kind === phoneKind.none) return
  rows[at] = phone.lead
  rows[at + 1] = phone.tail | (phone.kind << 16)
}

function writeIdentity(identity: Identity, rows: Uint32Array, at: number): void {
  if (identity.kind === idKind.none) return
  rows[at] = identity.place
  rows[at + 1] = identity.birth
  rows[at + 2] = identity.tail | (identity.kind << 16)
}

function writePlace(place: Place, rows: Uint32Array, base: number): void {
  rows[base + at.town] = place.town
  rows[base + at.village] = place.village
  rows[base + at.hamlet] = place.hamlet
  rows[base + at.road] = place.road
  rows[base + at.compound] = place.compound
  rows[base + at.compoundHead] = place.compoundHead
  rows[base + at.landmark] = place.landmark
  rows[base + at.number] =
    Math.min(place.number, 65_535) | (Math.min(place.subNumber || place.lane, 65_535) << 16)
  rows[base + at.building] =
    Math.min(place.building, 65_535) |
    (Math.min(place.entrance, 255) << 16) |
    (Math.min(place.floor, 255) << 24)
  rows[base + at.room] =
    Math.min(place.room, 65_535) | (Math.min(place.group, 255) << 16) | (place.target << 24)
  for (let i = 0; i < restLength; i += 2) {
    rows[base + at.rest + i / 2] = (place.rest[i] ?? 0) | ((place.rest[i + 1] ?? 0) << 16)
  }
}

function division(text: Uint16Array, from: number, to: number): number {
  let value = 0
  let length = 0
  for (let i = from; i < to && length < 9; i += 1) {
    const unit = text[i] ?? 0
    if (unit < 48 || unit > 57) continue
    value = value * 10 + unit - 48
    length += 1
  }
  return length < 6 ? 0 : length < 9 ? Math.floor(value / 10 ** (length - 6)) * 1000 : value
}

function sexOf(text: Uint16Array, from: number, to: number): number {
  for (let i = from; i < to; i += 1) {
    if (text[i] === woman) return sex.female
    if (text[i] === man) return sex.male
  }
  return sex.unknown
}

function idSex(rows: Uint32Array, base: number): number {
  const tail = (rows[base + at.idTail] ?? 0) & 0xff_ff
  const kind = (rows[base + at.idTail] ?? 0) >>> 16
  if (kind !== idKind.sound) return sex.unknown
  return Math.floor(tail / 11) % 2 === 0 ? sex.female : sex.male
}
