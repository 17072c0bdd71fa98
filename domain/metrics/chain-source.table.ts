import type { Source } from './source.schema.ts'

type ChainSource = 'gradings' | 'referrals' | 'orders' | 'warnings' | 'supervision'

/** Records that lie beside a matter: marked where they stand, and again where their matter goes. */
export const chainSources: Readonly<Record<ChainSource, Source>> = {
  // The time line says when a matter came to its level, whether rules or people put it there.
  gradings: {
    ...besideMatter('matter_entries'),
    only: `record.kind in ('opened', 'level-raised', 'regraded', 'danger-flagged')`,
    beside: 'join matters matter on matter.region = record.region and matter.id = record.matter_id',
    marked: `record.division = marked.division
      and record.kind in ('opened', 'level-raised', 'regraded', 'danger-flagged')
      and record.at >= (marked.day::timestamp at time zone 'Asia/Shanghai')
      and record.at < ((marked.day + 1)::timestamp at time zone 'Asia/Shanghai')`,
    subject: 'record.matter_id',
    category: 'matter.category',
    label: 'matter.number',
  },
  referrals: {
    ...besideMatter('referrals'),
    beside: `left join lateral (
        select bool_and(step.done_at <= step.due_at) as was_in_time from due_steps step
        where step.region = record.region and step.subject_id = record.id and step.kind = 'sign'
          and step.ended = 'done'
      ) signing on record.signed_at is not null`,
    category: 'record.category',
  },
  orders: besideMatter('protection_orders'),
  warnings: besideMatter('warnings'),
  supervision: besideMatter('supervision_orders'),
}

function besideMatter(table: string): Source {
  return {
    table,
    beside: '',
    marked: 'record.division = marked.division',
    matter: 'record.matter_id',
    category: `''`,
    label: 'record.number',
  }
}

const isLevel1 = (entry: string): string =>
  `(${entry}.kind in ('opened', 'level-raised', 'regraded')
    and coalesce(${entry}.detail ->> 'to', ${entry}.detail ->> 'level') = '1')`
const isDanger = (entry: string): string => `(${entry}.kind = 'danger-flagged')`

/**
 * SQL: the first entry of its matter that says so. What was merged into one matter is one matter: the
 * first of all its entries counts.
 */
function firstOf(is: (entry: string) => string): string {
  return `${is('record')} and not exists (
    select from matters same
    join matter_entries earlier on earlier.region = same.region and earlier.matter_id = same.id
    where same.region = record.region
      and (same.id = coalesce(matter.merged_into, matter.id)
        or same.merged_into = coalesce(matter.merged_into, matter.id))
      and ${is('earlier')} and (earlier.at, earlier.id) < (record.at, record.id))`
}

export const firstAtLevel1 = firstOf(isLevel1)
export const firstInDanger = firstOf(isDanger)

/** SQL: a matter that continues one that was closed for good. */
export const isRecurrence = `exists (
  select from matter_links link
  where link.region = record.region and link.matter_id = record.id
    and link.kind = 'recurrence' and link.is_earlier)`
