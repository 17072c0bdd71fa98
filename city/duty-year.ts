import { DutyUnitKind } from '#domain/mandatory-reports/duty-report.schema.ts'
import * as acts from '#domain/mandatory-reports/mandatory-report.contract.ts'
import type { MandatoryReport } from '#domain/mandatory-reports/mandatory-report.schema.ts'
import { sendReport } from '#domain/mandatory-reports/year.fixtures.ts'
import { closeMatterContract } from '#domain/matters/matter.contract.ts'
import { findMatters } from '#domain/matters/reading.public.ts'
import { rateReferralContract, sendReferralContract } from '#domain/referrals/referral.contract.ts'
import { findReferralsOfMatters } from '#domain/referrals/referral.store.ts'
import type { OrganisationKind } from '#domain/organisations/organisation.schema.ts'
import { systemActor } from '#platform/access/actor.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import { addDays, startOfDay } from '#platform/time/day.ts'
import { perform } from './command.ts'
import sent from './data/duty-reports.json' with { type: 'json' }
import { draftOf, isAdult, type Template } from './duty-draft.ts'
import { stepsOf } from './matter-plan.ts'
import { day, diaryOf, hour, type MatterStep, type PlannedMatter } from './matter-step.ts'
import type { Morning } from './morning.ts'
import { randomOf } from './random.ts'
import { workOnReferral } from './referral-plan.ts'
import type { CityLife } from './timeline.ts'
import type { Refused } from './work-matters.ts'

type Act = {
  readonly at: Date
  readonly who: string
  readonly contract: Endpoint
  readonly id: string
  readonly body: unknown
  /** a refusal that says that it was done already */
  readonly unless?: string | undefined
}

/** Mandatory reports of a year, as this city assumes it; one of them is about an adult. */
export async function reportInTheYear(life: CityLife): Promise<Refused[]> {
  const { plan, until } = life
  const { year, scale } = plan.options
  const count = Math.max(2, Math.round(sent.length * Math.min(1, scale)))
  const refused: Refused[] = []
  for (let nth = 0; nth < count; nth += 1) {
    const from = startOfDay(`${year}-01-20`).getTime()
    const span = until.getTime() - from - 20 * day
    const at = new Date(from + (span * (nth + 0.5)) / count)
    refused.push(...(await passOn(life, nth, workday(at))))
  }
  return refused
}

/** Ten in the morning of a day on which schools and offices work. */
function workday(at: Date): Date {
  const local = new Date(at.getTime() + 8 * hour).toISOString().slice(0, 10)
  const weekday = new Date(local).getUTCDay()
  const moved = weekday === 0 ? addDays(local, 1) : weekday === 6 ? addDays(local, 2) : local
  return new Date(startOfDay(moved).getTime() + 10 * hour)
}

/** This morning: one that police and procuratorate have, and one that nobody has taken on yet. */
export async function reportNow({ house, plan, desks, nine }: Morning): Promise<Refused[]> {
  const life = { house, plan, desks, until: nine }
  const ago = (hours: number): Date => new Date(nine.getTime() - hours * hour)
  return [
    ...(await passOn(life, 3 * sent.length, ago(50), '420222101000', ['education', 'health'])),
    ...(await passOn(life, 3 * sent.length + 3, ago(0.3), '420222101000')),
  ]
}

type Life = Omit<CityLife, 'scenes'>

/**
 * One report on its whole way, with what the county did about its matter, each act by the office whose
 * it is and at its time; after `until` nothing is done any more. One that was there is left alone.
 * @param division of the township; left out: any
 * @param asked departments of the county to which the matter is referred besides
 */
export async function passOn(
  life: Life,
  nth: number,
  at: Date,
  division?: string,
  asked: readonly OrganisationKind[] = [],
): Promise<Refused[]> {
  const { house, plan, desks, until } = life
  const { seed } = plan.options
  const template = sent[nth % sent.length]
  if (template === undefined) return []
  const townships = plan.divisions.filter(({ level }) => level === 'township')
  const place =
    townships.find(({ code }) => code === division) ?? randomOf(seed, 'duty', nth).pick(townships)
  house.clock.moveTo(at)
  const { report, isNew } = await sendReport(house, {
    receipt: String(1_000_000_000_000_000 + seed * 1_000 + nth),
    unit: {
      kind: DutyUnitKind.parse(template.unit),
      name: template.name.replace('{township}', place.name),
    },
    draft: draftOf(template, place.code, nth, seed),
  })
  if (!isNew) return []
  const todo = [
    ...travelOf(life, report, template, nth),
    ...(await workOn(life, report)),
    ...asked.flatMap((kind, nthAsked) => askAlong(life, report, kind, 26 + nthAsked)),
  ]
    .filter((act) => act.at <= until)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
  for (const { at: now, who, contract, id, body, unless } of todo) {
    house.clock.moveTo(now)
    const done = await perform(house, await desks.at(who), contract, id, body)
    if ('code' in done && done.code !== unless) {
      return [{ number: report.number, contract: contract.id, code: done.code }]
    }
  }
  return []
}

/** A department is asked to do its part: schooling, treatment. */
function askAlong(
  { desks }: Life,
  { division, orgId: who, matterId: id, receivedAt }: MandatoryReport,
  kind: OrganisationKind,
  hours: number,
): Act[] {
  const office = desks.officeIn(kind, `${division.slice(0, 6)}000000`)
  if (office === undefined) return []
  const summary =
    kind === 'education'
      ? '孩子暂不回家，请安排就近入学和心理老师，不公开原因。'
      : '请安排女医生做一次全面检查和心理评估，材料封存。'
  const body = {
    ...{ organisationId: office.id, urgency: 'normal', fields: ['level', 'narrative'], summary },
    ground: { code: 'minors-11' },
  }
  const at = new Date(Date.parse(receivedAt) + hours * hour)
  return [{ at, who, contract: sendReferralContract, id, body }]
}

/** Police, procuratorate, department, and back to the reporter. */
function travelOf({ desks }: Life, report: MandatoryReport, of: Template, nth: number): Act[] {
  const { id, division, orgId: county, policeOrgId: police = county, receivedAt } = report
  const prosecutors = desks.officeIn('procuratorate', `${division.slice(0, 6)}000000`)
  const after = (hours: number): Date => new Date(Date.parse(receivedAt) + hours * hour)
  const act = (hours: number, who: string, contract: Endpoint, body: unknown): Act => ({
    ...{ at: after(hours), who, contract, id, body },
  })
  const decided = of.days * 24
  const told = of.isFiled
    ? '公安机关已经立案，人已经有人照看，后面的事由专人负责。'
    : '公安机关查过，没有立案，已经安排人照看和回访。'
  const outcome = of.isFiled
    ? { isFiled: true, number: `立案〔${nth + 1}〕号` }
    : { isFiled: false, reason: '现有材料不足以证明有犯罪事实，已作行政处理并继续关注' }
  const filed = [
    act(5, county, acts.fileProcuratorateContract, {}),
    act(22, prosecutors?.id ?? county, acts.acknowledgeReportContract, {
      text: '已登记，指定女检察官联系公安机关，提前了解案情。',
    }),
  ]
  return [
    act(0.4, county, acts.takeReportContract, {}),
    act(1.2, police, acts.recordReceiptContract, {
      ...{ number: `受案〔${nth + 1}〕号`, at: after(1).toISOString() },
    }),
    ...(isAdult(of) ? [] : filed),
    act(6, county, acts.fileDepartmentContract, { department: of.department }),
    act(decided, police, acts.decideReportContract, {
      ...{ ...outcome, at: after(decided - 1).toISOString() },
    }),
    act(decided + 20, county, acts.feedBackReportContract, { text: told }),
  ]
}

/** What the county's federation did about the child meanwhile, as about every matter of this level. */
async function workOn(
  life: Life,
  { matterId, orgId: who, receivedAt }: MandatoryReport,
): Promise<Act[]> {
  const { house, plan, until } = life
  const [matter] = await house.db.within(systemActor(house.config.region), (tx) =>
    findMatters(tx, [matterId]),
  )
  if (matter === undefined) throw new Error('a report without a matter')
  const { id, number, openedAt, imminent, level, subjectName = '' } = matter
  const planned: PlannedMatter = {
    ...{ id, number, openedAt, imminent, subjectName, isViolent: true, isWarned: false },
    // Looked after closely, however it was graded.
    level: level > 2 ? 2 : level,
    ...{ story: undefined, order: undefined, policeStationId: undefined },
    ...{ courtId: undefined, helperId: undefined },
  }
  // It is not closed before the police have decided and the reporter has heard.
  const soonest = new Date(Date.parse(receivedAt) + 12 * day)
  const beside = await referredSteps(life, planned)
  return [...stepsOf(plan.options.seed, planned, until), ...beside].map((step): Act => {
    const { at, by, contract, body, about, unless } = step
    return {
      who: typeof by === 'string' ? who : by.orgId,
      id: typeof about === 'object' ? about.id : matterId,
      at: contract === closeMatterContract && at < soonest ? soonest : at,
      contract,
      body,
      unless,
    }
  })
}

/** The rules have sent it to other offices, each of which signs, works and reports back. */
async function referredSteps(
  { house, desks, plan, until }: Life,
  planned: PlannedMatter,
): Promise<MatterStep[]> {
  const referrals = await house.db.within(systemActor(house.config.region), (tx) =>
    findReferralsOfMatters(tx, [planned.id]),
  )
  return referrals.flatMap((referral) => {
    const random = randomOf(plan.options.seed, 'duty-referral', planned.number, referral.orgId)
    const diary = diaryOf(random, planned, until, { isBeside: true })
    workOnReferral(diary, referral, 'verified', null)
    // Rating is the sender's own, and she who sent it does not see what is sealed.
    const steps = diary.steps.filter(({ contract }) => contract !== rateReferralContract)
    return desks.isStaffed(referral.orgId) ? steps : []
  })
}
