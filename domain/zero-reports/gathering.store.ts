import { divisionFullNames } from '#domain/divisions/division.public.ts'
import { townshipOf } from '#domain/divisions/division.schema.ts'
import { findHazards } from '#domain/leads/hazard.public.ts'
import type { Category } from '#domain/leads/category.schema.ts'
import type { Lead } from '#domain/leads/lead.schema.ts'
import {
  findOfKindsAt,
  findOrganisation,
  findOrganisations,
} from '#domain/organisations/organisation.public.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import { isRefusal, refuse, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { maskName } from '#platform/text/mask.ts'
import { addDays, dayOf, startOfDay } from '#platform/time/day.ts'
import { readPeriod, type Period } from '#platform/time/period.ts'
import { findHandedOver, hasBundle } from './bundle.store.ts'
import type { FoundHazard, Prepared } from './bundle.transition.ts'
import { findCells } from './completeness.store.ts'

/** A hazard that was recorded late still goes over, if it was found within so many days before. */
const reachBackDays = 365

const categoryNames: Readonly<Record<Category, string>> = {
  ...{ political: '政治权利', 'person-dignity': '人身和人格权益', property: '财产权益' },
  ...{ 'education-culture': '文化教育权益', 'labour-security': '劳动和社会保障权益' },
  ...{ 'marriage-family': '婚姻家庭', children: '儿童权益', other: '其他' },
}

/** Everything that a bundle is closed from, as far as the sender's own scope shows it. */
export async function prepareBundle(tx: Tx, text: string): Promise<Prepared | Refusal> {
  const period = readPeriod(text)
  if (isRefusal(period)) return period
  const sender = await findOrganisation(tx, tx.actor.orgId)
  if (sender === undefined) return refuse('no-such-organisation')
  if (startOfDay(addDays(period.to, 1)) > tx.now) {
    return refuse('period-not-over', { to: period.to })
  }
  const [offices, isClosed, own] = await Promise.all([
    findOfKindsAt(tx, ['political-legal'], [sender.division]),
    hasBundle(tx, sender.id, period.label),
    ownReport(tx, sender.id, period),
  ])
  const receiver = offices.find(({ level }) => level === sender.level)
  if (receiver === undefined) return refuse('no-peace-building-office')
  if (isClosed) return refuse('bundle-already-closed')
  if (own !== undefined && own.status !== 'filed') return refuse('own-report-not-signed')
  const [cells, hazards] = await Promise.all([
    findCells(tx, { divisions: sender.administers, from: period.from, to: period.to }),
    gather(tx, sender, period),
  ])
  // A county's own report lies above what it administers: it is counted from its row.
  const below = cells.filter(({ level }) => sender.level === 'city' || level !== 'county')
  const sum = (name: 'owed' | 'filed' | 'nil'): number =>
    below.reduce((total, cell) => total + cell[name], 0)
  const reports = {
    owed: sum('owed') + (own === undefined ? 0 : 1),
    filed: sum('filed') + (own?.status === 'filed' ? 1 : 0),
    nil: sum('nil') + (own?.nil === true ? 1 : 0),
  }
  return { id: newId(), sender, receiver, period, hazards, reports }
}

function ownReport(
  tx: Tx,
  orgId: string,
  period: Period,
): Promise<{ readonly status: string; readonly nil: boolean | null } | undefined> {
  return tx.maybe(
    sql`select status, nil from zero_reports
        where region = ${tx.actor.region} and org_id = ${orgId} and period = ${period.label}`,
  )
}

/**
 * What was found up to the end of the period and did not go over before; nothing that is sealed.
 * @param asOf the moment of closing: what was recorded or closed later is not yet so
 */
export async function gather(
  tx: Tx,
  sender: Organisation,
  period: Period,
  asOf: Date = tx.now,
): Promise<FoundHazard[]> {
  const from = addDays(period.from, -reachBackDays)
  const found = await findHazards(tx, sender.administers, { from, to: period.to })
  const open = found.filter(
    ({ sensitivity, createdAt }) => sensitivity !== 'sealed' && new Date(createdAt) <= asOf,
  )
  const gone = await findHandedOver(
    tx,
    sender.id,
    open.map(({ id }) => id),
  )
  const leads = open.filter(({ id }) => !gone.has(id))
  const matters = await findMatterFacts(tx, leads, asOf)
  const places = leads.map(({ division }) => division)
  const [names, organisations] = await Promise.all([
    divisionFullNames(tx, [...new Set([...places, ...places.map(townshipOf)])]),
    findOrganisations(
      tx,
      [...matters.values()].map(({ orgId }) => orgId),
    ),
  ])
  return leads.flatMap((lead): FoundHazard[] => {
    const matter = matters.get(lead.matterId ?? '')
    // A matter that grew more sensitive than its lead, or that was merged, decides.
    if (matter?.sensitivity === 'sealed' || matter?.status === 'merged') return []
    const organisation = organisations.get(matter?.orgId ?? '')
    const township = townshipOf(lead.division)
    return [
      {
        ...{ leadId: lead.id, foundOn: lead.foundOn, division: lead.division },
        isGuarded: lead.sensitivity !== 'normal' || matter?.sensitivity === 'sensitive',
        place: names.get(lead.division) ?? '',
        ...{ townshipPlace: names.get(township) ?? '', townshipDivision: township },
        categoryName: categoryNames[lead.category],
        ...{ number: matter?.number ?? lead.sourceNumber, summary: lead.summary },
        subject: lead.subjectName === undefined ? '' : maskName(lead.subjectName),
        people: Math.max(1, matter?.people ?? 0),
        limit:
          matter?.dueAt === null || matter === undefined ? null : dayOf(new Date(matter.dueAt)),
        ...{ matterStatus: matter?.status ?? null, closedOutcome: matter?.closedOutcome ?? null },
        organisationKind: organisation?.kind ?? null,
        ...{ organisation: organisation?.name ?? '', responsible: matter?.assigneeName ?? '' },
      },
    ]
  })
}

type MatterFacts = {
  readonly id: string
  readonly number: string
  readonly status: string
  readonly sensitivity: string
  readonly orgId: string
  readonly assigneeName: string | null
  readonly closedOutcome: string | null
  readonly people: number
  readonly dueAt: string | null
}

async function findMatterFacts(
  tx: Tx,
  leads: readonly Lead[],
  asOf: Date,
): Promise<ReadonlyMap<string, MatterFacts>> {
  const ids = leads.flatMap(({ matterId }) => matterId ?? [])
  if (ids.length === 0) return new Map()
  const { region } = tx.actor
  const found = await tx.rows<MatterFacts>(
    sql`select id, number, sensitivity, org_id, assignee_name,
          case when closed_at > ${asOf.toISOString()} then 'open' else status end as status,
          case when closed_at <= ${asOf.toISOString()} then closed_outcome end as closed_outcome,
          (select count(*)::int from matter_parties party
           where party.region = ${region} and party.matter_id = matters.id) as people,
          (select min(due_at) from due_steps step
           where step.region = ${region} and step.matter_id = matters.id
             and step.done_at is null) as due_at
        from matters where region = ${region} and id = any (${ids}::uuid[])`,
  )
  return new Map(found.map((facts) => [facts.id, facts]))
}
