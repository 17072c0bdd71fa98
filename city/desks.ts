import { actorOfAccount } from '#domain/accounts/account.public.ts'
import type { Organisation, OrganisationKind } from '#domain/organisations/organisation.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { CityHouse } from './house.ts'
import type { CityPlan } from './plan.ts'
import { accountsOf } from './staff.ts'

/** The offices of the city, and which of them somebody works for. */
export type Directory = {
  readonly organisation: (id: string) => Organisation
  /** the office of a kind in a division, if there is one */
  readonly officeIn: (kind: OrganisationKind, division: string) => Organisation | undefined
  readonly isStaffed: (orgId: string) => boolean
  /** the account of whoever works there */
  readonly workerAt: (orgId: string) => string | undefined
}

/** Who acts for the offices of the city. */
export type Desks = Directory & {
  readonly at: (orgId: string) => Promise<Actor>
  readonly named: (username: string) => Promise<Actor>
}

export function directoryOf({ options, organisations }: CityPlan): Directory {
  const places = new Map(organisations.map((each) => [each.id, each]))
  const offices = new Map<string, Organisation>()
  for (const each of organisations) {
    const key = each.kind + each.division
    if (!offices.has(key)) offices.set(key, each)
  }
  const staff = new Map<string, string>()
  for (const { id, orgId, roles } of accountsOf(options.seed, organisations)) {
    const [role] = roles
    const isAtWork = role !== undefined && (role.endsWith('-officer') || agents.has(role))
    if (isAtWork && !staff.has(orgId)) staff.set(orgId, id)
  }
  return {
    organisation(id) {
      const found = places.get(id)
      if (found === undefined) throw new Error(`no organisation ${id}`)
      return found
    },
    officeIn: (kind, division) => offices.get(kind + division),
    isStaffed: (orgId) => staff.has(orgId),
    workerAt: (orgId) => staff.get(orgId),
  }
}

export function desksOf(house: CityHouse, plan: CityPlan): Desks {
  const directory = directoryOf(plan)
  const accounts = accountsOf(plan.options.seed, plan.organisations)
  const known = new Map<string, Promise<Actor>>()

  function actorOf(accountId: string | undefined, who: string): Promise<Actor> {
    if (accountId === undefined) throw new Error(`nobody works at ${who}`)
    const asked = known.get(accountId) ?? signedIn(house, accountId)
    known.set(accountId, asked)
    return asked
  }

  return {
    ...directory,
    at: (orgId) => actorOf(directory.workerAt(orgId), orgId),
    named: (username) => actorOf(accounts.find((one) => one.username === username)?.id, username),
  }
}

const agents: ReadonlySet<string> = new Set(['liaison', 'mediator'])

async function signedIn({ db, config }: CityHouse, accountId: string): Promise<Actor> {
  const actor = await actorOfAccount(db, config.region, accountId)
  if (actor === undefined) throw new Error(`${accountId} cannot sign in`)
  return actor
}
