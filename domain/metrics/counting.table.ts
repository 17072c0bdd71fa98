import { chainSources } from './chain-source.table.ts'
import { intakeSources } from './intake-source.table.ts'
import type { Source, SourceName } from './source.schema.ts'

/** How a marked day of a division finds the records that additive metrics are counted over. */
export const sources: Readonly<Record<SourceName, Source>> = {
  visits: {
    table: 'visits',
    beside: '',
    marked:
      'record.township = left(marked.division, 9) and record.date = marked.day and record.division = marked.division',
    category: `''`,
    label: 'record.number',
  },
  leads: {
    table: 'leads',
    beside: '',
    marked: 'record.division = marked.division',
    category: 'record.category',
    label: 'record.source_number',
  },
  matters: {
    table: 'matters',
    beside: `left join leads lead on lead.region = record.region and lead.id = record.lead_id
      left join lateral (
        select bool_and(step.done_at <= step.due_at) as was_in_time from due_steps step
        where step.region = record.region and step.matter_id = record.id and step.kind = 'accept'
          and step.ended = 'done'
      ) acceptance on record.accepted_at is not null`,
    marked: 'record.division = marked.division',
    category: 'record.category',
    label: 'record.number',
  },
  ...chainSources,
  ...intakeSources,
}

/** The column a row counts by: a day, or an instant whose day in Asia/Shanghai decides. */
export type On = { readonly column: string; readonly holds: 'day' | 'instant' }

/** How a figure comes out of the records; the SQL is ours, it never holds anything from outside. */
export type Counting =
  | {
      /** rows of a source, each at its own day: cells add up over days and divisions */
      readonly kind: 'rows'
      readonly source: SourceName
      readonly on: On
      /** SQL: which rows count */
      readonly where: string
      /** SQL: what the figure is split by, where that is not the source's category */
      readonly split?: string
    }
  | {
      /** distinct executives among the visits; a cell for every period that may be asked for */
      readonly kind: 'distinct'
      readonly source: 'visits'
    }
  | {
      /** organisations that stand in the register on a day: few, and read where they stand */
      readonly kind: 'register'
      readonly organisationKind: string
    }

/** SQL: the day a row counts on; null when it does not count. */
export function dayIn({ column, holds }: On): string {
  return holds === 'day' ? column : `(${column} at time zone 'Asia/Shanghai')::date`
}
