import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { erasures } from './erasure.table.ts'

/** Sealed columns that an erasure of matters leaves, each with its reason. */
const excused: Readonly<Record<string, string>> = {
  'audit_events.hash': 'the log stays whole',
  'call_households.facts': 'the police’s own database, by their rules of keeping',
  'call_pairs.reason': 'the police’s own database, by their rules of keeping',
  'calls.facts': 'the police’s own database, by their rules of keeping',
  'calls.feature': 'the police’s own database, by their rules of keeping',
  'calls.fingerprint': 'a hash by which a file handed in twice is known',
  'calendar_links.token_hash': 'an account’s',
  'credentials.totp_pending': 'an account’s',
  'credentials.totp_secret': 'an account’s',
  'data_keys.wrapped': 'a key',
  'delegations.reason': 'about staff',
  'device_items.content': 'waits for a person to look at it; what is taken keeps none',
  'device_items.settle_reason': 'why an office set it aside must outlive it',
  'device_keys.private_key': 'a key',
  'device_keys.public_key': 'a key',
  'devices.token_hash': 'an account’s',
  'duty_codes.code_hash': 'a hash of what opens an empty form',
  'duty_drafts.content': 'goes when it is sent, or after a week',
  'duty_shifts.phone': 'about staff',
  'executives.phone': 'about staff',
  'help_counters.source': 'a keyed hash that nobody can trace after its day',
  'help_requests.receipt_index': 'a keyed hash of a code that only she has',
  'help_salts.salt': 'goes after a day',
  'idempotency_keys.request_hash': 'goes after a day',
  'idempotency_keys.response': 'goes after a day',
  'imports.head': 'the columns of a file, not its rows',
  'imports.layout': 'how a file is read, not its rows',
  'kinships.identity_index': 'about staff',
  'kinships.name': 'about staff',
  'legal_holds.lift_reason': 'why it was kept must outlive it',
  'legal_holds.reason': 'why it was kept must outlive it',
  'mandatory_reporters.receipt_hash': 'by which the reporter comes back; a hash',
  'match_requests.reason': 'of people’s files',
  'past_entries.done': 'of people’s files',
  'past_entries.fingerprint': 'of people’s files',
  'past_entries.told': 'of people’s files',
  'people.address': 'of people’s files',
  'people.identity': 'of people’s files',
  'people.identity_index': 'of people’s files',
  'people.phone': 'of people’s files',
  'people.phone_index': 'of people’s files',
  'person_contacts.note': 'of people’s files',
  'person_contacts.value': 'of people’s files',
  'person_contacts.value_index': 'of people’s files',
  'person_contacts.who_answers': 'of people’s files',
  'person_merges.kept': 'of people’s files',
  'person_merges.reason': 'of people’s files',
  'person_merges.undo_reason': 'of people’s files',
  'report_watches.answer': 'why an office had no duty must outlive the finding',
  'sessions.token_hash': 'an account’s',
  'sign_in_tries.name_index': 'an account’s',
  'visits.fingerprint': 'a hash by which a file handed in twice is known',
  'visits.removal_reason': 'why a clerk took an entry back',
  'zero_bundle_lines.event': 'a report of the day, kept as long as zero-reports are',
  'zero_bundles.acknowledgement': 'a report of the day, kept as long as zero-reports are',
  'zero_report_checks.note': 'a report of the day, kept as long as zero-reports are',
  'zero_report_entries.text': 'a report of the day, kept as long as zero-reports are',
}

describe('what an erasure covers', () => {
  let client: pg.Client
  beforeAll(async () => {
    client = new pg.Client({ connectionString: inject('database').ownerUrl })
    await client.connect()
  })
  afterAll(() => client.end())

  async function columns(where: string): Promise<string[]> {
    const { rows } = await client.query<{ name: string }>(
      `select c.relname || '.' || a.attname as name from pg_attribute a
       join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
         and not a.attisdropped and ${where} order by 1`,
    )
    return rows.map(({ name }) => name)
  }

  const covered = erasures.flatMap(({ table, words = [], records = [], emptied = [] }) =>
    [...words, ...records, ...emptied].map((column) => `${table}.${column}`),
  )

  test('is every sealed column there is, or one that is excused with its reason', async () => {
    const sealed = await columns(`a.atttypid = 'bytea'::regtype`)
    const known = new Set([...covered, ...Object.keys(excused)])
    expect(sealed.filter((name) => !known.has(name))).toEqual([])
  })

  test('is there: no column is named that the database does not have', async () => {
    const all = new Set(await columns('true'))
    expect(covered.filter((name) => !all.has(name))).toEqual([])
  })

  test('may be emptied where it is emptied', async () => {
    const required = new Set(await columns('a.attnotnull'))
    const emptied = erasures.flatMap(({ table, emptied: names = [] }) =>
      names.map((name) => `${table}.${name}`),
    )
    expect(emptied.filter((name) => required.has(name))).toEqual([])
  })
})
