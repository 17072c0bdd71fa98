import type { NewAccount } from '#domain/accounts/account.public.ts'
import { prefixOf } from '#domain/divisions/division.schema.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import type { Role } from '#platform/access/actor.ts'
import { logins, type Login } from './accounts.ts'
import { nameOf, surnameOf } from './names.ts'
import { cityId, randomOf } from './random.ts'

export type CityAccount = Omit<NewAccount, 'passwordHash' | 'mustChange'>

/** Accounts of offices begin here, so that a login more does not move them. */
const firstOffice = 1_000

const officer = {
  city: 'city-officer',
  county: 'county-officer',
  township: 'township-officer',
} as const

/** The people of the demonstration, and an officer for every federation down to the townships. */
export function accountsOf(seed: number, organisations: readonly Organisation[]): CityAccount[] {
  const shown = logins.map((login, n) => accountOf(seed, n, login, placeOf(login, organisations)))
  const staffed = new Set(
    logins.filter(({ role }) => role.endsWith('-officer')).map(({ division }) => division),
  )
  const offices = organisations.filter(
    ({ kind, level, division }) =>
      kind === 'womens-federation' && level !== 'village' && !staffed.has(division),
  )
  return [...shown, ...offices.map((office, at) => officeOf(seed, office, firstOffice + at))]
}

function placeOf({ kind, division, username }: Login, all: readonly Organisation[]): Organisation {
  const found = all.find((each) => each.kind === kind && each.division === division)
  if (found === undefined) throw new Error(`nowhere to put ${username}`)
  return found
}

function accountOf(
  seed: number,
  n: number,
  { username, name, role }: Pick<Login, 'username' | 'name' | 'role'>,
  organisation: Organisation,
): CityAccount {
  return {
    ...{ id: cityId(seed, 'account', n), username, name, orgId: organisation.id, roles: [role] },
    divisions: overseers.has(role) ? organisation.administers : [],
    clearance: cleared.has(role) ? 'sensitive' : 'normal',
  }
}

const officers = ['city-officer', 'county-officer', 'township-officer'] as const
const overseers = new Set<Role>([...officers, 'leader', 'village-executive'])
/** A village sees violence only where it is named; agencies see what they take part in. */
const cleared = new Set<Role>([...officers, 'leader', 'liaison', 'mediator'])

function officeOf(seed: number, office: Organisation, n: number): CityAccount {
  const random = randomOf(seed, 'office', office.division)
  const name = nameOf(random, 'female', random.whole(1968, 1995), surnameOf(random))
  const role = office.level === 'village' ? 'village-executive' : officer[office.level]
  return accountOf(seed, n, { username: `fulian-${prefixOf(office.division)}`, name, role }, office)
}
