import { withinScope } from '#domain/divisions/division.public.ts'
import { join, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { OutputOf } from '#platform/http/endpoint.ts'
import { addDays, startOfDay, type Day } from '#platform/time/day.ts'
import type { readShiftContract } from './contact.contract.ts'

type Summary = OutputOf<typeof readShiftContract>

/** A day at the line in figures, of one worker or of her office; only what the asker may see is counted. */
export async function findShift(tx: Tx, day: Day, whose: 'mine' | 'office'): Promise<Summary> {
  const { actor } = tx
  const whom =
    whose === 'mine' ? sql`owner_id = ${actor.id}` : sql`org_id = any (${[...actor.orgs]}::uuid[])`
  const scope = withinScope(tx, sql`select app.hotline_contacts_apart()`)
  const where = join(
    [
      sql`region = ${actor.region}`,
      whom,
      sql`received_at >= ${startOfDay(day).toISOString()}`,
      sql`received_at < ${startOfDay(addDays(day, 1)).toISOString()}`,
      ...scope,
    ],
    ' and ',
  )
  const due = join(
    [sql`region = ${actor.region}`, whom, sql`call_back_due_at is not null`, ...scope],
    ' and ',
  )
  const [figures, byCategory, byNature, open] = await Promise.all([
    tx.maybe<Omit<Summary, 'day' | 'byCategory' | 'byNature' | 'openCallBacks'>>(
      sql`select count(*) filter (where nature = 'told')::int as told,
            count(*) filter (where nature <> 'told')::int as non_data,
            count(*) filter (where is_repeat)::int as repeat,
            count(*) filter (where urgency <> 'usual')::int as pressing,
            count(matter_id)::int as matters,
            count(*) filter (where 'violence' = any (traits))::int as violence,
            count(*) filter (where 'minor' = any (traits))::int as minor,
            count(*) filter (where satisfaction >= 4)::int as satisfied,
            count(satisfaction)::int as asked
          from hotline_contacts where ${where}`,
    ),
    tx.rows<Summary['byCategory'][number]>(
      sql`select category, count(*)::int as count from hotline_contacts
          where ${where} and category is not null group by category order by count desc, category`,
    ),
    tx.rows<Summary['byNature'][number]>(
      sql`select nature, count(*)::int as count from hotline_contacts
          where ${where} group by nature order by count desc, nature`,
    ),
    tx.maybe<{ count: number }>(
      sql`select count(*)::int as count from hotline_contacts where ${due}`,
    ),
  ])
  if (figures === undefined) throw new Error('a count without a row')
  return { day, ...figures, openCallBacks: open?.count ?? 0, byCategory, byNature }
}
