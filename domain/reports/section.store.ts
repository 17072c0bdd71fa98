import { newId } from '#platform/db/id.ts'
import { insertInto, raw, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { ReportKind, SectionKey, SectionText } from './report.schema.ts'
import { defaultTexts } from './section.transition.ts'

const columns = raw('region, id, kind, period, section, text, edited_by, edited_at, version')

type Of = { readonly kind: ReportKind; readonly period: string }

/** What was edited of a report's sections. */
export function findSectionTexts(tx: Tx, { kind, period }: Of): Promise<SectionText[]> {
  return tx.rows<SectionText>(
    sql`select ${columns} from report_texts
        where region = ${tx.actor.region} and kind = ${kind} and period = ${period}`,
  )
}

/** The section's text, locked for editing; the default one, version 0, while nobody has edited it. */
export async function lockSectionText(
  tx: Tx,
  { kind, period, section }: Of & { readonly section: SectionKey },
): Promise<SectionText> {
  const { region } = tx.actor
  const stored = await tx.maybe<SectionText>(
    sql`select ${columns} from report_texts
        where region = ${region} and kind = ${kind} and period = ${period} and section = ${section}
        for update`,
  )
  if (stored !== undefined) return stored
  const unedited = { editedBy: null, editedAt: null, version: 0 }
  return { region, id: newId(), kind, period, section, text: defaultTexts[section], ...unedited }
}

/** Two first edits at once meet at the unique key: one of them is told that it exists already. */
export function saveSectionText(tx: Tx, next: SectionText, before: SectionText): void {
  if (before.version === 0) {
    tx.send(insertInto('report_texts', next))
    return
  }
  const { text, editedBy, editedAt, version } = next
  tx.send(
    sql`update report_texts
        set text = ${text}, edited_by = ${editedBy}, edited_at = ${editedAt}, version = ${version}
        where region = ${next.region} and id = ${next.id}`,
  )
}
