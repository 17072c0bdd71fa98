import { idKind, noTail, phoneKind } from './row.ts'

/** Characters that a scanner or a tired eye takes for digits. */
const digitOf = new Int8Array(65_536).fill(-1)
for (let value = 0; value < 10; value += 1) {
  digitOf[48 + value] = value
  digitOf[0xff_10 + value] = value
}
for (const [letter, value] of Object.entries({ O: 0, o: 0, l: 1, I: 1, i: 1, Z: 2, S: 5, B: 8 })) {
  digitOf[letter.charCodeAt(0)] = value
}
const hidden = -2
for (const star of '*＊×xX') digitOf[star.charCodeAt(0)] = hidden

/** `lead` holds the digits before the last four, `tail` these; see `phoneKind`. */
export type Phone = { lead: number; tail: number; kind: number; end: number }

const digits = new Int8Array(32)

/**
 * Reads the first telephone number of a field.
 * @returns in `into`; `end` is where a second number may begin
 */
export function readPhone(text: Uint16Array, from: number, to: number, into: Phone): void {
  let length = 0
  let at = from
  for (; at < to; at += 1) {
    const unit = text[at] ?? 0
    const value = digitOf[unit] ?? -1
    if (value !== -1) {
      if (length < 32) digits[length] = value
      length += 1
    } else if (isBreak(unit) && length >= 7) break
  }
  into.end = at
  into.lead = 0
  into.tail = 0
  into.kind = phoneKind.none
  if (length === 0 || length > 20) return
  let start = 0
  if (length >= 13 && digits[0] === 8 && digits[1] === 6 && digits[2] === 1) start = 2
  else if (length === 12 && digits[0] === 0 && digits[1] === 1) start = 1
  classify(start, length, into)
}

function classify(start: number, end: number, into: Phone): void {
  const length = end - start
  let firstHidden = -1
  let stars = 0
  for (let at = start; at < end; at += 1) {
    if (digits[at] === hidden) {
      if (firstHidden < 0) firstHidden = at - start
      stars += 1
    }
  }
  if (stars > 0) {
    if (digits[start] !== 1 || length < 9) return
    const isTail = digits[end - 1] === hidden
    into.kind = isTail ? phoneKind.tailHidden : phoneKind.middleHidden
    into.lead = value(start, start + firstHidden)
    into.tail = isTail ? 0 : value(end - 4, end)
    return
  }
  if (length === 11 && digits[start] === 1) into.kind = phoneKind.mobile
  else if (length >= 10 && length <= 12 && digits[start] === 0) {
    into.kind = phoneKind.landline
    into.lead = value(end - (length === 12 ? 8 : 7), end - 4)
    into.tail = value(end - 4, end)
    return
  } else if (length === 7 || length === 8) into.kind = phoneKind.landline
  else if (length < 5) return
  else into.kind = phoneKind.odd
  into.lead = value(start, end - 4)
  into.tail = value(end - 4, end)
}

function value(from: number, to: number): number {
  let total = 0
  for (let at = from; at < to; at += 1) total = total * 10 + Math.max(0, digits[at] ?? 0)
  return total % 100_000_000
}

function isBreak(unit: number): boolean {
  return unit === 44 || unit === 0x30_01 || unit === 47 || unit === 0xff_0c || unit === 59
}

/** `birth` is YYYYMMDD, zero where hidden; `tail` serial number × 11 + check, `noTail` where hidden. */
export type Identity = { place: number; birth: number; tail: number; kind: number }

/** Reads an identity number of 15 or 18 digits, hidden parts included. @returns in `into` */
export function readIdentity(text: Uint16Array, from: number, to: number, into: Identity): void {
  into.place = 0
  into.birth = 0
  into.tail = noTail
  into.kind = idKind.none
  let length = 0
  for (let at = from; at < to; at += 1) {
    const unit = text[at] ?? 0
    let as = digitOf[unit] ?? -1
    if (as === hidden && length === 17 && (unit === 88 || unit === 120)) as = 10
    if (as === -1) continue
    if (length < 32) digits[length] = as
    length += 1
  }
  if (length === 15) lengthen()
  else if (length !== 18) {
    if (length >= 16 && length <= 19) into.kind = idKind.odd
    if (length < 14 || length > 19) return
    readPart(length, into)
    return
  }
  readPart(18, into)
}

function lengthen(): void {
  for (let at = 16; at >= 8; at -= 1) digits[at] = digits[at - 2] ?? 0
  digits[6] = 1
  digits[7] = 9
  digits[17] = check()
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2]

function check(): number {
  let sum = 0
  for (let at = 0; at < 17; at += 1) sum += (digits[at] ?? 0) * (weights[at] ?? 0)
  return checks[sum % 11] ?? 0
}

function readPart(length: number, into: Identity): void {
  const isSound = length === 18
  let stars = 0
  for (let at = 0; at < length; at += 1) if (digits[at] === hidden) stars += 1
  into.place = stars > 0 ? 0 : plain(0, 6)
  if (!isSound) {
    into.birth = plain(6, 14)
    into.tail = noTail
    into.kind = idKind.odd
    return
  }
  into.birth = anyHidden(6, 14) ? (anyHidden(6, 10) ? 0 : plain(6, 10) * 10_000) : plain(6, 14)
  into.tail = anyHidden(14, 18) ? noTail : plain(14, 17) * 11 + (digits[17] ?? 0)
  into.kind = stars > 0 ? idKind.hidden : digits[17] === check() ? idKind.sound : idKind.odd
}

function anyHidden(from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (digits[at] === hidden) return true
  return false
}

function plain(from: number, to: number): number {
  let total = 0
  for (let at = from; at < to; at += 1) total = total * 10 + Math.max(0, digits[at] ?? 0)
  return total
}

const parts = new Int32Array(5)
const perMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

/**
 * Minutes since 2000-01-01 of a written time, whatever stands between its numbers.
 * @returns -1 when it is no time between 2000 and 2099
 */
export function readTime(text: Uint16Array, from: number, to: number): number {
  parts.fill(0)
  let part = -1
  let isInside = false
  for (let at = from; at < to && part < 5; at += 1) {
    const as = digitOf[text[at] ?? 0] ?? -1
    if (as >= 0 && as < 10) {
      if (!isInside) part += 1
      isInside = true
      if (part < 5) parts[part] = (parts[part] ?? 0) * 10 + as
    } else isInside = false
  }
  const year = parts[0] ?? 0
  const month = parts[1] ?? 0
  const day = parts[2] ?? 0
  if (year < 2000 || year > 2099 || month < 1 || month > 12 || day < 1 || day > 31) return -1
  const years = year - 2000
  const leaps = Math.floor((years + 3) / 4)
  const isLeap = years % 4 === 0 && month > 2
  const days = years * 365 + leaps + (perMonth[month - 1] ?? 0) + (isLeap ? 1 : 0) + day - 1
  return days * 1440 + (parts[3] ?? 0) * 60 + (parts[4] ?? 0)
}
