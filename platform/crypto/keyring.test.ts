import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newKeyFile, withNewKek } from './key-file.ts'
import { DataKeys, newDataKey, openKeyring, unwrapDataKey, wrapDataKey } from './keyring.ts'
import { international, national } from './provider.ts'

const start = new Date('2023-05-10T02:14:00Z')
const place = { table: 'people', field: 'identity', id: '0190' }

describe.each([international, national])('sealing by the $name profile', (provider) => {
  const file = newKeyFile(false)
  const keys = new DataKeys()
  keys.load([newDataKey(provider, file, start)], file, start)
  const keyring = openKeyring(provider, keys, file)

  test('opens to what was sealed, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(keyring.open(keyring.seal(text, place), place)).toBe(text)
      }),
    )
  })

  test('never gives the same bytes twice', () => {
    expect(keyring.seal('柯某', place).equals(keyring.seal('柯某', place))).toBe(false)
  })

  test('does not open in another table, column or row', () => {
    const sealed = keyring.seal('420222199001011234', place)
    for (const moved of [
      { ...place, table: 'visits' },
      { ...place, field: 'phone' },
      { ...place, id: '0191' },
    ]) {
      expect(() => keyring.open(sealed, moved)).toThrow(/authenticate/)
    }
  })

  test('does not open when any one byte was changed', () => {
    const sealed = keyring.seal('13807230000', place)
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = Buffer.from(sealed)
        altered[at] = (altered[at] ?? 0) ^ change
        expect(() => keyring.open(altered, place)).toThrow(/authenticate|profile|unknown/)
      }),
    )
  })

  test('holds no clear text', () => {
    expect(keyring.seal('富池镇港下村三组', place).includes('富池镇')).toBe(false)
  })

  test('gives equal values of one kind the same index, and other kinds another', () => {
    const index = keyring.blindIndex('phone', '13807230000')
    expect(keyring.blindIndex('phone', '13807230000').equals(index)).toBe(true)
    expect(keyring.blindIndex('identity', '13807230000').equals(index)).toBe(false)
    expect(
      openKeyring(provider, keys, newKeyFile(false)).blindIndex('phone', '13807230000'),
    ).not.toEqual(index)
  })
})

describe('rotation', () => {
  const file = newKeyFile(false)
  const first = newDataKey(international, file, start)
  const keys = new DataKeys()
  keys.load([first], file, start)
  const sealed = openKeyring(international, keys, file).seal('石某', place)

  test('opens old values with the newly wrapped key, and no longer with the old key file alone', () => {
    const renewed = withNewKek(file)
    const rewrapped = wrapDataKey(international, renewed, first, unwrapDataKey(first, file))
    const after = new DataKeys()
    after.load([rewrapped], { ...renewed, keks: renewed.keks.slice(0, 1) }, start)
    expect(openKeyring(international, after, renewed).open(sealed, place)).toBe('石某')
    expect(() => new DataKeys().load([rewrapped], file, start)).toThrow(
      'does not open this database',
    )
  })

  test('seals with a new key only after every process has had a minute to read it', () => {
    const second = newDataKey(international, file, new Date(start.getTime() + 1000))
    keys.load([first, second], file, new Date(start.getTime() + 30_000))
    expect(keys.current.id).toBe(first.id)
    keys.load([first, second], file, new Date(start.getTime() + 61_001))
    expect(keys.current.id).toBe(second.id)
  })

  test('opens what another profile sealed', () => {
    const both = openKeyring(national, keys, file)
    expect(both.open(sealed, place)).toBe('石某')
  })
})
