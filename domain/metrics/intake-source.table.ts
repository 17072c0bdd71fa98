import type { IntakeSource } from './intake.schema.ts'
import type { Source } from './source.schema.ts'

/** Records that tell of their own changes: each counts on the day it came in. */
export const intakeSources: Readonly<Record<IntakeSource, Source>> = {
  contacts: {
    ...cameIn('hotline_contacts', 'received_at'),
    category: `coalesce(record.category, '')`,
    label: 'record.number',
  },
  'help-requests': {
    ...cameIn('help_requests', 'created_at'),
    // What was held and closed unread was nobody's request, as far as anybody knows.
    only: 'record.lead_id is not null',
    // It has no number that anybody could use: the receipt is hers alone.
    label: `upper(right(record.id::text, 6))`,
  },
  'mandatory-reports': {
    ...cameIn('mandatory_reports', 'received_at'),
    // What the police decided is sealed with the report; its service says how it came out.
    beside: `left join services service on service.region = record.region and service.id = record.id`,
    label: 'record.number',
  },
  'report-watches': {
    ...cameIn('report_watches', 'due_at'),
    label: `coalesce(nullif(record.lead_number, ''), upper(right(record.id::text, 6)))`,
  },
}

function cameIn(
  table: string,
  at: string,
): Pick<Source, 'table' | 'beside' | 'marked' | 'category'> {
  return {
    table,
    beside: '',
    category: `''`,
    marked: `record.division = marked.division
      and record.${at} >= (marked.day::timestamp at time zone 'Asia/Shanghai')
      and record.${at} < ((marked.day + 1)::timestamp at time zone 'Asia/Shanghai')`,
  }
}
