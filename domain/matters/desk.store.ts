import { countCap } from '#platform/http/endpoint.ts'
import { join, raw, sql, steady, wholeNumber, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { addDays, dayOf, startOfDay } from '#platform/time/day.ts'
import type { DueStepKind, StepSubject } from './due-step.schema.ts'
import type { Matter } from './matter.schema.ts'

export type DeskStep = {
  readonly stepId: string
  readonly kind: DueStepKind
  readonly dutyOrgId: string
  readonly assigneeId: string | null
  readonly startedAt: string
  readonly dueAt: string
  readonly warnsAt: string | null
  readonly escalatedAt: string | null
  readonly subjectKind: StepSubject
  readonly subjectId: string | null
  readonly matterId: string
  readonly number: string
  readonly division: string
} & Shown

/** What is told of the matter where the actor may open it; nothing where only the step is hers. */
type Shown = {
  readonly [Field in 'status' | 'level' | 'imminent' | 'category']: Matter[Field] | null
} & { readonly subjectName: string | null }

const shown = raw(
  `step.id as step_id, step.kind, step.duty_org_id, step.assignee_id, step.started_at, step.due_at,
   step.warns_at, step.escalated_at, step.subject_kind, step.subject_id, step.matter_id, step.division,
   coalesce(step.number, matter.number) as number, matter.status, matter.level, matter.imminent,
   matter.category, matter.subject_name`,
)

export type Whose = 'mine' | 'organisation'

/** When the actor's day ends, in Asia/Shanghai. */
export function endOfToday(now: Date): Date {
  return startOfDay(addDays(dayOf(now), 1))
}

/** The accounts whose steps lie on the desk: by their ids, or as an array that the statement makes itself. */
type Acted = readonly string[] | Sql

/**
 * Steps of the actor's desk by clock, from one place in the order on.
 * @param acted the accounts for which she works today
 */
export function findDeskSteps(
  tx: Tx,
  acted: Acted,
  whose: Whose,
  { after, size }: { after?: { dueAt: string; stepId: string } | undefined; size: number },
): Promise<(DeskStep & { readonly stepVersion: number })[]> {
  const onwards =
    after === undefined
      ? sql``
      : sql`and (due_at, id) > (${steady(after.dueAt, 'timestamptz')}, ${steady(after.stepId, 'uuid')})`
  return tx.rows(
    sql`select ${shown}, step.version as step_version
        from (
          select distinct on (due_at, id) * from (${lanesOf(tx, acted, whose, { columns: carried, onwards, size })}) as lanes
          order by due_at, id limit ${wholeNumber(size)}
        ) as step
        left join matters as matter on matter.region = step.region and matter.id = step.matter_id
        order by step.due_at, step.id`,
  )
}

/** What the desk needs of a step: wider rows would be carried through every lane. */
const carried = raw(
  `region, id, matter_id, division, number, kind, duty_org_id, assignee_id, started_at, due_at, warns_at,
   escalated_at, subject_kind, subject_id, version`,
)

/**
 * One ordered index walk per reason for which a step lies on this desk: mine, one organisation's,
 * escalated to one. An `or` over them would sort every open step of the city.
 */
function lanesOf(
  { actor }: Tx,
  acted: Acted,
  whose: Whose,
  { columns, onwards, size }: { columns: Sql; onwards: Sql; size: number },
): Sql {
  const { region, orgs } = actor
  const lane = (owners: Sql, column: Sql): Sql =>
    sql`select lane.* from unnest(${owners}) as owner (id) cross join lateral (
        select ${columns} from due_steps
        where region = ${region} and done_at is null and ${column} = owner.id ${onwards}
        order by due_at, id limit ${wholeNumber(size)}
      ) as lane`
  const accounts = 'length' in acted ? steady([...acted], 'uuid[]') : acted
  const mine = lane(accounts, sql`assignee_id`)
  if (whose === 'mine') return mine
  const offices = steady([...orgs], 'uuid[]')
  return join(
    [mine, lane(offices, sql`duty_org_id`), lane(offices, sql`escalated_to`)],
    ' union all ',
  )
}

/** The most urgent step of each matter in imminent danger that is on this desk. */
export function findPinned(tx: Tx): Promise<DeskStep[]> {
  const { region, id, orgs } = tx.actor
  const mine = [...orgs]
  return tx.rows<DeskStep>(
    sql`select ${shown}
        from matters as matter cross join lateral (
          select * from due_steps
          where region = matter.region and matter_id = matter.id and done_at is null
            and (duty_org_id = any (${mine}::uuid[]) or escalated_to = any (${mine}::uuid[])
              or assignee_id = ${id})
          order by due_at, id limit 1
        ) as step
        where matter.region = ${region} and matter.imminent
          and matter.status in ('open', 'monitoring')
        order by step.due_at, step.id limit 20`,
  )
}

export type DeskCounts = {
  readonly overdue: number
  readonly today: number
  readonly later: number
}

/** How much lies there, each count stopped at the cap: one walk over each range of each lane. */
export async function countDesk(tx: Tx, acted: Acted, whose: Whose): Promise<DeskCounts> {
  const within = sql`and due_at >= span.since and due_at < span.until`
  const now = sql`${tx.now.toISOString()}::timestamptz + interval '1 microsecond'`
  const tomorrow = sql`${endOfToday(tx.now).toISOString()}::timestamptz`
  const lanes = lanesOf(tx, acted, whose, {
    ...{ columns: sql`id`, onwards: within, size: countCap + 1 },
  })
  const counted = await tx.rows<{ when: keyof DeskCounts; steps: number }>(
    sql`select span.name as when, count(distinct lane.id)::int as steps
        from (values ('overdue', '-infinity'::timestamptz, ${now}), ('today', ${now}, ${tomorrow}),
          ('later', ${tomorrow}, 'infinity'::timestamptz)) as span (name, since, until)
        cross join lateral (${lanes}) as lane
        group by span.name`,
  )
  const counts = { overdue: 0, today: 0, later: 0 }
  for (const { when, steps } of counted) counts[when] = steps
  return counts
}
