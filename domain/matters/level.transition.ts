import type { Refusal } from '#platform/access/decision.ts'
import { refuse } from '#platform/access/decision.ts'
import {
  completeSteps,
  endSteps,
  keepDue,
  openStep,
  startStep,
  tightenSteps,
} from './due-step.transition.ts'
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
  return noted(raisedTo(file, level, reason, on), 'level-raised', on, { text: reason, detail })
}

/** Graver: the clocks that run are shortened, and the county is told of level 1. */
export function raisedTo(
  file: MatterFile,
  level: MatterLevel,
  levelReason: string,
  on: On,
): MatterFile {
  const raised = tightenSteps({ ...file, ...noProposal, level, levelReason }, on)
  const isReported = level === 1 && raised.acceptedAt !== undefined
  return isReported ? startStep(raised, 'report', on) : raised
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
  if (!imminent) {
    const cleared: MatterFile = { ...file, imminent }
    const calm = keepDue(endSteps(cleared, 'acknowledge', 'lapsed', on), on)
    return noted(calm, 'danger-cleared', on, { text: reason })
  }
  return noted(inDanger(file, on), 'danger-flagged', on, { text: reason })
}

/** Her clocks run by danger, and somebody has to say that the alarm was heard. */
export function inDanger(file: MatterFile, on: On): MatterFile {
  const flagged: MatterFile = { ...file, imminent: true }
  const reaching =
    openStep(flagged, 'accept') === undefined ? startStep(flagged, 'contact', on) : flagged
  return startStep(tightenSteps(reaching, on), 'acknowledge', on)
}

/** Somebody has heard the alarm and says so; until then it goes on rising, one level each time. */
export function acknowledgeDanger(
  file: MatterFile,
  { text }: { text?: string | undefined },
  on: On,
): MatterFile | Refusal {
  const refusal = standing('acknowledge', file.status)
  if (refusal !== undefined) return refusal
  if (openStep(file, 'acknowledge') === undefined) return refuse('nothing-to-acknowledge')
  return noted(completeSteps(file, 'acknowledge', on), 'acknowledged', on, { text })
}
