import type { Refusal } from '#platform/access/decision.ts'
import { refuse } from '#platform/access/decision.ts'
import { keepDue, openStep, startStep, tightenSteps } from './due-step.transition.ts'
import { noted } from './entry.transition.ts'
import { standing } from './matter-action.schema.ts'
import type { MatterFile, MatterLevel, On } from './matter.schema.ts'

const noProposal = { proposedLevel: undefined, proposedReason: undefined, proposedBy: undefined }

/** A person may raise with a reason; lowering is only proposed and waits for a second person. */
export function changeLevel(
  file: MatterFile,
  { level, reason }: { level: MatterLevel; reason: string },
  on: On,
): MatterFile | Refusal {
  const isRaised = level < file.level
  const refusal = standing(isRaised ? 'raise-level' : 'lower-level', file.status)
  if (refusal !== undefined) return refusal
  if (level === file.level) return refuse('level-unchanged')
  const detail = { from: file.level, to: level }
  if (!isRaised) {
    const proposed: MatterFile = {
      ...file,
      proposedLevel: level,
      proposedReason: reason,
      proposedBy: on.actor.id,
    }
    return noted(proposed, 'lowering-proposed', on, { text: reason, detail })
  }
  const raised = tightenSteps({ ...file, ...noProposal, level, levelReason: reason }, on)
  const isReported = level === 1 && raised.acceptedAt !== undefined
  return noted(isReported ? startStep(raised, 'report', on) : raised, 'level-raised', on, {
    text: reason,
    detail,
  })
}

export function confirmLowering(
  file: MatterFile,
  { confirmed, text }: { confirmed: boolean; text: string },
  on: On,
): MatterFile | Refusal {
  const refusal = standing('confirm-lowering', file.status)
  if (refusal !== undefined) return refusal
  const { proposedLevel, proposedReason } = file
  if (proposedLevel === undefined) return refuse('nothing-proposed')
  const detail = { from: file.level, to: proposedLevel }
  if (!confirmed) {
    return noted({ ...file, ...noProposal }, 'lowering-rejected', on, { text, detail })
  }
  const lowered: MatterFile = {
    ...file,
    ...noProposal,
    level: proposedLevel,
    levelReason: proposedReason ?? '',
  }
  return noted(lowered, 'lowering-confirmed', on, { text, detail })
}

/** Imminent danger: she is reached within the hour, whatever was agreed before. */
export function setDanger(
  file: MatterFile,
  { imminent, reason }: { imminent: boolean; reason: string },
  on: On,
): MatterFile | Refusal {
  const refusal = standing(imminent ? 'flag-danger' : 'clear-danger', file.status)
  if (refusal !== undefined) return refusal
  if (imminent === file.imminent) {
    return refuse(imminent ? 'danger-already-flagged' : 'danger-not-flagged')
  }
  const changed: MatterFile = { ...file, imminent }
  if (!imminent) return noted(keepDue(changed, on), 'danger-cleared', on, { text: reason })
  const reaching =
    openStep(changed, 'accept') === undefined ? startStep(changed, 'contact', on) : changed
  return noted(tightenSteps(reaching, on), 'danger-flagged', on, { text: reason })
}
