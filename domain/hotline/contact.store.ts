import { isInDivisions, withinScope } from '#domain/divisions/division.public.ts'
import {
  insertMany,
  join,
  pageOf,
  raw,
  sql,
  updateIn,
  wholeNumber,
  type Sql,
} from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { countCap } from '#platform/http/endpoint.ts'
import { addDays, startOfDay } from '#platform/time/day.ts'
import type { Contact, ContactContent } from './contact.schema.ts'

const types = {
  ...{ region: 'text', id: 'uuid', division: 'text', orgId: 'uuid', audience: 'uuid[]' },
  ...{ sensitivity: 'text', named: 'uuid[]', barred: 'uuid[]', number: 'text', channel: 'text' },
  ...{ nature: 'text', status: 'text', category: 'text', topic: 'text', traits: 'text[]' },
  ...{ cues: 'jsonb', urgency: 'text', handling: 'text', isGroup: 'boolean', isRepeat: 'boolean' },
  ...{ isPetition: 'boolean', isPoliceTold: 'boolean', receivedAt: 'timestamptz' },
  ...{ seconds: 'int', ownerId: 'uuid', ownerName: 'text', leadId: 'uuid', matterId: 'uuid' },
  ...{ referDueAt: 'timestamptz', referredAt: 'timestamptz', callBackDueAt: 'timestamptz' },
  ...{ calledBackAt: 'timestamptz', acceptDueAt: 'timestamptz', acceptedAt: 'timestamptz' },
  ...{ concludeDueAt: 'timestamptz', extendedAt: 'timestamptz', concludedAt: 'timestamptz' },
  ...{ satisfaction: 'smallint', clockNumber: 'int', phoneIndex: 'bytea', content: 'bytea' },
  version: 'int',
}

const columns = raw(
  `region, id, division, org_id, audience, sensitivity, named, barred, number, channel, nature,
   status, category, topic, traits, cues, urgency, handling, is_group, is_repeat, is_petition,
   is_police_told, received_at, seconds, owner_id, owner_name, lead_id, matter_id, refer_due_at,
   referred_at, call_back_due_at, called_back_at, accept_due_at, accepted_at, conclude_due_at,
   extended_at, concluded_at, satisfaction, clock_number, phone_index, content, version`,
)

type Stored = Omit<Contact, 'content'> & { readonly content: Buffer | null }

/** By which a caller is known again, without her number being readable. */
export function callerIndex(tx: Tx, phone: string): Buffer {
  return tx.keyring.blindIndex('phone', phone)
}

export function insertContacts(tx: Tx, contacts: readonly Contact[]): void {
  if (contacts.length === 0) return
  tx.send(
    insertMany(
      'hotline_contacts',
      types,
      contacts.map((contact) => sealed(tx, contact)),
    ),
  )
}

/** Writes what a command changed; what was answered of the cues stays as it was told. */
export function updateContact(tx: Tx, contact: Contact): void {
  const row = sealed(tx, contact)
  const { region, id } = contact
  const names = Object.keys(types).filter((name) => name !== 'cues')
  const changed = Object.fromEntries(names.map((name) => [name, row[name] ?? null]))
  tx.send(updateIn('hotline_contacts', { ...changed, region, id }))
}

/** Who may not see them any more, or again. */
export function placeContacts(tx: Tx, contacts: readonly Contact[]): void {
  for (const { region, id, sensitivity, named, barred, version } of contacts) {
    tx.send(updateIn('hotline_contacts', { region, id, sensitivity, named, barred, version }))
  }
}

export async function findContact(tx: Tx, id: string): Promise<Contact | undefined> {
  const row = await tx.maybe<Stored>(
    sql`select ${columns} from hotline_contacts where region = ${tx.actor.region} and id = ${id}`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

export async function lockStoredContact(tx: Tx, id: string): Promise<Contact | undefined> {
  const row = await tx.maybe<Stored>(
    sql`select ${columns} from hotline_contacts
        where region = ${tx.actor.region} and id = ${id} for update`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

export async function lockContactsOfMatters(
  tx: Tx,
  matterIds: readonly string[],
): Promise<Contact[]> {
  const rows = await tx.rows<Stored>(
    sql`select ${columns} from hotline_contacts
        where region = ${tx.actor.region} and matter_id = any (${[...matterIds]}::uuid[])
        order by id for update`,
  )
  return rows.map((row) => opened(tx, row))
}

/** The earliest first. */
export async function findContactsOfMatters(
  tx: Tx,
  matterIds: readonly string[],
): Promise<Contact[]> {
  const rows = await tx.rows<Stored>(
    sql`select ${columns} from hotline_contacts
        where region = ${tx.actor.region} and matter_id = any (${[...matterIds]}::uuid[])
        order by received_at, id limit 100`,
  )
  return rows.map((row) => opened(tx, row))
}

/** Earlier contacts from one number, as far as the actor may see them, the latest first. */
export async function findContactsFrom(tx: Tx, index: Buffer, limit: number): Promise<Contact[]> {
  const rows = await tx.rows<Stored>(
    sql`select ${columns} from hotline_contacts
        where region = ${tx.actor.region} and phone_index = ${index}
        order by received_at desc limit ${wholeNumber(limit)}`,
  )
  return rows.map((row) => opened(tx, row))
}

type Filter = {
  readonly view?: 'call-back' | 'mine' | 'petition' | 'told' | 'non-data' | undefined
  readonly channel?: string | undefined
  readonly category?: string | undefined
  readonly division?: readonly string[] | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export async function findContactPage(
  tx: Tx,
  filter: Filter,
  { page, size }: { page: number; size: number },
): Promise<{ items: Contact[]; total: number; totalIsCapped: boolean }> {
  const where = conditionOf(tx, filter)
  const order =
    filter.view === 'call-back'
      ? sql`order by call_back_due_at, id`
      : sql`order by received_at desc, id desc`
  const [rows, counted] = await Promise.all([
    tx.rows<Stored>(
      sql`select ${columns} from hotline_contacts where ${where} ${order} ${pageOf(page, size)}`,
    ),
    tx.maybe<{ total: number }>(
      sql`select count(*)::int as total from (
            select 1 from hotline_contacts where ${where}
            limit ${wholeNumber(countCap + 1)}) as counted`,
    ),
  ])
  const total = counted?.total ?? 0
  return {
    items: rows.map((row) => opened(tx, row)),
    total: Math.min(total, countCap),
    totalIsCapped: total > countCap,
  }
}

function conditionOf(tx: Tx, { view, channel, category, division, from, to }: Filter): Sql {
  return join(
    [
      sql`region = ${tx.actor.region}`,
      ...(view === undefined ? [] : [viewOf(tx, view)]),
      ...(channel === undefined ? [] : [sql`channel = ${channel}`]),
      ...(category === undefined ? [] : [sql`category = ${category}`]),
      ...(division === undefined ? [] : [isInDivisions(sql`division`, division)]),
      ...(from === undefined ? [] : [sql`received_at >= ${startOfDay(from).toISOString()}`]),
      ...(to === undefined ? [] : [sql`received_at < ${startOfDay(addDays(to, 1)).toISOString()}`]),
      ...withinScope(tx, sql`select app.hotline_contacts_apart()`),
    ],
    ' and ',
  )
}

function viewOf({ actor }: Tx, view: NonNullable<Filter['view']>): Sql {
  switch (view) {
    case 'call-back':
      return sql`call_back_due_at is not null`
    case 'mine':
      return sql`owner_id = ${actor.id}`
    case 'petition':
      return sql`is_petition`
    case 'told':
      return sql`nature = 'told'`
    case 'non-data':
      return sql`nature <> 'told'`
  }
}

function sealed(tx: Tx, contact: Contact): Record<string, unknown> {
  const { content, ...open } = contact
  const bytes =
    content === null ? null : tx.keyring.seal(JSON.stringify(content), contextOf(contact.id))
  return { ...open, content: bytes }
}

function opened(tx: Tx, row: Stored): Contact {
  const { content, ...open } = row
  return {
    ...open,
    content:
      content === null
        ? null
        : (JSON.parse(tx.keyring.open(content, contextOf(row.id))) as ContactContent),
  }
}

function contextOf(id: string): { table: string; field: string; id: string } {
  return { table: 'hotline_contacts', field: 'content', id }
}
