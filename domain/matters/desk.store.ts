import { countCap } from '#platform/http/endpoint.ts'
import { raw, sql, wholeNumber, type Sql } from '#platform/db/sql.ts'
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

/**
 * Steps of the actor's desk by clock, from one place in the order on.
 * @param acted the accounts for which she works today
 */
export function findDeskSteps(
  tx: Tx,
  acted: readonly string[],
  whose: Whose,
  { after, size }: { after?: { dueAt: string; stepId: string } | undefined; size: number },
): Promise<(DeskStep & { readonly stepVersion: number })[]> {
  const onwards =
    after === undefined
      ? sql``
      : sql`and (due_at, id) > (${after.dueAt}::timestamptz, ${after.stepId}::uuid)`
  return tx.rows(
    sql`select ${shown}, step.version as step_version
        from (
          select distinct on (due_at, id) * from (${lanesOf(tx, acted, whose, onwards, size)}) as lanes
          order by due_at, id limit ${wholeNumber(size)}
        ) as step
        left join matters as matter on matter.region = step.region and matter.id = step.matter_id
        order by step.due_at, step.id`,
  )
}

/**
 * One ordered index walk per reason for which a step lies on this desk: mine, one organisation's,
 * escalated to one. An `or` over them would sort every open step of the city.
 */
function lanesOf(
  { actor }: Tx,
  acted: readonly string[],
  whose: Whose,
  onwards: Sql,
  size: number,
): Sql {
  const { region, orgs } = actor
  const mine = sql`(select lane.* from unnest(${[...acted]}::uuid[]) as who (account_id)
      cross join lateral (
        select * from due_steps
        where region = ${region} and done_at is null and assignee_id = who.account_id ${onwards}
        order by due_at, id limit ${wholeNumber(size)}
      ) as lane)`
  if (whose === 'mine') return mine
  return sql`${mine}
    union all
    select lane.* from unnest(${[...orgs]}::uuid[]) as mine (org_id) cross join lateral (
      (select * from due_steps
        where region = ${region} and done_at is null and duty_org_id = mine.org_id ${onwards}
        order by due_at, id limit ${wholeNumber(size)})
      union all
      (select * from due_steps
        where region = ${region} and done_at is null and escalated_to = mine.org_id ${onwards}
        order by due_at, id limit ${wholeNumber(size)})
    ) as lane`
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
export async function countDesk(
  tx: Tx,
  acted: readonly string[],
  whose: Whose,
): Promise<DeskCounts> {
  const now = tx.now.toISOString()
  const tomorrow = endOfToday(tx.now).toISOString()
  const walk = (range: Sql): Sql => lanesOf(tx, acted, whose, range, countCap + 1)
  const counted = await tx.maybe<DeskCounts>(
    sql`select
      (select count(distinct id)::int from (${walk(sql`and due_at <= ${now}`)}) as lanes) as overdue,
      (select count(distinct id)::int from (${walk(
        sql`and due_at > ${now} and due_at < ${tomorrow}`,
      )}) as lanes) as today,
      (select count(distinct id)::int from (${walk(sql`and due_at >= ${tomorrow}`)}) as lanes) as later`,
  )
  return counted ?? { overdue: 0, today: 0, later: 0 }
}
