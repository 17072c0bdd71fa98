import { randomInt } from 'node:crypto'
import type { Refusal } from '../access/decision.ts'
import { refuse } from '../access/decision.ts'
import { authSettings, day } from './auth-settings.ts'

const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/]
const classesNeeded = 3

/**
 * What is wrong with a password, if anything: its length, its mix of characters, or that it holds
 * the name of its owner. Whether it was used before only the hashes can tell (`credential.store`).
 */
export function passwordFault(
  password: string,
  owner: { username: string; name: string },
): Refusal | undefined {
  const { passwordLength } = authSettings
  if (password.length < passwordLength) {
    return refuse('password-too-short', { atLeast: passwordLength })
  }
  const kinds = classes.filter((kind) => kind.test(password)).length
  if (kinds < classesNeeded || new Set(password).size < passwordLength / 2) {
    return refuse('password-too-plain', { kinds: classesNeeded })
  }
  const lower = password.toLowerCase()
  const holdsName = [owner.username, owner.name].some(
    (name) => name.length > 1 && lower.includes(name.toLowerCase()),
  )
  return holdsName ? refuse('password-holds-name') : undefined
}

export function isPasswordExpired(changedAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(changedAt) >= authSettings.passwordDays * day
}

// Without the letters and digits that are confused when read from paper.
const letters = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789']

/** A one-time password to read out or print once: `kHr7-Wn4m-Pa9t`, about 69 bits. */
export function drawPassword(): string {
  const groups = Array.from({ length: 3 }, () =>
    [0, 1, 2, -1]
      .map((from) => drawFrom(from < 0 ? letters.join('') : (letters[from] ?? '')))
      .join(''),
  )
  return groups.join('-')
}

function drawFrom(alphabet: string): string {
  return alphabet.charAt(randomInt(alphabet.length))
}
