import { v5, v7 } from 'uuid'

/** A UUIDv7: made by the application, so that it sorts by time and needs no round trip. */
export function newId(): string {
  return v7()
}

const ownNames = '0d5d9f0c-6f1e-5b7a-9a53-7e1d6b1c2f40'

/** The same name always gives the same id: what is made twice is found to be there. */
export function idFrom(name: string): string {
  return v5(name, ownNames)
}
