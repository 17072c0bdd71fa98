import { identityCheckCharacter } from '#platform/text/identity-number.ts'
import type { Sex } from './names.ts'
import { hashOf } from './random.ts'

/**
 * Numbers that are valid by form and checksum (GB 11643) and belong to nobody: 420299 is the code of
 * no county, so no such number was ever issued.
 */
const county = '420299'

/** Hands out each number once: the serial counts up within one birthday and sex. */
export function citizenNumbers(seed: number): (birth: string, sex: Sex) => string {
  const used = new Map<string, number>()
  return (birth, sex) => {
    const day = birth.replaceAll('-', '')
    const key = day + sex
    const nth = used.get(key) ?? 0
    used.set(key, nth + 1)
    if (nth >= 500) throw new Error(`no citizen number is left for ${birth}`)
    const first = hashOf(`${seed}/${day}`) % 500
    const serial = ((first + nth) % 500) * 2 + (sex === 'male' ? 1 : 0)
    const digits = `${county}${day}${String(serial).padStart(3, '0')}`
    return digits + identityCheckCharacter(digits)
  }
}

/** 154 is a prefix that no operator was given: the form of a mobile number, and nobody's. */
export function phoneNumber(n: number): string {
  return `154${String(n).padStart(8, '0')}`
}
