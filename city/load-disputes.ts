import { insertLeads } from '#domain/leads/lead.fixtures.ts'
import { clocksOf } from '#domain/matters/clock.store.ts'
import { insertMatterFiles } from '#domain/matters/matter.fixtures.ts'
import { auditedAs, seriesOfCounty } from '#domain/matters/matter-history.fixtures.ts'
import { takeNumbers } from '#domain/matters/number.public.ts'
import { insertParties } from '#domain/matters/party.public.ts'
import { markLeads, markMatters, markReferrals } from '#domain/metrics/metric.public.ts'
import { resolvePeople } from '#domain/people/person.public.ts'
import {
  insertReferralsWithHistory,
  referralAuditedAs,
} from '#domain/referrals/referral-history.fixtures.ts'
import { surroundingsOf } from '#domain/referrals/surroundings.store.ts'
import { systemActor } from '#platform/access/actor.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { dayOf, yearOf } from '#platform/time/day.ts'
import type { Desks } from './desks.ts'
import { fileOf, madeOf, metIn, partiesOf, type Made, type Staff } from './dispute-records.ts'
import type { Scene } from './dispute-scenes.ts'
import type { CityHouse } from './house.ts'
import type { CityPlan } from './plan.ts'
import { cityId } from './random.ts'

type DisputeWork = {
  readonly house: CityHouse
  readonly plan: CityPlan
  readonly desks: Desks
  /** the end of the year */
  readonly until: Date
}

/**
 * Disputes with all that became of them, in one transaction: through the transitions of the commands,
 * written by the slices' own stores, many rows to a statement. What is there already stays as it is.
 */
export async function recordDisputes(work: DisputeWork, scenes: readonly Scene[]): Promise<void> {
  if (scenes.length === 0) return
  const { house, desks } = work
  const staffed: { scene: Scene; staff: Staff }[] = []
  for (const scene of scenes) staffed.push({ scene, staff: await staffOf(desks, scene) })
  await house.db.within(systemActor(house.config.region), async (tx) => {
    const there = await alreadyThere(tx, work, scenes)
    const fresh = staffed.filter(({ scene }) => !there.has(scene.dispute.n))
    if (fresh.length > 0) await record(tx, work, fresh)
  })
}

async function record(
  tx: Tx,
  work: DisputeWork,
  staffed: readonly { scene: Scene; staff: Staff }[],
): Promise<void> {
  const { plan, until } = work
  const [clocks, surroundings] = [await clocksOf(tx), await surroundingsOf(tx)]
  const people = await resolvePeople(
    tx,
    staffed.flatMap(({ scene }) => metIn(scene)),
  )
  const made = staffed.map(({ scene, staff }) =>
    madeOf(plan.options.seed, scene, staff, { people, until }),
  )
  const numbers = await numbersOf(tx, work, made)
  const making = { clocks, surroundings, placeName: (scene: Scene) => placeName(work, scene) }
  const files = made.map((one, nth) =>
    Object.assign(fileOf(one, making, numbers[nth] ?? { matter: '', referral: '' }), { one }),
  )
  const leads = made.map(({ lead }) => lead)
  await insertLeads(tx, leads)
  insertMatterFiles(
    tx,
    files.map(({ file }) => file),
  )
  insertParties(
    tx,
    files.flatMap(({ one, file }) => partiesOf(one, file, people)),
  )
  const sent = insertReferralsWithHistory(
    tx,
    files.flatMap(({ passedOn }) => passedOn ?? []),
  )
  await markLeads(tx, { leads })
  await markMatters(tx, {
    changes: files.map(({ file }) => ({ before: undefined, matter: file })),
  })
  await markReferrals(tx, { changes: sent.map((referral) => ({ before: undefined, referral })) })
  for (const one of made) audit(tx, one)
}

/** Of the matters, and of the referrals among them, in the order in which they were opened. */
async function numbersOf(
  tx: Tx,
  work: DisputeWork,
  made: readonly Made[],
): Promise<{ matter: string; referral: string }[]> {
  const passed = made.filter(({ life }) => life.referral !== undefined)
  const numbers = await takeNumbers(tx, [
    ...made.map(({ lead, scene }) => ({
      series: seriesOfCounty(countyName(work, scene)),
      year: yearOf(lead.foundOn),
    })),
    ...passed.flatMap(({ life }) =>
      life.referral === undefined ? [] : [{ series: '转', year: yearOf(dayOf(life.referral.at)) }],
    ),
  ])
  const nths = new Map(passed.map((one, nth) => [one, made.length + nth]))
  return made.map((one, nth) => ({
    matter: numbers[nth] ?? '',
    referral: numbers[nths.get(one) ?? -1] ?? '',
  }))
}

async function alreadyThere(
  tx: Tx,
  { plan }: DisputeWork,
  scenes: readonly Scene[],
): Promise<ReadonlySet<number>> {
  const byId = new Map(
    scenes.map(({ dispute: { n } }) => [cityId(plan.options.seed, 'dispute', n), n]),
  )
  const found = await tx.rows<{ id: string }>(
    sql`select id from leads
        where region = ${tx.actor.region} and id = any (${[...byId.keys()]}::uuid[])`,
  )
  return new Set(found.map(({ id }) => byId.get(id) ?? -1))
}

async function staffOf(desks: Desks, scene: Scene): Promise<Staff> {
  return {
    takenIn: await desks.at(scene.takenInBy),
    township: await desks.at(scene.townshipId),
    county: await desks.at(scene.countyId),
    helper: await desks.at(scene.helperId),
    helperKind: desks.organisation(scene.helperId).kind,
  }
}

function countyName({ desks, plan }: DisputeWork, { countyId }: Scene): string {
  const { division } = desks.organisation(countyId)
  return plan.divisions.find(({ code }) => code === division)?.name ?? ''
}

function placeName({ desks }: DisputeWork, { townshipId, cast }: Scene): string {
  return desks.organisation(townshipId).name.replace(/妇女联合会$/, '') + cast.village
}

/** Each act as its command logs it. The log itself is written now, by the system, and says so. */
function audit(tx: Tx, { lead, life, staff, scene }: Made): void {
  const told = (name: string, kind: string, id: string, at: Date, account: string): void =>
    tx.audit({
      ...{ name, outcome: 'done', subjectKind: kind, subjectId: id },
      detail: { at: at.toISOString(), account },
    })
  told('lead.entered', 'lead', lead.id, scene.dispute.openedAt, staff.takenIn.id)
  for (const { act, at, actor } of life.happenings) {
    const name = auditedAs[act]
    if (name !== undefined) told(name, 'matter', lead.matterId, at, actor.id)
  }
  for (const { act, at, actor } of life.referral?.happenings ?? []) {
    told(referralAuditedAs[act], 'matter', lead.matterId, at, actor.id)
  }
}
