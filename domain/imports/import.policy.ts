import { requireRole, type Actor, type Role } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'
import { ImportKind, type StoredImport } from './import.schema.ts'

const registers: ReadonlySet<ImportKind> = new Set(['organisations', 'mediation'])

/**
 * Whole files change a city's records at once: county and city officers bring them in. Visits keep
 * their own rule (townships too); the tree of organisations is the system administrator's as well.
 */
export function mayImport({ roles }: Pick<Actor, 'roles'>, kind: ImportKind): Decision {
  const allowed: Role[] = ['county-officer', 'city-officer']
  if (kind === 'visits') allowed.push('township-officer')
  if (registers.has(kind)) allowed.push('system-admin')
  return roles.some((role) => allowed.includes(role)) ? permitted : refuse('role-not-allowed')
}

/** For what is not about one kind: the list of one's own files. */
export function mayImportAnything(actor: Actor): Decision {
  return importableKinds(actor.roles).length > 0 ? permitted : refuse('role-not-allowed')
}

export function importableKinds(roles: Actor['roles']): ImportKind[] {
  return ImportKind.options.filter((kind) => mayImport({ roles }, kind) === permitted)
}

/** Only whoever handed the file in sees it at all; her rights may have changed since. */
export function mayWorkOn(
  actor: Actor,
  stored: Pick<StoredImport, 'kind' | 'accountId'>,
): Decision {
  if (stored.accountId !== actor.id) return refuse('not-found')
  return mayImport(actor, stored.kind)
}

/** The past of a family is read by those who work with it. */
export function mayReadPastEntries(actor: Actor): Decision {
  return (
    requireRole(
      actor,
      ...(['village-executive', 'township-officer', 'county-officer', 'city-officer'] as const),
    ) ?? permitted
  )
}
