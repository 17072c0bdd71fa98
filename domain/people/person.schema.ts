import { z } from 'zod'
import type { Place } from '#platform/access/place.ts'
import type { KeyGroup } from './key-group.schema.ts'

export const Sex = z.enum(['female', 'male'])
export type Sex = z.infer<typeof Sex>

/** A person's file (一人一档). Identity number, phone and address are in clear only in memory. */
export type Person = Place & {
  readonly id: string
  readonly householdId: string
  readonly name: string
  readonly sex: Sex | null
  /** `YYYY-MM-DD` */
  readonly birth: string | null
  /** 18 characters, upper-case X */
  readonly identity: string | null
  readonly phone: string | null
  readonly address: string | null
  /** key groups that hold today, as far as everybody with sight of the file may know them */
  readonly tags: readonly KeyGroup[]
  /** GB/T 3304 */
  readonly ethnicity: string | null
  /** the language or sign language she needs an interpreter for; nothing where none is needed */
  readonly interpreter: string | null
  /** the file that this one was joined to */
  readonly mergedInto: string | null
  readonly createdAt: string
  readonly version: number
}

/** What is known of somebody who is met: enough to find her file, or to open one. */
export type MetPerson = Pick<Place, 'division' | 'orgId' | 'sensitivity' | 'named'> & {
  readonly name: string
  /** normal form; without it nobody can be told to be the same person */
  readonly identity: string
  readonly birth: string
  readonly sex: Sex
  readonly phone: string | null
  readonly address: string | null
  readonly tags: readonly KeyGroup[]
}

/** The file that belongs to somebody met. */
export type PersonRef = { readonly id: string; readonly householdId: string }
