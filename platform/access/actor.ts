import type { Refusal } from './decision.ts'
import { refuse } from './decision.ts'

/** What an account may be. The three administrators exclude each other and every other role (三员分立). */
export const roles = [
  'village-executive',
  'township-officer',
  'county-officer',
  'city-officer',
  'leader',
  'liaison',
  'mediator',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const

export type Role = (typeof roles)[number]

export const administratorRoles: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin']

export type Clearance = 'normal' | 'sensitive'

/**
 * Who acts. The same facts are handed to PostgreSQL with every transaction (`app.ctx`), so that
 * code and database decide from one source.
 */
export type Actor = {
  readonly kind: 'user' | 'system' | 'public'
  /** account id; for the system, the all-zero UUID */
  readonly id: string
  readonly name: string
  /** six-digit prefecture code */
  readonly region: string
  readonly orgId: string
  /** organisations the actor acts for: its own, and those delegated to it */
  readonly orgs: readonly string[]
  readonly roles: readonly Role[]
  /** prefixes of division codes that the actor oversees, e.g. `420281102`; none for other agencies */
  readonly divisions: readonly string[]
  /** highest sensitivity that organisation and division open; `sealed` is by name only */
  readonly clearance: Clearance
}

export const nobody = '00000000-0000-0000-0000-000000000000'

/** Jobs and subscribers act as the system: all rows of one region, none of another. */
export function systemActor(region: string): Actor {
  return {
    kind: 'system',
    id: nobody,
    name: 'system',
    region,
    orgId: nobody,
    orgs: [],
    roles: [],
    divisions: [],
    clearance: 'sensitive',
  }
}

/** Somebody who has not signed in: sees no row of any guarded table. */
export function publicActor(region: string): Actor {
  return { ...systemActor(region), kind: 'public', name: 'public', clearance: 'normal' }
}

export function covers(actor: Actor, division: string): boolean {
  return actor.divisions.some((prefix) => division.startsWith(prefix))
}

export function has(actor: Actor, ...anyOf: readonly Role[]): boolean {
  return anyOf.some((role) => actor.roles.includes(role))
}

export function isAdministrator(actor: Actor): boolean {
  return actor.roles.some((role) => administratorRoles.includes(role))
}

/** The check most policies begin with: a caseworker's role, or a refusal that names what is missing. */
export function requireRole(actor: Actor, ...anyOf: readonly Role[]): Refusal | undefined {
  return has(actor, ...anyOf) ? undefined : refuse('role-not-allowed')
}
