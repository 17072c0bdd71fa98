/** How the rows of a table that tell of a matter are found. */
export type Belonging = 'matter' | 'referral' | 'visit' | 'attached'

/** What an erasure does with one table. Ids, days, codes and the place of a row stay: figures stand on them. */
export type Erased = {
  readonly table: string
  /** the column that says whose it is */
  readonly by: string
  readonly belonging: Belonging
  /** sealed words: another word stands in their place, for figures ask whether there were any */
  readonly words?: readonly string[]
  /** sealed records: their codes, days and numbers stay, every word goes */
  readonly records?: readonly string[]
  /** what may be missing, sealed or in clear */
  readonly emptied?: readonly string[]
}

/**
 * Everything that tells of a matter, in one place: `erasure.table.test.ts` finds every sealed column
 * of the database that is neither here nor excused there.
 */
export const erasures: readonly Erased[] = [
  {
    ...{ table: 'matters', by: 'id', belonging: 'matter' },
    words: ['level_reason', 'narrative', 'proposed_reason', 'wish'],
    records: ['safe_contact'],
    emptied: ['subject_name', 'person_id'],
  },
  {
    ...{ table: 'leads', by: 'matter_id', belonging: 'matter' },
    words: ['summary'],
    records: ['settlement', 'intake'],
    emptied: ['subject_name', 'person_id'],
  },
  { table: 'matter_entries', by: 'matter_id', belonging: 'matter', emptied: ['text'] },
  {
    ...{ table: 'matter_parties', by: 'matter_id', belonging: 'matter' },
    emptied: [
      ...['name', 'birth', 'phone', 'address', 'person_id'],
      ...['identity_index', 'phone_index', 'address_index'],
    ],
  },
  { table: 'cues', by: 'matter_id', belonging: 'matter', emptied: ['evidence'] },
  { table: 'break_glass', by: 'matter_id', belonging: 'matter', words: ['reason'] },
  {
    ...{ table: 'meetings', by: 'matter_id', belonging: 'matter' },
    words: ['venue', 'agenda', 'briefing', 'minutes'],
    records: ['decisions'],
  },
  {
    ...{ table: 'protection_orders', by: 'matter_id', belonging: 'matter' },
    records: ['application', 'confidential', 'facts'],
  },
  {
    ...{ table: 'warnings', by: 'matter_id', belonging: 'matter' },
    records: ['content', 'facts'],
  },
  {
    ...{ table: 'mandatory_reports', by: 'matter_id', belonging: 'matter' },
    records: ['content', 'facts'],
  },
  {
    ...{ table: 'mandatory_reporters', by: 'matter_id', belonging: 'matter' },
    records: ['content'],
  },
  {
    ...{ table: 'help_requests', by: 'matter_id', belonging: 'matter' },
    records: ['told'],
  },
  { table: 'help_messages', by: 'matter_id', belonging: 'matter', words: ['text'] },
  {
    ...{ table: 'call_pushes', by: 'matter_id', belonging: 'matter' },
    records: ['content'],
    emptied: ['feedback'],
  },
  {
    ...{ table: 'hotline_contacts', by: 'matter_id', belonging: 'matter' },
    records: ['content'],
    emptied: ['phone_index'],
  },
  {
    ...{ table: 'supervision_orders', by: 'matter_id', belonging: 'matter' },
    words: ['requirement', 'closing'],
    records: ['rounds'],
  },
  { table: 'referral_packets', by: 'id', belonging: 'referral', records: ['content'] },
  { table: 'referral_files', by: 'referral_id', belonging: 'referral', words: ['filename'] },
  { table: 'referral_entries', by: 'referral_id', belonging: 'referral', emptied: ['text'] },
  {
    ...{ table: 'visits', by: 'id', belonging: 'visit' },
    // That a need was met and a hazard found is a figure; what it was is not.
    words: ['need', 'solved', 'hazard'],
    emptied: ['extra', 'subject_name', 'person_id', 'household_id'],
  },
  {
    ...{ table: 'attachments', by: 'subject_id', belonging: 'attached' },
    words: ['filename', 'removal_reason'],
  },
]
