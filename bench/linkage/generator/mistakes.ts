import type { Random } from '#city/random.ts'
import * as words from './name-lists.ts'

const numerals = '零一二三四五六七八九'

/** 12 → 十二, 203 → 二〇三 as doors are read, 47 → 四十七. */
export function hanziOf(number: number): string {
  const digits = String(number)
  if (number > 99) {
    return Array.from(digits, (digit) => (digit === '0' ? '〇' : numerals[Number(digit)])).join('')
  }
  if (number < 10) return numerals[number] ?? ''
  const [tens = '', ones = ''] = digits
  return `${tens === '1' ? '' : numerals[Number(tens)]}十${ones === '0' ? '' : numerals[Number(ones)]}`
}

export function wide(text: string): string {
  return text.replaceAll(/\d/g, (digit) =>
    String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0),
  )
}

const sounds = neighbours(words.soundAlike)
const looks = neighbours(words.lookAlike)

function neighbours(list: string): Map<string, string[]> {
  const map = new Map<string, string[]>()
  for (const group of list.split(' ')) {
    for (const one of group) {
      const others = Array.from(group).filter((each) => each !== one)
      map.set(one, [...(map.get(one) ?? []), ...others])
    }
  }
  return map
}

/** One character for another of the same sound; the text itself when none has a neighbour. */
export function replacedSound(random: Random, text: string): string {
  return replacedBy(random, text, sounds)
}

export function replacedLook(random: Random, text: string): string {
  return replacedBy(random, text, looks)
}

function replacedBy(random: Random, text: string, map: ReadonlyMap<string, string[]>): string {
  const characters = Array.from(text)
  const places = characters.flatMap((character, at) => (map.has(character) ? [at] : []))
  if (places.length === 0) return text
  const at = random.pick(places)
  characters[at] = random.pick(map.get(characters[at] ?? '') ?? [''])
  return characters.join('')
}

/** Another digit at `from` or behind it. */
export function digitOff(random: Random, number: string, from: number): string {
  const at = random.whole(from, number.length - 1)
  const wrong = String((Number(number[at]) + random.whole(1, 9)) % 10)
  return number.slice(0, at) + wrong + number.slice(at + 1)
}

/** Two neighbouring digits change places, at `from` or behind it. */
export function swapped(random: Random, number: string, from: number): string {
  const at = random.whole(from, number.length - 2)
  return (
    number.slice(0, at) +
    number.slice(at + 1, at + 2) +
    number.slice(at, at + 1) +
    number.slice(at + 2)
  )
}

export function shortened(random: Random, number: string): string {
  const at = random.whole(3, number.length - 1)
  return number.slice(0, at) + number.slice(at + 1)
}

export function starred(number: string, from: number, to: number): string {
  return number.slice(0, from) + '*'.repeat(to - from) + number.slice(to)
}

/** A slip of the typing hand: a character doubled, dropped or of the same sound. */
export function typed(random: Random, text: string): string {
  if (text.length < 4) return text
  const at = random.whole(1, text.length - 2)
  if (/\d/.test(text[at] ?? '')) return text
  const turn = random.next()
  if (turn < 0.25) return text.slice(0, at) + text.slice(at - 1)
  if (turn < 0.5) return text.slice(0, at) + text.slice(at + 1)
  return replacedSound(random, text)
}
