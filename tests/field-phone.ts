import type { Actor } from '#platform/access/actor.ts'
import { sealEnvelope } from '#platform/crypto/envelope.ts'
import { newId } from '#platform/db/id.ts'
import type { TestHouse } from './house.ts'
import * as contracts from '#domain/devices/device.contract.ts'
import type { ItemContent } from '#domain/devices/device.schema.ts'
import { envelopeOf } from '#domain/devices/envelope.schema.ts'

/** nobody is signed in: the phone shows its token */
const byToken: Actor | undefined = undefined

/** A phone as its program behaves, over HTTP: it seals, hands in and reads its day. */
export type TestPhone = {
  readonly shown: { device: string; token: string }
  day(): Promise<contracts.FieldDay>
  seal(change: Partial<ItemContent> & { id?: string }): Promise<contracts.SentItem>
  send(...items: contracts.SentItem[]): Promise<contracts.ItemAnswer[]>
}

/** Registers a phone for an executive who has an account in the house. */
export async function aPhone(house: TestHouse, owner: Actor): Promise<TestPhone> {
  const registered = await house.call(owner, contracts.registerDeviceContract, {
    body: { name: '红米手机' },
  })
  const shown = { device: registered.body.id, token: registered.body.token }
  async function day(): Promise<contracts.FieldDay> {
    const { body } = await house.call(byToken, contracts.fieldDayContract, { body: shown })
    if (body.state !== 'open') throw new Error(`the phone’s day is ${body.state}`)
    return body
  }
  const { key } = await day()
  return {
    shown,
    day,
    async seal({ id = newId(), ...change }) {
      const content = {
        ...{ kind: 'visit', accountId: owner.id, writtenAt: '2023-05-09T08:00:00Z', body: {} },
        ...change,
      }
      const publicKey = Buffer.from(key.publicKey, 'base64')
      const bytes = await sealEnvelope(publicKey, JSON.stringify(content), envelopeOf(id))
      return { id, keyId: key.id, sealed: Buffer.from(bytes).toString('base64') }
    },
    async send(...items) {
      const body = { ...shown, items }
      return (await house.call(byToken, contracts.fieldItemsContract, { body })).body.items
    },
  }
}
