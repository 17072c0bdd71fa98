import { randomFillSync } from 'node:crypto'
import { v5, v7 } from 'uuid'

/** Random bytes of so many ids are asked for at once: one by one, asking is most of the work. */
const stock = new Uint8Array(16 * 256)
let used = stock.length
let [msecs, seq] = [0, 0]

/**
 * A UUIDv7: made by the application, so that it sorts by time and needs no round trip. Within one
 * process each is greater than the one before, in the same millisecond as well.
 */
export function newId(): string {
  if (used === stock.length) {
    randomFillSync(stock)
    used = 0
  }
  const random = stock.subarray(used, used + 16)
  used += 16
  const now = Date.now()
  if (now > msecs) {
    msecs = now
    // The top bit stays free, so that a millisecond's ids never come round to smaller ones.
    seq = ((random[6] ?? 0) << 23) | ((random[7] ?? 0) << 16) | ((random[8] ?? 0) << 8)
  } else {
    seq += 1
  }
  return v7({ random, msecs, seq })
}

const ownNames = '0d5d9f0c-6f1e-5b7a-9a53-7e1d6b1c2f40'

/** The same name always gives the same id: what is made twice is found to be there. */
export function idFrom(name: string): string {
  return v5(name, ownNames)
}
