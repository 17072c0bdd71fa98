import type { Place } from '#platform/access/place.ts'
import { insertMany, raw, sql, updateIn } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { DueStep } from './due-step.schema.ts'

const types = {
  ...{ region: 'text', id: 'uuid', matterId: 'uuid', division: 'text', orgId: 'uuid' },
  ...{ subjectKind: 'text', subjectId: 'uuid', number: 'text', clockNumber: 'int' },
  ...{ warnsAt: 'timestamptz', escalatesAt: 'timestamptz', stage: 'int' },
  ...{ audience: 'uuid[]', sensitivity: 'text', named: 'uuid[]', barred: 'uuid[]', kind: 'text' },
  ...{ dutyOrgId: 'uuid', assigneeId: 'uuid', startedAt: 'timestamptz', dueAt: 'timestamptz' },
  ...{ ended: 'text', doneAt: 'timestamptz', doneBy: 'uuid', escalatedAt: 'timestamptz' },
  ...{ escalatedTo: 'uuid', version: 'int' },
}

export const stepColumns = raw(
  `id, matter_id, subject_kind, subject_id, number, kind, duty_org_id, assignee_id, started_at, due_at,
   clock_number, warns_at, escalates_at, stage, ended, done_at, done_by, escalated_at, escalated_to,
   version`,
)

export type StoredStep = { readonly [Field in keyof DueStep]: DueStep[Field] | null }

export function openedStep(row: StoredStep): DueStep {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== null),
  ) as unknown as DueStep
}

/** The matter's own steps and those of the matters merged into it, the earliest due first. */
export async function findSteps(tx: Tx, matterId: string): Promise<DueStep[]> {
  const { region } = tx.actor
  const rows = await tx.rows<StoredStep>(
    sql`select ${stepColumns} from due_steps
        where region = ${region} and matter_id = any (array_append(array(
            select id from matters where region = ${region} and merged_into = ${matterId}), ${matterId}::uuid))
        order by due_at, id`,
  )
  return rows.map(openedStep)
}

/** Each step lies where its matter lies. @param places by the matter's id */
export function insertSteps(
  tx: Tx,
  steps: readonly DueStep[],
  places: ReadonlyMap<string, Place>,
): void {
  if (steps.length === 0) return
  const rows = steps.map((step) => ({ ...placeOf(places, step.matterId), ...step }))
  tx.send(insertMany('due_steps', types, rows))
}

/** A field that became empty is written as empty. */
export function saveStep(tx: Tx, step: DueStep): void {
  const { id, dutyOrgId, dueAt, version } = step
  tx.send(
    updateIn('due_steps', {
      ...{ region: tx.actor.region, id, dutyOrgId, dueAt, version },
      assigneeId: step.assigneeId ?? null,
      warnsAt: step.warnsAt ?? null,
      escalatesAt: step.escalatesAt ?? null,
      ended: step.ended ?? null,
      doneAt: step.doneAt ?? null,
      doneBy: step.doneBy ?? null,
    }),
  )
}

export function placeOf(places: ReadonlyMap<string, Place>, matterId: string): Place {
  const place = places.get(matterId)
  if (place === undefined) throw new Error(`no place for the rows of matter ${matterId}`)
  const { region, division, orgId, audience, sensitivity, named, barred } = place
  return { region, division, orgId, audience, sensitivity, named, barred }
}
