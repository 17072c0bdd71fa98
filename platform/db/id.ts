import { v7 } from 'uuid'

/** A UUIDv7: made by the application, so that it sorts by time and needs no round trip. */
export function newId(): string {
  return v7()
}
