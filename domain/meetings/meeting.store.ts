import { insertInto, raw, sql, updateIn, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Meeting, Task } from './meeting.schema.ts'

const columns = raw(
  `region, id, division, org_id, audience, sensitivity, named, barred, number, matter_id, status,
   starts_at, venue, agenda, briefing, attended, minutes, decisions, called_at, called_by, ended_at,
   version`,
)

type Row = Omit<Meeting, 'venue' | 'agenda' | 'briefing' | 'minutes' | 'decisions' | 'endedAt'> & {
  readonly [Field in 'venue' | 'agenda' | 'briefing']: Buffer
} & { readonly minutes: Buffer | null; readonly decisions: Buffer | null } & {
  readonly endedAt: string | null
}

function contextOf(field: string, id: string): { table: string; field: string; id: string } {
  return { table: 'meetings', field, id }
}

function sealed(
  tx: Tx,
  meeting: Meeting,
): Record<string, unknown> & { region: string; id: string } {
  const { id, minutes, decisions, endedAt } = meeting
  const seal = (field: string, text: string): Buffer => tx.keyring.seal(text, contextOf(field, id))
  return {
    ...meeting,
    audience: [...meeting.audience],
    named: [...meeting.named],
    barred: [...meeting.barred],
    attended: [...meeting.attended],
    venue: seal('venue', meeting.venue),
    agenda: seal('agenda', meeting.agenda),
    briefing: seal('briefing', meeting.briefing),
    minutes: minutes === undefined ? null : seal('minutes', minutes),
    decisions: seal('decisions', JSON.stringify(decisions)),
    endedAt: endedAt ?? null,
  }
}

function opened(tx: Tx, row: Row): Meeting {
  const open = (field: string, bytes: Buffer): string =>
    tx.keyring.open(bytes, contextOf(field, row.id))
  const { minutes, decisions, endedAt } = row
  return {
    ...row,
    venue: open('venue', row.venue),
    agenda: open('agenda', row.agenda),
    briefing: open('briefing', row.briefing),
    minutes: minutes === null ? undefined : open('minutes', minutes),
    decisions:
      decisions === null ? [] : (JSON.parse(open('decisions', decisions)) as readonly Task[]),
    endedAt: endedAt ?? undefined,
  }
}

export function insertMeeting(tx: Tx, meeting: Meeting): void {
  tx.send(insertInto('meetings', sealed(tx, meeting)))
}

export function updateMeeting(tx: Tx, meeting: Meeting): void {
  tx.send(updateIn('meetings', sealed(tx, meeting)))
}

export async function findMeeting(tx: Tx, id: string): Promise<Meeting | undefined> {
  return (await select(tx, sql`id = ${id}`))[0]
}

export async function lockMeeting(tx: Tx, id: string): Promise<Meeting | undefined> {
  return (await select(tx, sql`id = ${id} for update`))[0]
}

/** The latest first. */
export function findMeetingsOfMatters(tx: Tx, matterIds: readonly string[]): Promise<Meeting[]> {
  return select(tx, sql`matter_id = any (${[...matterIds]}::uuid[]) order by starts_at desc, id`)
}

async function select(tx: Tx, where: Sql): Promise<Meeting[]> {
  const rows = await tx.rows<Row>(
    sql`select ${columns} from meetings where region = ${tx.actor.region} and ${where}`,
  )
  return rows.map((row) => opened(tx, row))
}
