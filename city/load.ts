import { insertAccounts } from '#domain/accounts/account.public.ts'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import { settleMetrics } from '#domain/metrics/metric.public.ts'
import {
  insertExecutives,
  insertOrganisations,
} from '#domain/organisations/organisation.fixtures.ts'
import { systemActor } from '#platform/access/actor.ts'
import { hashPassword, type HashCost } from '#platform/auth/password-hash.ts'
import { insertInto, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Runtime } from '#platform/http/route.ts'
import { startOfDay } from '#platform/time/day.ts'
import { demoPassword } from './accounts.ts'
import { chapters } from './chapters.ts'
import { desksOf } from './desks.ts'
import { scenesOf } from './dispute-scenes.ts'
import { disputesOf } from './disputes.ts'
import { asCityHouse, type CityHouse } from './house.ts'
import { defaultCity, planCity, type CityOptions, type CityPlan } from './plan.ts'
import { accountsOf } from './staff.ts'
import { timelineOf, type CityLife } from './timeline.ts'
import type { Refused } from './work-matters.ts'

export type LoadOptions = {
  readonly [Option in keyof CityOptions]?: CityOptions[Option] | undefined
} & {
  /** organisations, executives and accounts only: the visits come by import */
  readonly without?: 'visits'
  readonly passwordCost?: HashCost
  readonly onProgress?: Progress
}

/** @param what the part that is being loaded */
type Progress = (done: number, total: number, what: string) => void

export type LoadedCity =
  | { readonly state: 'already-loaded' }
  | {
      readonly state: 'loaded'
      readonly organisations: number
      readonly executives: number
      readonly visits: number
      /** steps of the year that the domain refused: none, while city and domain agree */
      readonly refused: readonly Refused[]
    }

/** The mark of a city that is there to its end. */
const whole = 'city/whole'

const lineSize = 2_000

/** Is there a city, whole? One that broke off counts as absent: loading goes on with it. */
export async function cityIsLoaded(house: Runtime): Promise<boolean> {
  return (await partsLoaded(house)).has(whole)
}

/**
 * Loads the simulated city. Twice adds nothing; a load that broke off goes on where it stopped, if
 * it is asked for the same city again.
 */
export async function loadCity(runtime: Runtime, options: LoadOptions = {}): Promise<LoadedCity> {
  const { without, passwordCost, onProgress = () => undefined } = options
  const house = asCityHouse(runtime)
  const { seed, scale, year } = defaultCity
  const plan = planCity({
    seed: options.seed ?? seed,
    scale: options.scale ?? scale,
    year: options.year ?? year,
  })
  const { region } = house.config
  if (plan.region !== region) throw new Error(`no city of ${region} is planned`)
  const parts = await partsLoaded(house)
  const people = `city/${Object.values(plan.options).join('/')}`
  if (parts.size > 0 && !parts.has(people)) {
    throw new Error('another city is already there; the two cannot be mixed')
  }
  if (parts.has(whole)) return { state: 'already-loaded' }
  if (parts.size === 0) await loadPeople(house, plan, people, passwordCost)
  onProgress(plan.executives.length, plan.executives.length, 'executives')
  const refused = without === undefined ? await liveThrough(house, plan, onProgress) : []
  await asSystem(house, (tx) => mark(tx, whole))
  return {
    state: 'loaded',
    organisations: plan.organisations.length,
    executives: plan.executives.length,
    visits: without === undefined ? plan.visits.length : 0,
    refused,
  }
}

/** Divisions, organisations, executives, accounts: all of them or none. */
async function loadPeople(
  house: CityHouse,
  plan: CityPlan,
  key: string,
  cost: HashCost | undefined,
): Promise<void> {
  const passwordHash = await hashPassword(demoPassword, cost)
  const accounts = accountsOf(plan.options.seed, plan.organisations)
  await asSystem(house, (tx) => {
    saveDivisions(tx, plan.divisions)
    for (const some of lines(plan.organisations)) insertOrganisations(tx, some)
    for (const some of lines(plan.executives)) insertExecutives(tx, some)
    insertAccounts(
      tx,
      accounts.map((account) => Object.assign(account, { passwordHash, mustChange: false })),
    )
    mark(tx, key)
  })
}

/** The years in order of time, and what became of it; afterwards the clock goes on from where it was. */
async function liveThrough(
  house: CityHouse,
  plan: CityPlan,
  onProgress: Progress,
): Promise<Refused[]> {
  const { clock } = house
  const before = clock.now()
  const began = performance.now()
  const until = new Date(startOfDay(`${plan.options.year + 1}-01-01`).getTime() - 1)
  const desks = desksOf(house, plan)
  const scenes = scenesOf(plan, desks, disputesOf(plan))
  const life: CityLife = { house, plan, desks, scenes, until }
  try {
    let done = 0
    for (const { at, what, count, record } of await timelineOf(life)) {
      clock.moveTo(at)
      await record()
      if (what !== 'visits') continue
      done += count
      onProgress(done, plan.visits.length, what)
    }
    return await liveChapters(life, onProgress)
  } finally {
    clock.moveTo(new Date(before.getTime() + performance.now() - began))
  }
}

async function liveChapters(life: CityLife, onProgress: Progress): Promise<Refused[]> {
  const refused: Refused[] = []
  const beside: Promise<Refused[]>[] = []
  try {
    for (const { what, live, isBeside = false } of chapters) {
      const lived = live(life, (at, total) => onProgress(at, total, what))
      if (!isBeside) {
        refused.push(...(await lived))
        continue
      }
      // Its failure is met below, when the others have ended.
      void lived.catch(() => undefined)
      beside.push(lived)
    }
  } finally {
    // Even when a chapter fails, nothing of the load goes on behind its back.
    await Promise.allSettled(beside)
  }
  refused.push(...(await Promise.all(beside)).flat())
  const { house } = life
  await settleMetrics(house.db, house.config.region)
  return refused
}

async function partsLoaded(house: Runtime): Promise<Set<string>> {
  const found = await asSystem(house, (tx) =>
    tx.rows<{ key: string }>(
      sql`select key from effects where region = ${tx.actor.region} and key ^@ 'city/'`,
    ),
  )
  return new Set(found.map(({ key }) => key))
}

function mark(tx: Tx, key: string): void {
  const { region } = tx.actor
  tx.send(insertInto('effects', { region, key, doneAt: tx.now.toISOString() }))
}

function asSystem<Result>(
  { db, config }: Runtime,
  work: (tx: Tx) => Promise<Result> | Result,
): Promise<Result> {
  return db.within(systemActor(config.region), async (tx) => work(tx))
}

function* lines<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let at = 0; at < items.length; at += lineSize) yield items.slice(at, at + lineSize)
}
