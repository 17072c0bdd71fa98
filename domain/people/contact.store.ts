import { insertInto, raw, sql, updateIn, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Contact } from './contact.schema.ts'

const columns = raw(
  `id, region, division, org_id, audience, sensitivity, named, barred, person_id, kind, value,
   valid_from, valid_to, source, is_safe, safe_days, safe_from, safe_to, who_answers, note,
   created_at, created_by, version`,
)

type Row = Omit<Contact, 'value' | 'whoAnswers' | 'note'> & {
  readonly value: Buffer
  readonly whoAnswers: Buffer | null
  readonly note: Buffer | null
}

function sealed(tx: Tx, contact: Contact): Record<'value' | 'whoAnswers' | 'note', Buffer | null> {
  const seal = (field: 'value' | 'whoAnswers' | 'note'): Buffer | null => {
    const text = contact[field]
    return text === null ? null : tx.keyring.seal(text, contextOf(field, contact.id))
  }
  return { value: seal('value'), whoAnswers: seal('whoAnswers'), note: seal('note') }
}

function opened(tx: Tx, row: Row): Contact {
  const open = (field: 'whoAnswers' | 'note'): string | null => {
    const text = row[field]
    return text === null ? null : tx.keyring.open(text, contextOf(field, row.id))
  }
  return {
    ...row,
    value: tx.keyring.open(row.value, contextOf('value', row.id)),
    whoAnswers: open('whoAnswers'),
    note: open('note'),
  }
}

function contextOf(field: string, id: string): { table: string; field: string; id: string } {
  return { table: 'person_contacts', field, id }
}

export function insertContact(tx: Tx, contact: Contact): void {
  const valueIndex = tx.keyring.blindIndex(contact.kind, contact.value)
  tx.send(insertInto('person_contacts', { ...contact, ...sealed(tx, contact), valueIndex }))
}

/** What can change: the value stands as it was told; a new number is a new contact. */
export function saveContact(tx: Tx, contact: Contact): void {
  const { id, region, validTo, isSafe, safeDays, safeFrom, safeTo, named, version } = contact
  const { whoAnswers, note } = sealed(tx, contact)
  tx.send(
    updateIn('person_contacts', {
      ...{ id, region, validTo, isSafe, safeDays, safeFrom, safeTo, version, whoAnswers, note },
      named,
    }),
  )
}

export async function lockContact(tx: Tx, id: string): Promise<Contact | undefined> {
  const row = await tx.maybe<Row>(
    sql`select ${columns} from person_contacts
        where region = ${tx.actor.region} and id = ${id} for update`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

/** The latest first; those that no longer hold as well. */
export function findContacts(tx: Tx, personIds: readonly string[]): Promise<Contact[]> {
  return contactsOf(tx, sql`${[...personIds]}::uuid[]`)
}

/** The same of a person's file and those in reach that were joined to it, without asking for these first. */
export function findContactsOf(tx: Tx, personId: string): Promise<Contact[]> {
  return contactsOf(
    tx,
    sql`array_append(array(select id from people
        where region = ${tx.actor.region} and merged_into = ${personId}), ${personId}::uuid)`,
  )
}

async function contactsOf(tx: Tx, files: Sql): Promise<Contact[]> {
  const rows = await tx.rows<Row>(
    sql`select ${columns} from person_contacts
        where region = ${tx.actor.region} and person_id = any (${files})
        order by valid_from desc, id desc limit 100`,
  )
  return rows.map((row) => opened(tx, row))
}
