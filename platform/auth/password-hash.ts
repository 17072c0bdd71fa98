import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

export type HashCost = { readonly memoryCost: number; readonly timeCost: number }

/** argon2id with 19 MiB and two passes (OWASP 2024); about 40 ms on the target machine. */
export const standardCost: HashCost = { memoryCost: 19_456, timeCost: 2 }

/** For tests and for nothing else: the hash says its own cost, so that it verifies just as fast. */
export const lightCost: HashCost = { memoryCost: 64, timeCost: 1 }

/** argon2id is the library's default; the salt is its own, 16 random bytes. */
export function hashPassword(password: string, cost: HashCost = standardCost): Promise<string> {
  return hash(normalised(password), { ...cost, parallelism: 1 })
}

/** A hash that nothing matches, so that an unknown name costs the same time as a wrong password. */
const decoy: Promise<string> = hashPassword(randomBytes(24).toString('base64'))

/** @param stored the account's hash, or `undefined` where there is no account */
export async function passwordMatches(
  stored: string | undefined,
  password: string,
): Promise<boolean> {
  const matches = await verify(stored ?? (await decoy), normalised(password))
  return stored !== undefined && matches
}

/** The same characters typed on different keyboards are the same password. */
function normalised(password: string): string {
  return password.normalize('NFKC')
}
