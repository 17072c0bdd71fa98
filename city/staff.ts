import type { NewAccount } from '#domain/accounts/account.public.ts'
import { prefixOf } from '#domain/divisions/division.schema.ts'
import type { Organisation, OrganisationKind } from '#domain/organisations/organisation.schema.ts'
import type { Role } from '#platform/access/actor.ts'
import { logins, type Login } from './accounts.ts'
import { nameOf, surnameOf } from './names.ts'
import { cityId, randomOf } from './random.ts'

export type CityAccount = Omit<NewAccount, 'passwordHash' | 'mustChange'>

/** Accounts of offices begin here, so that a login more does not move them. */
const firstOffice = 1_000
const firstAgency = 3_000
const firstDeputy = 5_000
const firstDepartment = 7_000

/** With whom mandatory reports are filed; numbered apart, so that the agencies keep their names. */
const departments: ReadonlySet<OrganisationKind> = new Set(['education', 'health'])

/** Agencies that receive referrals, orders and warnings; somebody works for each down to townships. */
const receiving: Readonly<Partial<Record<OrganisationKind, Role>>> = {
  ...({ 'political-legal': 'liaison', 'public-security': 'liaison', justice: 'liaison' } as const),
  ...({ 'civil-affairs': 'liaison' } as const),
  ...({ court: 'liaison', procuratorate: 'liaison', 'legal-service': 'liaison' } as const),
  ...({ school: 'liaison', hospital: 'liaison', mediation: 'mediator' } as const),
}

/** Federations of the demonstration have a second officer, for leave and duty. */
const withDeputy: ReadonlySet<string> = new Set([
  ...['420200000000', '420222000000', '420281000000', '420222101000', '420222110000'],
])

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
  const manned = new Set(shown.map(({ orgId }) => orgId))
  const agencies = organisations.filter(
    ({ id, kind, level }) => kind in receiving && level !== 'village' && !manned.has(id),
  )
  const deputies = organisations.filter(
    ({ kind, division }) => kind === 'womens-federation' && withDeputy.has(division),
  )
  return [
    ...shown,
    ...offices.map((office, at) => officeOf(seed, office, firstOffice + at)),
    ...agencies.map((agency, at) => agencyOf(seed, agency, at)),
    ...organisations
      .filter(({ id, kind }) => departments.has(kind) && !manned.has(id))
      .map((office, at) => agencyOf(seed, office, at, firstDepartment)),
    ...deputies.map((office, at) => deputyOf(seed, office, firstDeputy + at)),
  ]
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

function agencyOf(
  seed: number,
  agency: Organisation,
  at: number,
  first = firstAgency,
): CityAccount {
  const random = randomOf(seed, 'agency', agency.kind, agency.division, agency.name)
  const sex = random.chance(0.5) ? 'female' : 'male'
  const name = nameOf(random, sex, random.whole(1968, 1995), surnameOf(random))
  const role = receiving[agency.kind] ?? 'liaison'
  const username = `${agency.kind}-${prefixOf(agency.division)}-${at}`
  return accountOf(seed, first + at, { username, name, role }, agency)
}

function deputyOf(seed: number, office: Organisation, n: number): CityAccount {
  const account = officeOf(seed, office, n)
  const random = randomOf(seed, 'deputy', office.division)
  const name = nameOf(random, 'female', random.whole(1975, 1996), surnameOf(random))
  return { ...account, name, username: `fulian-${prefixOf(office.division)}-2` }
}
