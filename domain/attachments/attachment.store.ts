import { join } from 'node:path'
import type { Place } from '#platform/access/place.ts'
import type { SealContext } from '#platform/crypto/keyring.ts'
import { insertInto, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Attachment, AttachmentSubject } from './attachment.schema.ts'

const columns = sql`region, id, division, org_id, audience, sensitivity, named, barred,
  subject_kind, subject_id, filename, content_type, size, scan, purpose, created_by, created_by_name,
  created_at, removed_at, removed_by, removal_reason, whereabouts, version`

type Row = Omit<Attachment, 'filename' | 'removalReason'> & {
  readonly filename: Buffer
  readonly removalReason: Buffer | null
}

/** The last digits of an id are random; its first ones are the time, the same for years. */
export function attachmentPath(dataDir: string, id: string): string {
  return join(attachmentFolder(dataDir), id.slice(-2), id)
}

export function attachmentFolder(dataDir: string): string {
  return join(dataDir, 'attachments')
}

export async function findAttachment(tx: Tx, id: string): Promise<Attachment | undefined> {
  return opened(
    tx,
    await tx.maybe<Row>(
      sql`select ${columns} from attachments where region = ${tx.actor.region} and id = ${id}`,
    ),
  )
}

/** More files than a matter ever had; the page shows them all. */
const listLimit = 500

export async function listAttachments(
  tx: Tx,
  subjectKind: AttachmentSubject,
  subjectId: string,
): Promise<Attachment[]> {
  const rows = await tx.rows<Row>(
    sql`select ${columns} from attachments
        where region = ${tx.actor.region} and subject_id = ${subjectId}
          and subject_kind = ${subjectKind}
        order by created_at, id limit ${listLimit}`,
  )
  return rows.flatMap((row) => opened(tx, row) ?? [])
}

export function insertAttachment(tx: Tx, attachment: Attachment): void {
  const { id, removalReason: _, ...rest } = attachment
  const filename = tx.keyring.seal(attachment.filename, contextOf(id, 'filename'))
  tx.send(insertInto('attachments', { ...rest, id, filename }))
}

/**
 * The first removal stands. The row is not locked before: who may see a file but not remove it would
 * then be told that it is not there.
 */
export function saveRemoval(tx: Tx, attachment: Attachment): void {
  const { region, id, removedAt, removedBy, removalReason, version } = attachment
  const reason = tx.keyring.seal(removalReason ?? '', contextOf(id, 'removal_reason'))
  tx.send(
    sql`update attachments set removed_at = ${removedAt}, removed_by = ${removedBy},
          removal_reason = ${reason}, version = ${version}
        where region = ${region} and id = ${id} and removed_at is null`,
  )
}

/**
 * Throws as the database does where two write at once (40001), when it was marked since it was read:
 * no look may replace another unseen.
 */
export async function saveMark(
  tx: Tx,
  { region, id, whereabouts, version }: Attachment,
): Promise<void> {
  const saved = await tx.maybe(
    sql`update attachments set whereabouts = ${whereabouts ?? null}, version = ${version}
        where region = ${region} and id = ${id} and version = ${version - 1} returning id`,
  )
  if (saved === undefined) throw Object.assign(new Error('marked meanwhile'), { code: '40001' })
}

export async function findAttachments(tx: Tx, ids: readonly string[]): Promise<Attachment[]> {
  if (ids.length === 0) return []
  const rows = await tx.rows<Row>(
    sql`select ${columns} from attachments
        where region = ${tx.actor.region} and id = any (${[...ids]}::uuid[])`,
  )
  return rows.flatMap((row) => opened(tx, row) ?? [])
}

/** Of the given files, those that still belong to somebody, and those that were removed. */
export async function statesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, boolean>> {
  const rows = await tx.rows<{ id: string; isRemoved: boolean }>(
    sql`select id, removed_at is not null as is_removed from attachments
        where region = ${tx.actor.region} and id = any (${ids}::uuid[])`,
  )
  return new Map(rows.map(({ id, isRemoved }) => [id, isRemoved]))
}

/** Files go where their subjects go: whoever no longer sees the one no longer sees the other. */
export function moveAttachments(
  tx: Tx,
  kind: AttachmentSubject,
  subjects: readonly (Place & { readonly id: string })[],
): void {
  if (subjects.length === 0) return
  const column = (of: (subject: Place & { id: string }) => string): string[] => subjects.map(of)
  tx.send(
    sql`update attachments set division = incoming.division, org_id = incoming.org_id,
          audience = incoming.audience::uuid[], sensitivity = incoming.sensitivity,
          named = incoming.named::uuid[], barred = incoming.barred::uuid[]
        from unnest(${column(({ id }) => id)}::uuid[], ${column(({ division }) => division)}::text[],
          ${column(({ orgId }) => orgId)}::uuid[], ${column(({ audience }) => literal(audience))}::text[],
          ${column(({ sensitivity }) => sensitivity)}::text[],
          ${column(({ named }) => literal(named))}::text[],
          ${column(({ barred }) => literal(barred))}::text[])
          as incoming (subject_id, division, org_id, audience, sensitivity, named, barred)
        where attachments.region = ${tx.actor.region}
          and attachments.subject_id = incoming.subject_id and attachments.subject_kind = ${kind}`,
  )
}

/** Arrays of arrays must be rectangular in PostgreSQL, so they travel as text. */
function literal(ids: readonly string[]): string {
  return `{${ids.join()}}`
}

function opened(tx: Tx, row: Row | undefined): Attachment | undefined {
  if (row === undefined) return undefined
  const { filename, removalReason } = row
  return {
    ...row,
    filename: tx.keyring.open(filename, contextOf(row.id, 'filename')),
    removalReason:
      removalReason === null
        ? null
        : tx.keyring.open(removalReason, contextOf(row.id, 'removal_reason')),
  }
}

function contextOf(id: string, field: string): SealContext {
  return { table: 'attachments', field, id }
}
