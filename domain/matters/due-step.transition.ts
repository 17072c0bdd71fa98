import { millisecondsOf } from '#platform/time/duration.ts'
import { MatterStepKind, tableOf, type Clocks } from './clock.schema.ts'
import { isOpenStep, isOwnStep, type DueStep, type DueStepKind } from './due-step.schema.ts'
import type { MatterFile, On } from './matter.schema.ts'

type Timed = Pick<MatterFile, 'level' | 'imminent' | 'clocks'>

/** How long a step may take, in milliseconds, by one version of the clocks. */
function clockOf(file: Timed, kind: MatterStepKind, clockNumber: number): number {
  const rule = tableOf(file.clocks, clockNumber).steps[kind]
  const usual = millisecondsOf(rule.byLevel[file.level - 1] ?? rule.byLevel[3])
  const { danger } = rule
  if (!file.imminent || danger === undefined) return usual
  return Math.min(usual, millisecondsOf(danger))
}

/** When it is due, and with it when its owner is reminded and when it goes up. */
function timesOf(
  file: Timed,
  kind: MatterStepKind,
  from: string,
  clockNumber: number,
): Pick<DueStep, 'dueAt' | 'warnsAt' | 'escalatesAt'> {
  const span = clockOf(file, kind, clockNumber)
  const share = tableOf(file.clocks, clockNumber).warnAtPercent / 100
  const dueAt = later(from, span)
  return { dueAt, escalatesAt: dueAt, warnsAt: later(from, span * (1 - share)) }
}

/** @param from when the clock starts, if not now */
export function startStep(
  file: MatterFile,
  kind: MatterStepKind,
  on: On,
  { from = on.now.toISOString(), dutyOrgId = file.orgId } = {},
): MatterFile {
  if (openStep(file, kind) !== undefined) return file
  const step: DueStep = {
    id: on.id(),
    matterId: file.id,
    subjectKind: 'matter',
    kind,
    dutyOrgId,
    assigneeId: dutyOrgId === file.orgId ? file.assigneeId : undefined,
    startedAt: from,
    ...timesOf(file, kind, from, file.clocks.number),
    clockNumber: file.clocks.number,
    stage: 0,
    version: 1,
  }
  return { ...file, steps: [...file.steps, step] }
}

/** The matter's own open step of a kind; those of merged matters and of services do not count. */
export function openStep(file: MatterFile, kind: DueStepKind): DueStep | undefined {
  return file.steps.find(
    (step) =>
      step.matterId === file.id && isOwnStep(step) && step.kind === kind && isOpenStep(step),
  )
}

/** Done: also for what was merged into the matter, since one act serves both. */
export function completeSteps(file: MatterFile, kind: MatterStepKind, on: On): MatterFile {
  return endSteps(file, kind, 'done', on)
}

export function lapseSteps(file: MatterFile, on: On): MatterFile {
  return endSteps(file, undefined, 'lapsed', on)
}

/** @param kind only the steps of this kind; without it, all of the matter's own */
export function endSteps(
  file: MatterFile,
  kind: MatterStepKind | undefined,
  ended: 'done' | 'lapsed',
  { actor, now }: On,
): MatterFile {
  return changeSteps(file, (step) =>
    kind === undefined || step.kind === kind
      ? { ...step, ended, doneAt: now.toISOString(), doneBy: actor.id }
      : step,
  )
}

/** A graver level shortens the clocks that run; a milder one never lengthens them. */
export function tightenSteps(file: MatterFile, on: On): MatterFile {
  return changeSteps(file, (step) => {
    const { kind } = step
    if (step.matterId !== file.id || !isOfMatter(kind)) return step
    const times = timesOf(file, kind, on.now.toISOString(), step.clockNumber)
    if (times.dueAt >= step.dueAt) return step
    // What already went up stays up; it goes up again when its own interval is over.
    return step.stage === 0 ? { ...step, ...times } : { ...step, dueAt: times.dueAt }
  })
}

/** What was the duty of the former organisation becomes the duty of the new one; clocks run on. */
export function moveDuty(file: MatterFile, fromOrgId: string): MatterFile {
  return changeSteps(file, (step) =>
    step.dutyOrgId === fromOrgId ? { ...step, dutyOrgId: file.orgId, assigneeId: undefined } : step,
  )
}

export function assignSteps(file: MatterFile): MatterFile {
  return changeSteps(file, (step) =>
    step.dutyOrgId === file.orgId && step.assigneeId !== file.assigneeId
      ? { ...step, assigneeId: file.assigneeId }
      : step,
  )
}

/**
 * At any moment an open matter has a step that is due (domain rule 0). Which one follows from where
 * it stands: not accepted, not yet reached, in hand.
 */
export function keepDue(file: MatterFile, on: On, from?: string): MatterFile {
  switch (file.status) {
    case 'open':
    case 'monitoring':
      return startStep(file, nextKind(file), on, from === undefined ? {} : { from })
    case 'closed':
    case 'archived':
    case 'merged':
    case 'declined':
      return file
  }
}

function nextKind(file: MatterFile): MatterStepKind {
  if (file.acceptedAt === undefined) return 'accept'
  return file.contactedAt === undefined ? 'contact' : 'follow-up'
}

function changeSteps(file: MatterFile, change: (step: DueStep) => DueStep): MatterFile {
  const steps = file.steps.map((step) => {
    if (!isOpenStep(step) || !isOwnStep(step)) return step
    const changed = change(step)
    return changed === step ? step : { ...changed, version: step.version + 1 }
  })
  return { ...file, steps }
}

/**
 * One organisation up. Where its clock says so, it goes up again after an interval, until somebody
 * hears it or there is nobody above.
 */
export function escalateStep(
  step: DueStep,
  toOrgId: string | undefined,
  clocks: Clocks,
  now: Date,
): DueStep {
  const { kind, clockNumber } = step
  const again = isOfMatter(kind) ? tableOf(clocks, clockNumber).steps[kind].again : undefined
  const isGoingOn = toOrgId !== undefined && again !== undefined
  return {
    ...step,
    escalatedAt: now.toISOString(),
    // Who heard of it last goes on hearing of it.
    escalatedTo: toOrgId ?? step.escalatedTo,
    escalatesAt: isGoingOn ? later(now.toISOString(), millisecondsOf(again)) : undefined,
    stage: step.stage + 1,
    version: step.version + 1,
  }
}

function isOfMatter(kind: DueStepKind): kind is MatterStepKind {
  return MatterStepKind.safeParse(kind).success
}

function later(from: string, milliseconds: number): string {
  return new Date(Date.parse(from) + milliseconds).toISOString()
}
