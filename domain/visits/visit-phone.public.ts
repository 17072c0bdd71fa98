import { isInDivisions } from '#domain/divisions/division.public.ts'
import type { KeyGroup } from '#domain/people/key-group.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { executeCreation, idIn } from '#platform/http/execute.ts'
import type { Runtime } from '#platform/http/route.ts'
import { maskName } from '#platform/text/mask.ts'
import { addDays, dayOf } from '#platform/time/day.ts'
import { RecordVisit } from './visit.contract.ts'
import { visitRoutes } from './visit.routes.ts'

/** What became of a visit that a phone handed in. */
export type Taken = { readonly recordId: string } | { readonly code: string }

/**
 * Records a visit that was written on a phone: the entry form's own command, with its policy, events
 * and log, and `alongside` in the same transaction.
 * @param key the item's id: the same item again answers what it answered before
 */
export async function recordVisitFromPhone(
  runtime: Runtime,
  actor: Actor,
  { body, key }: { readonly body: unknown; readonly key: string },
  alongside: (tx: Tx, visitId: string) => void,
): Promise<Taken> {
  const read = RecordVisit.safeParse(body)
  if (!read.success) return { code: 'invalid-input' }
  const route = visitRoutes.find(({ contract }) => contract.id === 'visits.record')
  if (route?.kind !== 'creation') throw new Error('visits are recorded by a creation')
  const { contract, parts } = route
  const recording: typeof parts = {
    ...parts,
    async save(tx, visit, given) {
      await parts.save(tx, visit, given)
      alongside(tx, visit.id)
    },
  }
  const input = { params: {}, query: {}, body: read.data }
  const answer = await executeCreation(runtime, actor, contract, recording, input, key)
  if ('problem' in answer) return { code: answer.problem.code }
  return { recordId: idIn(answer.value) ?? '' }
}

/** A household as it may lie on a phone: no words, no group where her visit was sensitive. */
export type MetHousehold = {
  readonly key: string
  readonly name: string
  readonly personId: string | null
  readonly lastVisit: string
  readonly tags: KeyGroup[]
  readonly isDue: boolean
}

type MetRow = Omit<MetHousehold, 'isDue'> & { readonly sensitivity: 'normal' | 'sensitive' }

const memoryDays = 365

/**
 * Households of a village by their last visit, the longest unseen first, under the actor's own sight.
 * Sealed ones are left out even where she is named: they are for no phone. A sensitive one goes with a
 * masked name, so it needs a file by which the next visit finds her.
 */
export async function findMetHouseholds(
  tx: Tx,
  {
    division,
    screenEveryDays,
    cap,
  }: { readonly division: string; readonly screenEveryDays: number; readonly cap: number },
): Promise<MetHousehold[]> {
  const today = dayOf(tx.now)
  const met = await tx.rows<MetRow>(
    sql`select * from (
          select distinct on (coalesce(household_id::text, subject_name))
            coalesce(household_id::text, subject_name) as key, subject_name as name, person_id,
            date as last_visit, tags, sensitivity
          from visits
          where region = ${tx.actor.region} and township = ${division.slice(0, 9)}
            and date > ${addDays(today, -memoryDays)} and status = 'recorded'
            and sensitivity <> 'sealed' and subject_name is not null
            and (sensitivity = 'normal' or person_id is not null)
            and ${isInDivisions(sql`division`, [division])}
          order by coalesce(household_id::text, subject_name), date desc, id desc) as met
        order by last_visit, key limit ${cap}`,
  )
  const due = addDays(today, -screenEveryDays)
  return met.map(({ sensitivity, key, name, personId, lastVisit, tags }) => {
    const isDue = lastVisit < due
    if (sensitivity === 'normal') return { key, name, personId, lastVisit, tags, isDue }
    return { key: personId ?? key, name: maskName(name), personId, lastVisit, tags: [], isDue }
  })
}
