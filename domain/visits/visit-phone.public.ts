import { isInDivisions } from '#domain/divisions/division.public.ts'
import {
  findLastExecutiveOf,
  type ExecutiveRef,
} from '#domain/organisations/organisation.public.ts'
import type { KeyGroup } from '#domain/people/key-group.schema.ts'
import { savePeople, type PeoplePlan } from '#domain/people/person.public.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, refuse, type Decision, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { executeCreation, idIn } from '#platform/http/execute.ts'
import type { Runtime } from '#platform/http/route.ts'
import { maskName } from '#platform/text/mask.ts'
import { addDays, dayOf } from '#platform/time/day.ts'
import { findVisitBeside, type VisitBeside } from './visit-beside.store.ts'
import { RecordVisit } from './visit.contract.ts'
import { prepareVisit, type PreparedVisit } from './visit-entry.store.ts'
import { mayRecordVisit } from './visit.policy.ts'
import { visitRoutes } from './visit.routes.ts'
import type { Visit } from './visit.schema.ts'
import { insertVisits } from './visit.store.ts'
import { recordVisit } from './visit.transition.ts'

export type { VisitBeside }

/** What became of a visit that a phone handed in. */
export type Taken =
  | { readonly recordId: string }
  | { readonly code: string; readonly beside?: VisitBeside | undefined }

/** What the phone knew of other visits to the family, and which of them its owner was shown. */
export type KnownOf = { readonly knew: string | null; readonly other?: string | undefined }

/**
 * Records a visit that was written on a phone: the entry form's own command, with its policy, events
 * and log, and `alongside` in the same transaction. Where somebody else recorded one to the same family
 * meanwhile and the writer has not seen it yet, it is refused with that one beside it.
 * @param sent.key the item's id: the same item again answers what it answered before
 */
export async function recordVisitFromPhone(
  runtime: Runtime,
  actor: Actor,
  sent: { readonly body: unknown; readonly key: string; readonly known?: KnownOf | undefined },
  alongside: (tx: Tx, visitId: string) => void,
): Promise<Taken> {
  const read = RecordVisit.safeParse(sent.body)
  if (!read.success) return { code: 'invalid-input' }
  const route = visitRoutes.find(({ contract }) => contract.id === 'visits.record')
  if (route?.kind !== 'creation') throw new Error('visits are recorded by a creation')
  const { contract, parts } = route
  let beside: VisitBeside | undefined
  const recording: typeof parts = {
    ...parts,
    async prepare(tx, given) {
      const prepared = await parts.prepare(tx, given)
      if (isRefusal(prepared) || sent.known === undefined) return prepared
      beside = await unseenBeside(tx, prepared as PreparedVisit, sent.known)
      return beside === undefined ? prepared : refuse('visited-meanwhile')
    },
    async save(tx, visit, given) {
      await parts.save(tx, visit, given)
      alongside(tx, visit.id)
    },
  }
  const input = { params: {}, query: {}, body: read.data }
  const answer = await executeCreation(runtime, actor, contract, recording, input, sent.key)
  if ('problem' in answer) return { code: answer.problem.code, beside }
  return { recordId: idIn(answer.value) ?? '' }
}

async function unseenBeside(
  tx: Tx,
  { row, person }: PreparedVisit,
  { knew, other }: KnownOf,
): Promise<VisitBeside | undefined> {
  const { executive, division, date, subjectName } = row
  const family = { division, subjectName, personId: person?.id ?? null }
  const found = await findVisitBeside(tx, { executiveId: executive.id, date, knew, ...family })
  return found?.visitId === other ? undefined : found
}

/** A visit that an office may let count although its writer's rights have ended since. */
export type LateVisit = {
  readonly visit: Visit
  readonly people: PeoplePlan
  readonly executive: ExecutiveRef
}

/**
 * What a visit in quarantine would be: the writer's, recorded by the office that accepts it. Writes
 * nothing.
 * @param accountId of whoever wrote it; she counts as she was, also where her office has ended
 */
export async function lateVisitOf(
  tx: Tx,
  { body, accountId }: { readonly body: unknown; readonly accountId: string },
): Promise<LateVisit | Refusal> {
  const read = RecordVisit.safeParse(body)
  if (!read.success) return refuse('invalid-input')
  const executive = await findLastExecutiveOf(tx, accountId)
  if (executive === undefined) return refuse('executive-unknown')
  const prepared = await prepareVisit(tx, read.data, executive)
  if (isRefusal(prepared)) return prepared
  const { row, person, people } = prepared
  const visit = recordVisit(row, {
    ...{ region: tx.actor.region, id: newId(), accountId: tx.actor.id, person },
    ...{ at: tx.now.toISOString(), source: 'form', batchId: null, fingerprint: null },
  })
  return { visit, people, executive: row.executive }
}

export function mayTakeLateVisit(
  actor: Actor,
  { visit, executive }: Pick<LateVisit, 'executive'> & { visit: Pick<Visit, 'division'> },
): Decision {
  return mayRecordVisit(actor, executive, visit.division)
}

export function saveLateVisit(tx: Tx, { visit, people }: LateVisit): void {
  savePeople(tx, people)
  insertVisits(tx, [visit])
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
