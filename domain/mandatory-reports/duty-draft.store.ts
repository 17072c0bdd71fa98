import { insertInto, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { DutyDraft } from './duty-report.schema.ts'

const table = 'duty_drafts'

export type StoredDraft = {
  readonly draft: DutyDraft
  /** counts what was written under the code; 0 before anything was */
  readonly revision: number
  readonly savedAt: string | null
  readonly sentAt: string | null
}

/** What was written under a code so far. As the system. */
export async function findDraft(tx: Tx, codeId: string): Promise<StoredDraft> {
  const row = await tx.maybe<{
    content: Buffer | null
    revision: number
    savedAt: string
    sentAt: string | null
  }>(
    sql`select content, revision, saved_at, sent_at from duty_drafts
        where region = ${tx.actor.region} and code_id = ${codeId}`,
  )
  const text = row?.content ?? null
  const draft =
    text === null
      ? DutyDraft.parse({})
      : DutyDraft.parse(JSON.parse(tx.keyring.open(text, { table, field: 'content', id: codeId })))
  return {
    ...{ draft, revision: row?.revision ?? 0, sentAt: row?.sentAt ?? null },
    savedAt: row?.savedAt ?? null,
  }
}

export function saveDraft(tx: Tx, codeId: string, draft: DutyDraft, revision: number): void {
  const { region } = tx.actor
  const content = tx.keyring.seal(JSON.stringify(draft), { table, field: 'content', id: codeId })
  const row = { region, codeId, content, revision, savedAt: tx.now.toISOString(), sentAt: null }
  tx.send(
    sql`${insertInto(table, row)} on conflict (region, code_id)
        do update set content = excluded.content, revision = excluded.revision,
          saved_at = excluded.saved_at`,
  )
}

/** The code is used up, and what stood in the draft is with the report now. */
export function endDraft(tx: Tx, codeId: string): void {
  const { region } = tx.actor
  const at = tx.now.toISOString()
  const row = { region, codeId, content: null, revision: 1, savedAt: at, sentAt: at }
  tx.send(
    sql`${insertInto(table, row)} on conflict (region, code_id)
        do update set content = null, sent_at = excluded.sent_at`,
  )
}

/** Drafts that nobody has gone on with. As the system. @param before ISO time */
export function forgetDrafts(tx: Tx, before: string): void {
  tx.send(
    sql`delete from duty_drafts
        where region = ${tx.actor.region} and content is not null and saved_at < ${before}`,
  )
}
