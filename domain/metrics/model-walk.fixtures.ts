import { newId } from '#platform/db/id.ts'
import { insertInto, updateIn } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import {
  markMatters,
  markOrders,
  markReferrals,
  markSupervision,
  markVisits,
  markWarnings,
} from './metric.public.ts'
import type { CountedOrder, CountedPaper, CountedReferral } from './metric.schema.ts'
import {
  moveBeside,
  saveBeside,
  saveGrading,
  type BesideSource,
  type ModelBeside,
  type ModelGrading,
} from './model-chain.fixtures.ts'
import { saveMatter, visitRow, type ModelMatter, type ModelVisit } from './model.fixtures.ts'

type VisitShape = Omit<ModelVisit, 'id' | 'status'>

export type Step =
  | { act: 'visit'; with: VisitShape[] }
  | { act: 'correct'; nth: number; with: Partial<ModelVisit> }
  | { act: 'remove'; nth: number }
  | { act: 'matter'; nth: number; at: string; with: Omit<ModelMatter, 'id' | 'mergedInto'> }
  | {
      act: 'beside'
      nth: number
      source: BesideSource
      with: Pick<ModelBeside, 'at' | 'later' | 'broken' | 'isGood'>
    }
  | { act: 'settle' }

export type Model = {
  readonly visits: ModelVisit[]
  readonly matters: ModelMatter[]
  readonly besides: ModelBeside[]
  readonly gradings: ModelGrading[]
}

export function emptyModel(): Model {
  return { visits: [], matters: [], besides: [], gradings: [] }
}

/** Takes a step in the tables and in the model, and marks it as the slices do; settling is the test's. */
export function take(tx: Tx, step: Exclude<Step, { act: 'settle' }>, model: Model): Promise<void> {
  const { region } = tx.actor
  const { visits } = model
  switch (step.act) {
    case 'visit': {
      const made = step.with.map((shape): ModelVisit =>
        Object.assign({ id: newId(), status: 'recorded' as const }, shape),
      )
      for (const visit of made) tx.send(insertInto('visits', visitRow(region, visit)))
      visits.push(...made)
      return markVisits(tx, { visits: made })
    }
    case 'correct':
    case 'remove': {
      const before = visits[step.nth % Math.max(1, visits.length)]
      if (before === undefined) return Promise.resolve()
      const change = step.act === 'remove' ? { status: 'removed' as const } : step.with
      const after = { ...before, ...change }
      tx.send(updateIn('visits', visitRow(region, after)))
      visits[visits.indexOf(before)] = after
      return markVisits(tx, { visits: [after], before: [before] })
    }
    case 'matter':
      return takeMatter(tx, step, model)
    case 'beside':
      return takeBeside(tx, step, model)
  }
}

/** A new matter, or every third time a change of an old one; what lies beside it goes along. */
function takeMatter(
  tx: Tx,
  step: Extract<Step, { act: 'matter' }>,
  { matters, gradings }: Model,
): Promise<void> {
  const before = step.nth % 3 === 0 ? matters[step.nth % Math.max(1, matters.length)] : undefined
  const id = before?.id ?? newId()
  const first = matters[0]?.id ?? id
  const mergedInto = step.with.status === 'merged' && first !== id ? first : null
  const matter: ModelMatter = { ...step.with, id, mergedInto }
  saveMatter(tx, tx.actor.region, matter, before)
  if (before === undefined) matters.push(matter)
  else matters[matters.indexOf(before)] = matter
  moveBeside(tx, matter)
  const at = before === undefined ? matter.openedAt : step.at
  const graded = before === undefined ? ('opened' as const) : ('regraded' as const)
  const said: ModelGrading[] = []
  if (before?.level !== matter.level) {
    said.push({ id: newId(), matterId: id, at, kind: graded, level: matter.level })
  }
  if (matter.imminent && before?.imminent !== true) {
    said.push({ id: newId(), matterId: id, at, kind: 'danger-flagged', level: 0 })
  }
  for (const entry of said) saveGrading(tx, entry, matter)
  gradings.push(...said)
  return markMatters(tx, { changes: [{ before, matter }] })
}

/** A new record beside some matter, or every third time a change of an old one. */
function takeBeside(
  tx: Tx,
  step: Extract<Step, { act: 'beside' }>,
  { matters, besides }: Model,
): Promise<void> {
  const own = besides.filter(({ source }) => source === step.source)
  const old = step.nth % 3 === 0 ? own[step.nth % Math.max(1, own.length)] : undefined
  const matter =
    matters.find(({ id }) => id === old?.matterId) ??
    matters[step.nth % Math.max(1, matters.length)]
  if (matter === undefined) return Promise.resolve()
  // When it was sent stands, whatever becomes of it.
  const at = old?.at ?? step.with.at
  const beside: ModelBeside = {
    ...step.with,
    ...{ id: old?.id ?? newId(), source: step.source, matterId: matter.id, at },
  }
  saveBeside(tx, beside, matter, old === undefined)
  if (old === undefined) besides.push(beside)
  else besides[besides.indexOf(old)] = beside
  const { division } = matter
  const before = old && countedOf(old, division)
  const now = countedOf(beside, division)
  switch (step.source) {
    case 'referrals':
      return markReferrals(tx, { changes: [{ before, referral: now }] })
    case 'orders':
      return markOrders(tx, { changes: [{ before, order: now }] })
    case 'warnings':
      return markWarnings(tx, { changes: [{ before, warning: now }] })
    case 'supervision':
      return markSupervision(tx, { changes: [{ before, supervision: now }] })
  }
}

/** The fields an event would carry, of whichever source it is. */
function countedOf(
  { at, later, broken }: ModelBeside,
  division: string,
): CountedReferral & CountedOrder & CountedPaper {
  const decided = { decidedAt: later, firstBreachedAt: broken }
  return { division, sentAt: at, submittedAt: at, issuedAt: at, ...decided }
}
