import type { Actor } from '#platform/access/actor.ts'
import { covers, has, isAdministrator } from '#platform/access/actor.ts'
import { maySee, type Place } from '#platform/access/place.ts'

/** A row as the database holds it, with the columns that decide who sees it. */
export type SightRow = {
  readonly region: string
  readonly id: string
  /** physical place (ctid), by which it is known again whatever the table's key is */
  readonly at: string
  readonly columns: Readonly<Record<string, unknown>>
}

export type Sight = (actor: Actor, row: SightRow) => boolean

const placed: Sight = (actor, { region, columns }) => maySee(actor, placeOf(region, columns))

const ofRegion: Sight = (actor, { region }) =>
  region === actor.region && (actor.kind === 'user' || actor.kind === 'system')

const bySystem: Sight = (actor, { region }) => region === actor.region && actor.kind === 'system'

const byCityOffice: Sight = (actor, { region }) =>
  region === actor.region && (actor.kind === 'system' || has(actor, 'city-officer'))

function own(column: string): Sight {
  return (actor, { region, columns }) =>
    region === actor.region && (actor.kind === 'system' || columns[column] === actor.id)
}

const ofSubtree: Sight = (actor, { region, columns }) =>
  region === actor.region &&
  (actor.kind === 'system' ||
    actor.orgs.includes(String(columns['org_id'])) ||
    covers(actor, String(columns['division'])))

const ofOrg: Sight = (actor, { region, columns }) =>
  region === actor.region &&
  (actor.kind === 'system' || actor.orgs.includes(String(columns['org_id'])))

/** Who may read a row of each table, as the code says it. A table without an entry fails the suite. */
export const sights: Readonly<Record<string, Sight>> = {
  account_rights: (actor, { region, columns }) =>
    region === actor.region &&
    (actor.kind === 'system' ||
      columns['account_id'] === actor.id ||
      has(actor, 'system-admin', 'security-admin')),
  accounts: (actor, { region, id, columns }) =>
    region === actor.region &&
    (actor.kind === 'system' ||
      id === actor.id ||
      actor.orgs.includes(String(columns['org_id'])) ||
      isAdministrator(actor)),
  assessments: placed,
  attachments: placed,
  audit_events: (actor, { region }) =>
    region === actor.region && (actor.kind === 'system' || has(actor, 'audit-admin')),
  break_glass: own('account_id'),
  call_figures: ofSubtree,
  call_households: ofOrg,
  call_keys: ofOrg,
  call_models: ofOrg,
  call_pairs: ofOrg,
  call_pushes: placed,
  calls: ofOrg,
  calendar_links: own('account_id'),
  calendar_years: ofRegion,
  credentials: bySystem,
  cues: placed,
  data_keys: bySystem,
  delegations: (actor, { region, columns }) =>
    region === actor.region &&
    (actor.kind === 'system' ||
      columns['from_account'] === actor.id ||
      columns['to_account'] === actor.id ||
      actor.orgs.includes(String(columns['org_id']))),
  device_items: ofSubtree,
  device_keys: bySystem,
  devices: (actor, { region, columns }) =>
    region === actor.region &&
    (actor.kind === 'system' ||
      columns['account_id'] === actor.id ||
      covers(actor, String(columns['division']))),
  divisions: ofRegion,
  due_steps: placed,
  duty_shifts: ofSubtree,
  effects: bySystem,
  erasure_items: byCityOffice,
  erasure_runs: byCityOffice,
  duty_codes: ofOrg,
  duty_drafts: bySystem,
  executives: ofSubtree,
  filing_corrections: bySystem,
  filings: bySystem,
  hotline_contacts: placed,
  help_counters: bySystem,
  help_messages: placed,
  help_requests: placed,
  help_salts: bySystem,
  idempotency_keys: own('account_id'),
  import_batches: own('account_id'),
  import_errors: own('account_id'),
  import_faults: own('account_id'),
  import_mappings: (actor, { region, columns }) =>
    region === actor.region &&
    (actor.kind === 'system' || actor.orgs.includes(String(columns['org_id']))),
  import_records: own('account_id'),
  imports: own('account_id'),
  kinships: (actor, { region, columns }) =>
    region === actor.region &&
    (actor.kind === 'system' || columns['account_id'] === actor.id || has(actor, 'security-admin')),
  lead_checks: bySystem,
  leads: placed,
  ledgers: (actor, { region, columns }) =>
    region === actor.region &&
    (actor.kind === 'system' ||
      columns['account_id'] === actor.id ||
      (columns['sharing'] === 'organisation' && actor.orgs.includes(String(columns['org_id'])))),
  legal_holds: byCityOffice,
  match_requests: bySystem,
  matter_entries: placed,
  matter_links: placed,
  matter_numbers: bySystem,
  matter_parties: placed,
  matters: placed,
  meetings: placed,
  metric_cells: (actor, { region, columns }) =>
    region === actor.region &&
    (actor.kind === 'system' ||
      (actor.kind === 'user' &&
        covers(actor, String(columns['division'])) &&
        isCleared(actor, columns))),
  mandatory_reporters: placed,
  mandatory_reports: placed,
  metric_marks: bySystem,
  metric_sums: (actor, { region, columns }) =>
    region === actor.region &&
    (actor.kind === 'system' ||
      (actor.kind === 'user' &&
        covers(actor, String(columns['area'])) &&
        isCleared(actor, columns))),
  metric_members: (actor, { region, columns }) =>
    region === actor.region &&
    (actor.kind === 'system' ||
      (actor.kind === 'user' && covers(actor, String(columns['division'])))),
  notice_deliveries: bySystem,
  notice_preferences: own('account_id'),
  notices: (actor, { region, columns }) =>
    region === actor.region &&
    (actor.kind === 'system' ||
      (actor.kind === 'user' &&
        !(columns['barred'] as string[]).includes(actor.id) &&
        (columns['account_id'] === actor.id ||
          (actor.orgs.includes(String(columns['org_id'])) && isCleared(actor, columns))))),
  organisations: ofRegion,
  outside_messages: (actor, { region }) =>
    region === actor.region && (actor.kind === 'system' || has(actor, 'system-admin')),
  past_entries: placed,
  people: placed,
  person_contacts: placed,
  person_merges: placed,
  person_relations: placed,
  person_tags: placed,
  referral_entries: placed,
  referral_files: placed,
  referral_packets: placed,
  referral_ratings: placed,
  referrals: placed,
  protection_orders: placed,
  report_texts: ofRegion,
  report_watches: placed,
  service_numbers: ofRegion,
  services: placed,
  saved_views: (actor, { region, columns }) =>
    region === actor.region &&
    (actor.kind === 'system' ||
      columns['account_id'] === actor.id ||
      (columns['sharing'] === 'organisation' && actor.orgs.includes(String(columns['org_id'])))),
  sessions: (actor, { region, columns }) =>
    region === actor.region &&
    (actor.kind === 'system' ||
      columns['account_id'] === actor.id ||
      has(actor, 'system-admin', 'security-admin')),
  settings: ofRegion,
  sign_in_tries: bySystem,
  supervision_numbers: (actor, { region }) =>
    region === actor.region &&
    (actor.kind === 'system' || has(actor, 'county-officer', 'city-officer')),
  supervision_orders: placed,
  tasks: own('account_id'),
  visits: placed,
  warnings: placed,
  zero_bundle_lines: placed,
  zero_bundles: placed,
  zero_report_cells: (actor, { region, columns }) =>
    region === actor.region &&
    (actor.kind === 'system' ||
      (actor.kind === 'user' && covers(actor, String(columns['division'])))),
  zero_report_checks: ofSubtree,
  zero_report_draws: ofSubtree,
  zero_report_entries: ofSubtree,
  zero_reports: ofSubtree,
}

function isCleared(actor: Actor, { sensitivity }: SightRow['columns']): boolean {
  return (
    sensitivity === 'normal' || (sensitivity === 'sensitive' && actor.clearance === 'sensitive')
  )
}

function placeOf(region: string, columns: SightRow['columns']): Place {
  return {
    region,
    division: String(columns['division']),
    orgId: String(columns['org_id']),
    audience: columns['audience'] as string[],
    sensitivity: columns['sensitivity'] as Place['sensitivity'],
    named: columns['named'] as string[],
    barred: columns['barred'] as string[],
  }
}
