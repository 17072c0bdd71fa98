import { isOpenStep, type DueStep, type DueStepKind } from './due-step.schema.ts'
import type { MatterFile, MatterLevel, On } from './matter.schema.ts'

const hour = 3_600_000
const day = 24 * hour

type Clocks = Readonly<Record<DueStepKind, Readonly<Record<MatterLevel, number>>>>

/**
 * Local practice ⚙: milliseconds from the start of a step until it is due, in calendar time, since
 * danger keeps no office hours. First contact within 24 h, 48 h, 3 days, 7 days; follow-up weekly,
 * fortnightly, monthly, quarterly.
 */
const clocks: Clocks = {
  accept: { 1: 4 * hour, 2: 12 * hour, 3: 24 * hour, 4: 48 * hour },
  contact: { 1: 24 * hour, 2: 48 * hour, 3: 3 * day, 4: 7 * day },
  'follow-up': { 1: 7 * day, 2: 14 * day, 3: 30 * day, 4: 90 * day },
  report: { 1: 24 * hour, 2: 48 * hour, 3: 7 * day, 4: 7 * day },
  revisit: { 1: 14 * day, 2: 30 * day, 3: 30 * day, 4: 60 * day },
}

/** ⚙ In imminent danger somebody accepts within 15 minutes and reaches her within an hour. */
const dangerClocks: Readonly<Partial<Record<DueStepKind, number>>> = {
  accept: hour / 4,
  contact: hour,
}

type Graded = Pick<MatterFile, 'level' | 'imminent'>

function clockOf({ level, imminent }: Graded, kind: DueStepKind): number {
  const usual = clocks[kind][level]
  return imminent ? Math.min(usual, dangerClocks[kind] ?? usual) : usual
}

/** @param from when the clock starts, if not now */
export function startStep(
  file: MatterFile,
  kind: DueStepKind,
  on: On,
  { from = on.now.toISOString(), dutyOrgId = file.orgId } = {},
): MatterFile {
  if (openStep(file, kind) !== undefined) return file
  const step: DueStep = {
    id: on.id(),
    matterId: file.id,
    kind,
    dutyOrgId,
    assigneeId: dutyOrgId === file.orgId ? file.assigneeId : undefined,
    startedAt: from,
    dueAt: later(from, clockOf(file, kind)),
    version: 1,
  }
  return { ...file, steps: [...file.steps, step] }
}

/** The matter's own open step of a kind; those of matters merged into it do not count. */
export function openStep(file: MatterFile, kind: DueStepKind): DueStep | undefined {
  return file.steps.find(
    (step) => step.matterId === file.id && step.kind === kind && isOpenStep(step),
  )
}

/** Done: also for what was merged into the matter, since one act serves both. */
export function completeSteps(file: MatterFile, kind: DueStepKind, on: On): MatterFile {
  return endSteps(file, (step) => step.kind === kind, 'done', on)
}

export function lapseSteps(file: MatterFile, on: On): MatterFile {
  return endSteps(file, () => true, 'lapsed', on)
}

function endSteps(
  file: MatterFile,
  which: (step: DueStep) => boolean,
  ended: 'done' | 'lapsed',
  { actor, now }: On,
): MatterFile {
  return changeSteps(file, (step) =>
    which(step) ? { ...step, ended, doneAt: now.toISOString(), doneBy: actor.id } : step,
  )
}

/** A graver level shortens the clocks that run; a milder one never lengthens them. */
export function tightenSteps(file: MatterFile, on: On): MatterFile {
  return changeSteps(file, (step) => {
    const dueAt = later(on.now.toISOString(), clockOf(file, step.kind))
    return step.matterId === file.id && dueAt < step.dueAt ? { ...step, dueAt } : step
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

function nextKind(file: MatterFile): DueStepKind {
  if (file.acceptedAt === undefined) return 'accept'
  return file.contactedAt === undefined ? 'contact' : 'follow-up'
}

function changeSteps(file: MatterFile, change: (step: DueStep) => DueStep): MatterFile {
  const steps = file.steps.map((step) => {
    if (!isOpenStep(step)) return step
    const changed = change(step)
    return changed === step ? step : { ...changed, version: step.version + 1 }
  })
  return { ...file, steps }
}

function later(from: string, milliseconds: number): string {
  return new Date(Date.parse(from) + milliseconds).toISOString()
}
