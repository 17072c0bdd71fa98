import { inDanger, raisedTo } from './level.transition.ts'
import { noted } from './entry.transition.ts'
import { standing } from './matter-action.schema.ts'
import type { MatterFile, MatterLevel, On } from './matter.schema.ts'

export type Regrade = {
  readonly level: MatterLevel
  readonly imminent: boolean
  /** code of what happened: `checklist`, `order`, `concern` … */
  readonly because: string
}

/**
 * What the rules found takes effect at once where it is graver. It never lowers a level and never
 * calls off a danger: that is for people (domain M10). @returns the same file where nothing is graver
 */
export function regradeMatter(file: MatterFile, found: Regrade, on: On): MatterFile {
  if (standing('raise-level', file.status) !== undefined) return file
  const { because } = found
  const isRaised = found.level < file.level
  const isAlarm = found.imminent && !file.imminent
  const raised = isRaised
    ? noted(raisedTo(file, found.level, 'by-rules', on), 'regraded', on, {
        detail: { from: file.level, to: found.level, because },
      })
    : file
  if (!isAlarm) return raised
  return noted(inDanger(raised, on), 'danger-flagged', on, { detail: { because } })
}
