import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { newKeyFile } from './key-file.ts'
import { DataKeys, newDataKey, openKeyring } from './keyring.ts'
import { international } from './provider.ts'
import { openSealedFile, sealToFile } from './sealed-file.ts'

const start = new Date('2023-05-10T02:14:00Z')
const file = newKeyFile(false)
const keys = new DataKeys()
keys.load([newDataKey(international, file, start)], file, start)
const keyring = openKeyring(international, keys, file)
const folder = mkdtempSync(join(tmpdir(), 'tiexin-sealed-'))

describe('a sealed file', () => {
  test.each([0, 1, 1_048_576, 1_048_577, 3_500_000])(
    'of %i bytes comes back whole',
    async (size) => {
      const content = randomBytes(size)
      const path = join(folder, `whole-${size}`)
      expect(await sealToFile(keyring, Readable.from([content]), path, 'a')).toBe(size)
      expect((await buffer(openSealedFile(keyring, path, 'a'))).equals(content)).toBe(true)
    },
  )

  test('is not readable under another id', async () => {
    const path = join(folder, 'other')
    await sealToFile(keyring, Readable.from([Buffer.from('笔录')]), path, 'a')
    await expect(buffer(openSealedFile(keyring, path, 'b'))).rejects.toThrow('authenticate')
  })

  test('that was cut at a chunk’s edge is refused', async () => {
    const path = join(folder, 'cut')
    await sealToFile(keyring, Readable.from([randomBytes(2_500_000)]), path, 'a')
    const whole = readFileSync(path)
    const secondEnds = 2 * (4 + whole.readUInt32BE(0))
    writeFileSync(path, whole.subarray(0, secondEnds))
    await expect(buffer(openSealedFile(keyring, path, 'a'))).rejects.toThrow('authenticate')
  })
})
