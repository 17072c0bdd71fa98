import { actorOfAccount } from '#domain/accounts/account.public.ts'
import { levelOf, townshipOf } from '#domain/divisions/division.schema.ts'
import { findMatterPage, type ListedMatter } from '#domain/matters/matter-list.store.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import { systemActor, type Actor } from '#platform/access/actor.ts'
import { perform } from './command.ts'
import type { CityHouse } from './house.ts'
import { stepsOf } from './matter-plan.ts'
import type { CityPlan } from './plan.ts'
import { accountsOf } from './staff.ts'

/** What was tried and refused: nothing, as long as the plan knows the domain's rules. */
export type Refused = { readonly number: string; readonly contract: string; readonly code: string }

/**
 * The matters go their way through the year: taken, contacted, followed up, closed, revisited, each
 * step by the officer whose it is and at its time. A matter that somebody took is left alone, so a
 * load that broke off goes on where it stopped.
 */
export async function workMatters(
  house: CityHouse,
  plan: CityPlan,
  until: Date,
  onProgress: (done: number, total: number) => void,
): Promise<Refused[]> {
  const { seed } = plan.options
  const officers = await officersOf(house, plan)
  const stations = stationsOf(plan)
  const open = await untaken(house)
  const refused: Refused[] = []
  for (const [at, matter] of open.entries()) {
    onProgress(at, open.length)
    const { id, number, level, openedAt, sensitivity, division } = matter
    const planned = {
      ...{ number, level, openedAt, isViolent: sensitivity !== 'normal' },
      policeStationId: stations.get(townshipOf(division)),
    }
    for (const step of stepsOf(seed, planned, until)) {
      const actor = officers(step.by, matter)
      house.clock.moveTo(step.at)
      const code = await perform(house, actor, step.contract, id, step.body)
      if (code === undefined) continue
      refused.push({ number, contract: step.contract.id, code })
      break
    }
  }
  onProgress(open.length, open.length)
  return refused
}

async function untaken({ db, config }: CityHouse): Promise<ListedMatter[]> {
  const page = { page: 1, size: 100_000 }
  const found = await db.within(systemActor(config.region), (tx) =>
    findMatterPage(tx, { status: ['open'] }, page),
  )
  return found.items
    .filter(({ assigneeName }) => assigneeName === null)
    .sort((one, other) => (one.openedAt < other.openedAt ? -1 : 1))
}

/** Who works for the responsible township, and who for the county above it. */
async function officersOf(
  house: CityHouse,
  { options, organisations }: CityPlan,
): Promise<(by: 'township' | 'county', matter: ListedMatter) => Actor> {
  const places = new Map(organisations.map((each) => [each.id, each]))
  const actors = new Map<string, Actor>()
  for (const { id, orgId, roles } of accountsOf(options.seed, organisations)) {
    if (roles[0] !== 'township-officer' && roles[0] !== 'county-officer') continue
    const actor = await actorOfAccount(house.db, house.config.region, id)
    if (actor !== undefined) actors.set(orgId, actor)
  }
  return (by, { orgId, number }) => {
    const office = by === 'township' ? orgId : places.get(orgId)?.parentId
    const actor = actors.get(office ?? '')
    if (actor === undefined) throw new Error(`nobody to work on ${number}`)
    return actor
  }
}

function stationsOf({ organisations }: CityPlan): Map<string, string> {
  const stations = organisations
    .filter(isStation)
    .map(({ division, id }) => [division, id] as const)
  return new Map(stations)
}

function isStation({ kind, division }: Organisation): boolean {
  return kind === 'public-security' && levelOf(division) === 'township'
}
