import type { DueStepKind } from '../due-step.schema.ts'
import type { MatterAction } from '../matter-action.schema.ts'
import type { ActionView, MatterPage } from '../matter-page.contract.ts'

/** What a due step asks for: `accept` is done by taking the matter on. */
const actOfStep: Readonly<Partial<Record<DueStepKind, MatterAction>>> = {
  acknowledge: 'acknowledge',
  accept: 'take',
  contact: 'contact',
  'follow-up': 'follow-up',
  report: 'report',
  revisit: 'revisit',
}

/** Daily work, in the order in which it comes. */
const usualActs: readonly MatterAction[] = [
  ...([
    'acknowledge',
    'take',
    'contact',
    'follow-up',
    'report',
    'record-wish',
    'confirm-lowering',
  ] as const),
  ...(['flag-danger', 'clear-danger', 'monitor', 'close', 'revisit', 'archive', 'reopen'] as const),
]

/** Seldom, and each with consequences: folded away. */
const rareActs: readonly MatterAction[] = [
  ...(['raise-level', 'lower-level', 'hand-over', 'set-co-acting', 'change-sensitivity'] as const),
  ...(['set-barred', 'set-named'] as const),
  ...(['merge', 'undo-merge', 'decline', 'declare-conflict'] as const),
]

/** Refusals that only say "not at this point of the chain": nothing to tell anybody. */
const outOfPlace: ReadonlySet<string> = new Set([
  ...['matter-closed', 'matter-archived', 'matter-merged', 'matter-declined', 'matter-not-closed'],
  ...['matter-not-merged', 'matter-already-monitored', 'matter-already-yours'],
  ...['matter-not-taken', 'contact-comes-first', 'revisit-comes-first'],
  ...[
    'matter-already-revisited',
    'nothing-proposed',
    'danger-already-flagged',
    'danger-not-flagged',
    'nothing-to-acknowledge',
    'role-not-allowed',
  ],
])

export function isOpenAct({ refusal }: ActionView): boolean {
  return refusal === null
}

export type Sorted = {
  /** the next step: the one solid button */
  readonly first: MatterAction | undefined
  readonly usual: readonly MatterAction[]
  readonly refused: readonly ActionView[]
  readonly rare: readonly MatterAction[]
}

/** What closes the chain; before that, why not is nobody's question. */
const afterClosing: ReadonlySet<MatterAction> = new Set(['revisit', 'archive'])

export function sortActions({ actions, steps, imminent, status }: MatterPage): Sorted {
  const open = new Set(actions.filter(isOpenAct).map(({ action }) => action))
  const due = steps
    .filter(({ doneAt }) => doneAt === null)
    .sort((one, other) => one.dueAt.localeCompare(other.dueAt))
    .flatMap(({ kind }) => actOfStep[kind] ?? [])
  const first = due.find((act) => open.has(act))
  // The flag is either raised or cleared, never both.
  const idle: MatterAction = imminent ? 'flag-danger' : 'clear-danger'
  return {
    first,
    usual: usualActs.filter((act) => open.has(act) && act !== first && act !== idle),
    refused: actions.filter(
      (view) =>
        view.refusal !== null &&
        !isOpenAct(view) &&
        usualActs.includes(view.action) &&
        view.action !== idle &&
        !outOfPlace.has(view.refusal) &&
        (status === 'closed' || !afterClosing.has(view.action)),
    ),
    rare: rareActs.filter((act) => open.has(act)),
  }
}
