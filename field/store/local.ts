import { Dexie, type Table } from 'dexie'
import type { ItemKind } from '#domain/devices/device.schema.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Encrypted under the PIN's key: everything this phone may read. */
export type VaultRow = {
  readonly id: 'vault'
  readonly salt: Bytes
  readonly rounds: number
  /** the data key, encrypted under what the PIN gives */
  readonly wrapped: Bytes
  readonly read: Bytes
  readonly wrongPins: number
}

/** `stuck`: needs her eye; `apart`: an office looks at it, nothing left to do here. */
export type ItemState = 'waiting' | 'stuck' | 'apart'

/** Sealed to the server's key: this phone cannot open it. */
export type OutboxRow = {
  readonly id: string
  readonly kind: ItemKind
  /** milliseconds, the city's clock */
  readonly writtenAt: number
  readonly keyId: string
  readonly sealed: Bytes
  readonly state: ItemState
  readonly code: string | null
  /** of a photograph: the visit that must be handed in before it */
  readonly about?: string | undefined
}

class LocalStore extends Dexie {
  readonly vault!: Table<VaultRow, string>
  readonly outbox!: Table<OutboxRow, string>
  constructor() {
    super('tiexin-field')
    this.version(1).stores({ vault: 'id', outbox: 'id, [state+writtenAt]' })
  }
}

export const local = new LocalStore()
