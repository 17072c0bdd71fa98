import { describe, expect, test } from 'vitest'
import { newEnvelopeKeys, openEnvelope, sealEnvelope } from './envelope.ts'

describe('an envelope', () => {
  test('opens for the holder of the private key, with its words whole', async () => {
    const { publicKey, privateKey } = await newEnvelopeKeys()
    const sealed = await sealEnvelope(publicKey, '想学缝纫 🧵', 'visit 1')
    expect(await openEnvelope(privateKey, sealed, 'visit 1')).toBe('想学缝纫 🧵')
  })

  test('does not open with another key, about something else, or changed', async () => {
    const { publicKey, privateKey } = await newEnvelopeKeys()
    const other = await newEnvelopeKeys()
    const sealed = await sealEnvelope(publicKey, '想学缝纫', 'visit 1')
    const changed = new Uint8Array(sealed)
    changed[80] = (changed[80] ?? 0) ^ 1
    await expect(openEnvelope(other.privateKey, sealed, 'visit 1')).rejects.toBeInstanceOf(Error)
    await expect(openEnvelope(privateKey, sealed, 'visit 2')).rejects.toBeInstanceOf(Error)
    await expect(openEnvelope(privateKey, changed, 'visit 1')).rejects.toBeInstanceOf(Error)
    await expect(openEnvelope(privateKey, sealed.slice(0, 40), 'visit 1')).rejects.toBeInstanceOf(
      Error,
    )
  })

  test('never looks the same twice', async () => {
    const { publicKey } = await newEnvelopeKeys()
    const [one, two] = await Promise.all([
      sealEnvelope(publicKey, '一样的话', 'visit 1'),
      sealEnvelope(publicKey, '一样的话', 'visit 1'),
    ])
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false)
  })
})
