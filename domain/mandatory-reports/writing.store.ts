import { settingOf } from '#domain/settings/setting.public.ts'
import { isRefusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { lockByDigits, receiptOfCode } from './duty-code.store.ts'
import { endDraft, findDraft, saveDraft, type StoredDraft } from './duty-draft.store.ts'
import { missingIn, type DutyDraft, type Missing } from './duty-report.schema.ts'
import { mandatoryReportSetting } from './mandatory-report-rule.schema.ts'
import { receiveReport } from './receiving.store.ts'
import { millisecondsOf } from '#platform/time/duration.ts'

/** How long the page that shows a receipt can be loaded again. */
const shownAgain = 3_600_000

/** What stands under a code now, or why it opens nothing. */
export type Written =
  | { readonly refused: 'code-unknown' | 'code-revoked' | 'code-expired' | 'code-used' }
  | (StoredDraft & {
      readonly codeId: string
      /** the report was sent a moment ago: its receipt */
      readonly receipt?: string | undefined
      /** another page has written since this one was loaded; nothing was saved */
      readonly isElsewhere: boolean
    })

/** As the system. A code past its time still opens what was begun in time. */
export async function openCode(tx: Tx, digits: string): Promise<Written> {
  const code = await lockByDigits(tx, digits)
  if (code === undefined) return { refused: 'code-unknown' }
  const stored = await findDraft(tx, code.id)
  const now = tx.now.getTime()
  if (stored.sentAt !== null) {
    const isFresh = now - Date.parse(stored.sentAt) < shownAgain
    return isFresh
      ? { ...stored, codeId: code.id, receipt: receiptOfCode(tx, code.id), isElsewhere: false }
      : { refused: 'code-used' }
  }
  if (code.revokedAt !== null) return { refused: 'code-revoked' }
  const isBegun = stored.savedAt !== null
  if (!isBegun && now >= Date.parse(code.expiresAt)) return { refused: 'code-expired' }
  const { body } = await settingOf(tx, mandatoryReportSetting)
  const kept = stored.savedAt === null ? now : Date.parse(stored.savedAt)
  if (now - kept > millisecondsOf(body.draft)) return { refused: 'code-expired' }
  return { ...stored, codeId: code.id, isElsewhere: false }
}

/**
 * Saves what the page says, unless another page has written since it was loaded: a page that is loaded
 * again sends its old words once more, and they must not take the place of newer ones.
 * @param given.revision what the page was loaded with
 */
export async function writeDraft(
  tx: Tx,
  given: { readonly code: string; readonly draft: DutyDraft; readonly revision: number },
): Promise<Written> {
  const open = await openCode(tx, given.code)
  if ('refused' in open || open.receipt !== undefined) return open
  if (given.revision !== open.revision) return { ...open, isElsewhere: true }
  const revision = open.revision + 1
  saveDraft(tx, open.codeId, given.draft, revision)
  return { ...open, draft: given.draft, revision, savedAt: tx.now.toISOString() }
}

/** Sends what is saved under the code, once. */
export async function sendDraft(
  tx: Tx,
  digits: string,
): Promise<
  | { readonly receipt: string }
  | {
      readonly missing: readonly (Missing | 'identity' | 'phone-invalid' | 'division-unknown')[]
    }
> {
  const code = await lockByDigits(tx, digits)
  if (code === undefined) return { missing: [] }
  const { draft, sentAt } = await findDraft(tx, code.id)
  const receipt = receiptOfCode(tx, code.id)
  if (sentAt !== null) return { receipt }
  const missing = missingIn(draft)
  if (missing.length > 0) return { missing }
  const { unitKind: kind, unitName: name } = code
  const report = await receiveReport(tx, draft, { kind, name }, receipt)
  if (isRefusal(report)) {
    const { refused } = report
    const isWorded = refused === 'phone-invalid' || refused === 'division-unknown'
    return { missing: [isWorded ? refused : 'identity'] }
  }
  endDraft(tx, code.id)
  return { receipt }
}
