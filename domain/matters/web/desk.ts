import { subjectPages } from '#domain/inbox/notice-subject.schema.ts'
import type { DeskRow } from '../desk.contract.ts'

/** The record that the step is due on; a matter with the dialog of its next act open. */
export function placeOf({ subjectKind, subjectId, action }: DeskRow): string {
  const page = `${subjectPages[subjectKind]}${subjectId}`
  return subjectKind === 'matter' && action !== null ? `${page}?do=${action}` : page
}

export function recordOf({ subjectKind, subjectId }: DeskRow): string {
  return `${subjectPages[subjectKind]}${subjectId}`
}
