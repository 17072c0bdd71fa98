import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'

const require = createRequire(import.meta.url)
const source = join(dirname(require.resolve('@fontsource/noto-sans-sc/package.json')), 'files')

/**
 * A fontconfig file that adds Noto Sans SC from npm to the machine's fonts: a bare machine has no
 * Chinese glyphs, and axe and screenshots would judge empty boxes.
 * @returns path for the variable FONTCONFIG_FILE
 */
export function chineseFonts(): string {
  const home = join(tmpdir(), `tiexin-fonts-${userInfo().uid}`)
  const config = join(home, 'fonts.conf')
  if (existsSync(config)) return config
  const fresh = `${home}-${process.pid}`
  mkdirSync(fresh, { recursive: true })
  const files = readdirSync(source).filter((name) => /-(?:400|700)-normal\.woff$/.test(name))
  for (const name of files) {
    writeFileSync(join(fresh, `${name}.ttf`), sfntOf(readFileSync(join(source, name))))
  }
  writeFileSync(
    join(fresh, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir>${home}</dir>
  <alias><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
  <cachedir>${home}/cache</cachedir>
</fontconfig>\n`,
  )
  if (!existsSync(config)) renameSync(fresh, home)
  return config
}

/** WOFF 1.0 → sfnt (TrueType): the same tables, each inflated. Chromium's fontconfig reads no WOFF. */
export function sfntOf(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const header = Buffer.alloc(12 + 16 * count)
  woff.copy(header, 0, 4, 8)
  header.writeUInt16BE(count, 4)
  const power = 2 ** Math.floor(Math.log2(count))
  header.writeUInt16BE(power * 16, 6)
  header.writeUInt16BE(Math.log2(power), 8)
  header.writeUInt16BE((count - power) * 16, 10)
  const tables: Buffer[] = []
  let offset = header.length
  for (let at = 0; at < count; at++) {
    const entry = 44 + 20 * at
    const [start, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
    ]
    const stored = woff.subarray(start, start + packed)
    const table = packed < length ? inflateSync(stored) : stored
    const record = 12 + 16 * at
    woff.copy(header, record, entry, entry + 4)
    header.writeUInt32BE(woff.readUInt32BE(entry + 16), record + 4)
    header.writeUInt32BE(offset, record + 8)
    header.writeUInt32BE(length, record + 12)
    const padding = Buffer.alloc(-length & 3)
    tables.push(table, padding)
    offset += length + padding.length
  }
  return Buffer.concat([header, ...tables])
}
