import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import { openStep } from './due-step.transition.ts'
import { MatterAction, standing } from './matter-action.schema.ts'
import { policies } from './matter.policy.ts'
import { ClosingOutcome, type MatterFile } from './matter.schema.ts'
import { notReadyToClose } from './matter.transition.ts'

export type Availability = { readonly action: MatterAction; readonly refusal: Refusal | undefined }

/** What the page offers: every action that could be meant, each with the reason why it cannot be done. */
export function actionsOf(actor: Actor, file: MatterFile): Availability[] {
  return MatterAction.options.map((action) => ({
    action,
    refusal: refusalOf(action, actor, file),
  }))
}

function refusalOf(action: MatterAction, actor: Actor, file: MatterFile): Refusal | undefined {
  const decision = policies[action](actor, file)
  if (isRefusal(decision)) return decision
  return standing(action, file.status) ?? notReady(action, file)
}

export type OutcomeAvailability = {
  readonly outcome: ClosingOutcome
  readonly refusal: Refusal | undefined
}

/** Each way to close has its own conditions: who wants no help need not have been followed up. */
export function outcomesOf(file: MatterFile): OutcomeAvailability[] {
  return ClosingOutcome.options.map((outcome) => ({
    outcome,
    refusal: notReadyToClose(file, outcome),
  }))
}

/** What the record itself says against it, apart from its status. */
function notReady(action: MatterAction, file: MatterFile): Refusal | undefined {
  switch (action) {
    case 'close':
      return file.imminent ? { refused: 'danger-not-cleared' } : undefined
    case 'acknowledge':
      return openStep(file, 'acknowledge') === undefined
        ? { refused: 'nothing-to-acknowledge' }
        : undefined
    case 'contact':
    case 'follow-up':
    case 'report':
      return file.acceptedAt === undefined
        ? { refused: 'matter-not-taken' }
        : action === 'follow-up' && file.contactedAt === undefined
          ? { refused: 'contact-comes-first' }
          : undefined
    case 'monitor':
      return file.contactedAt === undefined ? { refused: 'contact-comes-first' } : undefined
    case 'raise-level':
      return file.level === 1 ? { refused: 'level-is-highest' } : undefined
    case 'lower-level':
      return file.level === 4 ? { refused: 'level-is-lowest' } : undefined
    case 'confirm-lowering':
      return file.proposedLevel === undefined ? { refused: 'nothing-proposed' } : undefined
    case 'flag-danger':
      return file.imminent ? { refused: 'danger-already-flagged' } : undefined
    case 'clear-danger':
      return file.imminent ? undefined : { refused: 'danger-not-flagged' }
    case 'archive':
      return file.revisitedAt === undefined ? { refused: 'revisit-comes-first' } : undefined
    case 'revisit':
      return file.revisitedAt === undefined ? undefined : { refused: 'matter-already-revisited' }
    case 'change-sensitivity':
    case 'declare-conflict':
    case 'decline':
    case 'hand-over':
    case 'merge':
    case 'note':
    case 'record-wish':
    case 'reopen':
    case 'set-barred':
    case 'set-co-acting':
    case 'set-named':
    case 'take':
    case 'undo-merge':
      return undefined
  }
}
