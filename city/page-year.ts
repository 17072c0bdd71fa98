import { answerRequestContract, closeRequestContract } from '#domain/help/help.contract.ts'
import { Safe, Topic } from '#domain/help/help.schema.ts'
import { insertAsked, tellAgain, tellNow, type Asked } from '#domain/help/year.fixtures.ts'
import type { Category } from '#domain/leads/category.schema.ts'
import { findLead } from '#domain/leads/lead.store.ts'
import { systemActor } from '#platform/access/actor.ts'
import { sql } from '#platform/db/sql.ts'
import { phoneNumber } from './citizen-number.ts'
import talks from './data/help-talks.json' with { type: 'json' }
import type { Morning } from './morning.ts'
import { cityId, randomOf } from './random.ts'
import type { CityLife } from './timeline.ts'

const hour = 3_600_000
const day = 24 * hour

/** What was asked about, as the page would have put it. */
const topics: Readonly<Record<Category, Topic>> = {
  ...{ political: 'other', 'person-dignity': 'sexual', 'education-culture': 'other' },
  ...{ 'labour-security': 'work', property: 'other', 'marriage-family': 'family' },
  ...{ children: 'child', other: 'other' },
}

/**
 * The year at the public page: the requests of which the leads that came in online were made, with what
 * the desks answered. What is there already stays.
 */
export async function liveAtThePage({ house, plan, desks, until }: CityLife): Promise<number> {
  const { region } = house.config
  const { seed, year } = plan.options
  const system = systemActor(region)
  const found = await house.db.within(system, async (tx) => {
    const rows = await tx.rows<{ id: string; isOver: boolean }>(
      sql`select l.id, coalesce(m.status in ('closed', 'archived'), true) as is_over
          from leads l left join matters m on m.region = l.region and m.id = l.matter_id
          where l.region = ${region} and l.channel = 'online' and l.kind = 'report'
            and l.found_on between ${`${year}-01-01`} and ${`${year}-12-31`}
            and not exists (
              select from help_requests h where h.region = l.region and h.lead_id = l.id)
          order by l.created_at, l.id`,
    )
    const leads = await Promise.all(rows.map(({ id }) => findLead(tx, id)))
    const over = new Map(rows.map(({ id, isOver }) => [id, isOver]))
    return leads.flatMap((lead) =>
      lead === undefined ? [] : [{ lead, isOver: over.get(lead.id) === true }],
    )
  })
  const asked: Asked[] = []
  for (const { lead, isOver } of found) {
    const random = randomOf(seed, 'page', lead.sourceNumber, lead.id)
    const at = new Date(lead.createdAt)
    const desk = desks.officeIn('womens-federation', `${lead.division.slice(0, 6)}000000`)
    if (desk === undefined) continue
    const answeredAt = new Date(at.getTime() + random.whole(2, 30) * hour)
    const thanksAt = new Date(answeredAt.getTime() + random.whole(5, 60) * hour)
    const closedAt = new Date(thanksAt.getTime() + random.whole(5, 20) * day)
    const { id, matterId = null, category, summary: story } = lead
    asked.push({
      ...{ id: cityId(seed, 'help', asked.length), at, place: lead, deskId: desk.id },
      ...{ leadId: id, matterId, topic: topics[category], story },
      answer: {
        ...{ at: answeredAt, by: await desks.at(desk.id), text: random.pick(talks.answers) },
      },
      thanks: random.chance(0.5) ? { at: thanksAt, text: random.pick(talks.thanks) } : undefined,
      closedAt: isOver && closedAt <= until ? closedAt : undefined,
    })
  }
  await house.db.within(system, (tx) => insertAsked(tx, asked))
  return asked.length
}

/** What lies on the desks of the page this morning: a danger, a conversation, and what is answered. */
export async function askNow({ house, nine, act, plan }: Morning): Promise<void> {
  for (const [nth, told] of talks.now.entries()) {
    const at = new Date(nine.getTime() - told.hours * hour)
    const { topic, safe, place: division, story, time, avoid } = told
    const form = `city ${plan.options.seed} ${nth}`
    const phone = told.phone === '' ? '' : phoneNumber(9_990_000 + nth)
    house.clock.moveTo(at)
    const id = await tellNow(house, {
      ...{ form, topic: Topic.parse(topic), safe: Safe.parse(safe), division, lang: 'zh' },
      ...{ isProved: true, told: { story, name: '', phone, time, avoid } },
    })
    if (told.answer === undefined) continue
    const before = told.hours * hour
    await act(before - 2 * hour, 'chenyulan', answerRequestContract, { text: told.answer }, id)
    if (told.again !== undefined) {
      house.clock.moveTo(new Date(nine.getTime() - 2 * hour))
      await tellAgain(house, { id, form: `${form} again`, text: told.again })
    }
    if (told.isClosed !== true) continue
    await act(before - 9 * hour, 'chenyulan', closeRequestContract, {}, id)
  }
}
