import { soundOf, soundsIn } from '#platform/text/sound.ts'
import { hashEnd, hashNext, hashStart } from './row.ts'

/** An administrative division: its statistical code of 12 digits and its name. */
export type Division = { readonly code: string; readonly name: string }

export const level = { none: 0, province: 1, city: 2, district: 3, town: 4 } as const

type Entry = { readonly sounds: Uint16Array; readonly level: number; readonly hash: number }

/** Names of divisions by their sounds, longest first within the same first sound. */
export type Gazetteer = { readonly byFirst: readonly (readonly Entry[])[] }

const suffix =
  /(?:街道办事处|街道|镇|乡|管委会|管理委员会|工业园区|工业园|管理区|经济开发区|开发区|新区|农场|管理处|自治县|县|区|市|省)$/

/** 金湖街道 → 金湖: what people say of it. A name of one character keeps its suffix. */
export function coreOf(name: string): string {
  const core = name.replace(suffix, '')
  const again = core.replace(suffix, '')
  if (again.length >= 2) return again
  return core.length >= 2 ? core : name
}

/**
 * The gazetteer of a city, for reading addresses that leave levels out.
 * @param divisions towns and districts at least; villages in it are not used
 * @param provinces names of the province, which the list of a city does not hold
 */
export function gazetteerOf(
  divisions: readonly Division[],
  provinces: readonly string[] = ['湖北省'],
): Gazetteer {
  const byFirst: Entry[][] = Array.from({ length: 512 }, () => [])
  const seen = new Set<string>()
  const add = (name: string, of: number): void => {
    const core = coreOf(name)
    if (seen.has(core + String(of))) return
    seen.add(core + String(of))
    const sounds = Uint16Array.from(soundsIn(core))
    byFirst[sounds[0] ?? 0]?.push({ sounds, level: of, hash: soundsHash(sounds, 0, sounds.length) })
  }
  for (const name of provinces) add(name, level.province)
  for (const { code, name } of divisions) {
    if (code.endsWith('00000000')) add(name, level.city)
    else if (code.endsWith('000000')) add(name, level.district)
    else if (code.endsWith('000')) add(name, level.town)
  }
  for (const entries of byFirst) entries.sort((a, b) => b.sounds.length - a.sounds.length)
  return { byFirst }
}

/** Hash of a stretch of sounds, never 0. */
export function soundsHash(sounds: ArrayLike<number>, from: number, to: number): number {
  let hash = hashStart()
  for (let at = from; at < to; at += 1) hash = hashNext(hash, sounds[at] ?? 0)
  return hashEnd(hash)
}

/** The division whose name begins at `from`, or undefined. */
export function divisionAt(
  { byFirst }: Gazetteer,
  sounds: ArrayLike<number>,
  from: number,
  to: number,
): Entry | undefined {
  const entries = byFirst[sounds[from] ?? 0]
  if (entries === undefined) return undefined
  search: for (const entry of entries) {
    const { length } = entry.sounds
    if (from + length > to) continue
    for (let at = 0; at < length; at += 1) {
      if (entry.sounds[at] !== sounds[from + at]) continue search
    }
    return entry
  }
  return undefined
}

/** Hash of the sounds of a text, for tests and for keys that stand in settings. */
export function textHash(text: string): number {
  return soundsHash(
    Uint16Array.from(text, (character) => soundOf[character.charCodeAt(0)] ?? 0),
    0,
    text.length,
  )
}
