import type { Place } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { DueStep, DueStepKind, StepSubject } from './due-step.schema.ts'
import { insertSteps } from './due-step.store.ts'

/** A step that becomes due on a record which hangs on a matter: a referral, an order. */
export type NewStep = Pick<DueStep, 'matterId' | 'kind' | 'dutyOrgId' | 'dueAt'> & {
  readonly subjectKind: Exclude<StepSubject, 'matter'>
  readonly subjectId: string
  /** given where the step must be found again without looking it up */
  readonly id?: string | undefined
  /** what a desk shows of it where the matter is closed to its owner */
  readonly number: string
  readonly assigneeId?: string | undefined
  /** when its owner is reminded, if she is */
  readonly warnsAt?: string | undefined
  /** when it goes one organisation up; `dueAt` unless told otherwise, never with `null` */
  readonly escalatesAt?: string | null | undefined
  /** the version of the setting that says how long it takes */
  readonly clockNumber: number
}

/**
 * Starts steps of one record. They lie where the record lies, so that its owner has them on her desk
 * without seeing the matter. As the system: the receiver of a referral is beyond the sender's reach.
 */
export function beginSteps(tx: Tx, steps: readonly NewStep[], place: Place): void {
  tx.asSystem()
  const places = new Map(steps.map(({ matterId }) => [matterId, place]))
  const rows = steps.map(({ escalatesAt, ...step }): DueStep => ({
    ...step,
    id: step.id ?? newId(),
    startedAt: tx.now.toISOString(),
    escalatesAt: escalatesAt === null ? undefined : (escalatesAt ?? step.dueAt),
    stage: 0,
    version: 1,
  }))
  insertSteps(tx, rows, places)
}

/** Ends the open steps of a record. @param kinds only these, or all @param dutyOrgId only this one's */
export function finishSteps(
  tx: Tx,
  subjectId: string,
  kinds: readonly DueStepKind[] | 'all',
  ended: 'done' | 'lapsed',
  dutyOrgId?: string,
): void {
  tx.asSystem()
  const { region } = tx.actor
  tx.send(
    sql`update due_steps set ended = ${ended}, done_at = ${tx.now.toISOString()},
          done_by = ${tx.initiator.id}, version = version + 1
        where region = ${region} and subject_id = ${subjectId} and done_at is null
          ${kinds === 'all' ? sql`` : sql`and kind = any (${[...kinds]}::text[])`}
          ${dutyOrgId === undefined ? sql`` : sql`and duty_org_id = ${dutyOrgId}`}`,
  )
}

/** Ends open steps by their ids, where a record has several of one kind. */
export function finishStepsOf(tx: Tx, ids: readonly string[], ended: 'done' | 'lapsed'): void {
  if (ids.length === 0) return
  tx.asSystem()
  tx.send(
    sql`update due_steps set ended = ${ended}, done_at = ${tx.now.toISOString()},
          done_by = ${tx.initiator.id}, version = version + 1
        where region = ${tx.actor.region} and id = any (${[...ids]}::uuid[]) and done_at is null`,
  )
}

/** What one organisation had to do on a record is another's to do: its matter changed hands. */
export function moveDuties(tx: Tx, subjectId: string, from: string, to: string): void {
  if (from === to) return
  tx.asSystem()
  tx.send(
    sql`update due_steps set duty_org_id = ${to}, assignee_id = null, version = version + 1
        where region = ${tx.actor.region} and subject_id = ${subjectId} and duty_org_id = ${from}
          and done_at is null`,
  )
}

/** The record moved: its steps lie where it lies now, and who heard of one from above still does. */
export function moveSteps(tx: Tx, subjectId: string, place: Place): void {
  tx.asSystem()
  const { region, division, orgId, audience, sensitivity, named, barred } = place
  tx.send(
    sql`update due_steps set division = ${division}, org_id = ${orgId},
          audience = array_remove(${[...audience]}::uuid[] || escalated_to, null),
          sensitivity = ${sensitivity}, named = ${[...named]}::uuid[], barred = ${[...barred]}::uuid[]
        where region = ${region} and subject_id = ${subjectId}`,
  )
}
