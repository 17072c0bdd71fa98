import { isRealDay } from '../time/real-day.ts'

/** What an identity number says about its holder. */
export type IdentityNumber = {
  /** 18 characters, upper-case X */
  readonly number: string
  /** `YYYY-MM-DD` */
  readonly birth: string
  readonly sex: 'female' | 'male'
}

export type IdentityFault = 'identity-length' | 'identity-date' | 'identity-checksum'

/** Nobody alive was born before. */
const earliest = '1850'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

/** The check character of the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function identityCheckCharacter(digits: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return checkCharacters.charAt(sum % 11)
}

/**
 * Reads a citizen's identity number (公民身份号码) as people type it: full-width digits, spaces,
 * lower-case x, and the 15-digit form of before 1999.
 * @returns the normal form and what it tells, or what is wrong with it
 */
export function readIdentityNumber(text: string): IdentityNumber | IdentityFault {
  const typed = text
    .normalize('NFKC')
    .replaceAll(/[\s\-—'’]/g, '')
    .toUpperCase()
  const number = /^\d{15}$/.test(typed) ? lengthened(typed) : typed
  if (!/^\d{17}[\dX]$/.test(number)) return 'identity-length'
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isRealDay(birth) || birth < earliest) return 'identity-date'
  if (identityCheckCharacter(number) !== number[17]) return 'identity-checksum'
  return { number, birth, sex: Number(number[16]) % 2 === 0 ? 'female' : 'male' }
}

function lengthened(fifteen: string): string {
  const digits = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`
  return digits + identityCheckCharacter(digits)
}
