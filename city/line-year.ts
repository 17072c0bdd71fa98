import { calendarOfCity } from '#domain/calendar/calendar.public.ts'
import type { Lead } from '#domain/leads/lead.schema.ts'
import { recordContactContract, type RecordContact } from '#domain/hotline/contact.contract.ts'
import { aContactSaid, insertFollowed, type Said } from '#domain/hotline/year.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { systemActor } from '#platform/access/actor.ts'
import { sql } from '#platform/db/sql.ts'
import { startOfDay } from '#platform/time/day.ts'
import { phoneNumber } from './citizen-number.ts'
import questions from './data/line-questions.json' with { type: 'json' }
import { nameOf, surnameOf } from './names.ts'
import { phraseOf } from './phrase.ts'
import { cityId, randomOf, type Random } from './random.ts'
import type { CityLife } from './timeline.ts'

/** Calls of a year in a whole city, as the demonstration assumes it. */
const callsOfYear = 2_400
/** of ten calls, so many tell nothing */
const nonDataOfTen = 2
const firstPhone = 8_300_000

const natures = ['silent', 'hang-up', 'nuisance', 'wrong-number'] as const

type Told = Pick<
  Lead,
  'division' | 'orgId' | 'audience' | 'sensitivity' | 'named' | 'barred' | 'category'
> & {
  readonly id: string
  readonly matterId: string
  readonly createdAt: string
  readonly imminent: boolean
  readonly traits: RecordContact['traits']
  readonly isRunning: boolean
}

/**
 * The year at the line 12338: questions that were answered, calls that told nothing, and the calls that
 * became the matters of this year. Everything in a few statements; what is there already stays.
 */
export async function liveAtTheLine(life: CityLife): Promise<number> {
  const { house, plan, desks } = life
  const { region } = house.config
  const { seed, scale, year } = plan.options
  const office = plan.organisations.find(
    ({ kind, level }) => kind === 'womens-federation' && level === 'city',
  )
  if (office === undefined) return 0
  const worker = await desks.at(office.id)
  const count = Math.max(12, Math.round(callsOfYear * scale))
  const from = startOfDay(`${year}-01-01`).getTime()
  const spread = (life.until.getTime() - from) / count
  const said: Said[] = []
  for (let n = 0; n < count; n += 1) {
    const random = randomOf(seed, 'line', n)
    const at = new Date(from + spread * (n + random.next()))
    const id = cityId(seed, 'contact', n)
    const isTold = random.whole(1, 10) > nonDataOfTen
    said.push({
      ...{ id, at, actor: worker, division: office.division },
      ...(isTold ? { body: questionOf(random, n) } : { nature: random.pick(natures) }),
      seconds: isTold ? random.whole(80, 900) : random.whole(2, 40),
    })
  }
  const leads = await house.db.within(systemActor(region), (tx) =>
    tx.rows<Told>(
      sql`select l.id, l.division, l.org_id, l.audience, l.sensitivity, l.named, l.barred, l.category,
            l.matter_id, l.created_at, l.imminent, l.traits,
            m.status in ('open', 'monitoring') as is_running
          from leads l join matters m on m.region = l.region and m.id = l.matter_id
          where l.region = ${region} and l.channel = 'hotline' and l.kind = 'report'
            and l.found_on between ${`${year}-01-01`} and ${`${year}-12-31`}
          order by l.created_at, l.id`,
    ),
  )
  const takers = new Map<string, Actor>()
  for (const [nth, lead] of leads.entries()) {
    const taker = takers.get(lead.orgId) ?? (await desks.at(lead.orgId))
    takers.set(lead.orgId, taker)
    said.push(caseOf(randomOf(seed, 'line-case', nth), { seed, nth, lead, actor: taker }))
  }
  return house.db.within(systemActor(region), async (tx) => {
    const calendar = await calendarOfCity(tx)
    const contacts = said.map((each) => aContactSaid(each, { region, calendar, until: life.until }))
    return insertFollowed(tx, contacts)
  })
}

function questionOf(random: Random, n: number): RecordContact {
  const { category, topic, text, answer } = random.pick(questions)
  const surname = surnameOf(random)
  const isAnonymous = random.whole(1, 3) === 1
  const name = nameOf(random, 'female', random.whole(1965, 2000), surname)
  return recordContactContract.body.parse({
    channel: 'hotline',
    caller: {
      ...{ isAnonymous, name: isAnonymous ? '' : name, sex: 'female', relation: 'self' },
      phone: phoneNumber(firstPhone + (n % 1_700)),
    },
    ...{ category, topic, narrative: phraseOf(random, text, surname), answer },
    ...{ urgency: 'usual', handling: 'answered', isRepeat: n >= 1_700 },
    satisfaction: random.whole(1, 3) === 1 ? null : random.pick([3, 4, 4, 5, 5, 5]),
  })
}

function caseOf(
  random: Random,
  { seed, nth, lead, actor }: { seed: number; nth: number; lead: Told; actor: Actor },
): Said {
  return {
    ...{ id: cityId(seed, 'contact-case', nth), at: new Date(lead.createdAt), actor },
    ...{ division: lead.division, seconds: random.whole(180, 1_500), lead },
    body: recordContactContract.body.parse({
      channel: 'hotline',
      caller: { isAnonymous: true, phone: phoneNumber(firstPhone + 5_000 + nth), sex: 'female' },
      division: lead.division,
      category: lead.category,
      narrative: '来电所说已写入事项，见该事项的经过。',
      traits: lead.traits,
      urgency: lead.imminent ? 'imminent' : 'usual',
      handling: 'referred',
      satisfaction: null,
    }),
  }
}
