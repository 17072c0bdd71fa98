import { soundOf } from '#platform/text/sound.ts'
import { isFull, personAt, type Person, type Records } from './records.ts'
import { at, hashEnd, hashNext, hashStart, mark, phoneKind, rowWords } from './row.ts'
import { sharedUint8 } from './thread-array.ts'

const phoneBits = 22
const person: Person = { surname: 0, first: 0, second: 0, slot: 0, sex: 0, birth: 0 }

/** The slot of a telephone number in the table of its users. */
export function phoneKey(rows: Uint32Array, word: number): number {
  const hash = hashNext(hashNext(hashStart(), rows[word] ?? 0), rows[word + 1] ?? 0)
  return hashEnd(hash) >>> (32 - phoneBits)
}

/** By number, how many different callers and institutions used it: a shop's telephone has many, a family's one or two. */
export function phoneUsersOf(records: Records): Uint8Array {
  const phoneUsers = sharedUint8(1 << phoneBits)
  const { rows, count: total } = records
  const calls = new Uint8Array(1 << phoneBits)
  for (let record = 0; record < total; record += 1) {
    const base = record * rowWords
    if (!isWhole(rows, base)) continue
    const key = phoneKey(rows, base + at.phone)
    if ((calls[key] ?? 0) < 255) calls[key] = (calls[key] ?? 0) + 1
    const marks = (rows[base + at.caller] ?? 0) >>> 16
    const kind = (rows[base + at.phoneTail] ?? 0) >>> 16
    const isInstitution = (marks & (mark.holderInstitution | mark.callerInstitution)) !== 0
    if (isInstitution || kind === phoneKind.odd) phoneUsers[key] = 5
  }
  const seen = new Map<number, Set<number>>()
  for (let record = 0; record < total; record += 1) {
    const base = record * rowWords
    if (!isWhole(rows, base)) continue
    const key = phoneKey(rows, base + at.phone)
    if ((calls[key] ?? 0) < 4) continue
    if (!personAt(rows, base, 0, person) || !isFull(person)) continue
    let users = seen.get(key)
    if (users === undefined) {
      users = new Set()
      seen.set(key, users)
    }
    users.add(nameSound(person))
  }
  for (const [key, users] of seen) {
    if (users.size > 3) phoneUsers[key] = Math.max(phoneUsers[key] ?? 0, Math.min(users.size, 255))
  }
  return phoneUsers
}

function isWhole(rows: Uint32Array, base: number): boolean {
  const kind = (rows[base + at.phoneTail] ?? 0) >>> 16
  return kind !== phoneKind.none && kind !== phoneKind.middleHidden && kind !== phoneKind.tailHidden
}

function nameSound({ surname, first, second }: Person): number {
  let hash = hashStart()
  for (const character of [surname, first, second]) {
    hash = hashNext(hash, soundOf[character] ?? 0)
  }
  return hashEnd(hash)
}
