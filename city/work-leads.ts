import { townshipOf } from '#domain/divisions/division.schema.ts'
import {
  declineLeadContract,
  registerLeadContract,
  resolveLeadContract,
} from '#domain/leads/lead.contract.ts'
import { findLeadPage } from '#domain/leads/lead-list.store.ts'
import { systemActor } from '#platform/access/actor.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import { addDays, startOfDay } from '#platform/time/day.ts'
import { perform } from './command.ts'
import work from './data/work.json' with { type: 'json' }
import type { Desks } from './desks.ts'
import type { CityHouse } from './house.ts'
import { phraseOf } from './phrase.ts'
import type { CityPlan } from './plan.ts'
import { randomOf } from './random.ts'

type Settling = {
  readonly id: string
  readonly township: string
  readonly day: string
  readonly contract: Endpoint
  readonly body: Readonly<Record<string, unknown>>
}

/** At once on one day: the clock stands still for them, and two cores have something to do. */
const together = 8

/** Needs that nobody met on the spot: most are resolved within weeks, some become matters, some wait. */
export async function settleLeads(
  house: CityHouse,
  plan: CityPlan,
  desks: Desks,
  until: Date,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const settlings = (await openNeeds(house, plan))
    .filter(({ day }) => startOfDay(addDays(day, 1)) <= until)
    .sort((one, other) => (one.day < other.day ? -1 : 1))
  for (let at = 0; at < settlings.length;) {
    const day = settlings[at]?.day ?? ''
    const batch = settlings.slice(at, at + together).filter((each) => each.day === day)
    house.clock.moveTo(new Date(startOfDay(day).getTime() + 15 * 3_600_000))
    await Promise.all(
      batch.map(async ({ township, contract, id, body }) => {
        const office = desks.officeIn('womens-federation', township)
        if (office === undefined) return
        await perform(house, await desks.at(office.id), contract, id, body)
      }),
    )
    at += batch.length
    onProgress(at, settlings.length)
  }
}

async function openNeeds({ db, config }: CityHouse, { options }: CityPlan): Promise<Settling[]> {
  const filter = { kind: 'need', status: 'open' } as const
  const found = await db.within(systemActor(config.region), (tx) =>
    findLeadPage(tx, filter, { page: 1, size: 1_000_000 }),
  )
  return found.items.flatMap(({ id, sourceNumber, division, foundOn }) => {
    const random = randomOf(options.seed, 'lead', sourceNumber)
    const day = addDays(foundOn, random.whole(1, 24))
    const act = settlementOf(random)
    return act === undefined ? [] : [{ id, township: townshipOf(division), day, ...act }]
  })
}

function settlementOf(
  random: ReturnType<typeof randomOf>,
): Pick<Settling, 'contract' | 'body'> | undefined {
  const chance = random.next()
  if (chance < 0.72) {
    const how = phraseOf(random, random.pick(work.resolve), '她')
    return { contract: resolveLeadContract, body: { how } }
  }
  if (chance < 0.8) {
    const [text, sentTo] = random.pick(work['need-declined'])
    return { contract: declineLeadContract, body: { reason: 'out-of-scope', text, sentTo } }
  }
  return chance < 0.85 ? { contract: registerLeadContract, body: { level: 4 } } : undefined
}
