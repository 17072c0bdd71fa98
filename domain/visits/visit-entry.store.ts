import { refuse, isRefusal, type Refusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { readIdentityNumber, type IdentityNumber } from '#platform/text/identity-number.ts'
import { normalName } from '#platform/text/person-name.ts'
import { readPhone } from '#platform/text/phone.ts'
import { dayOf } from '#platform/time/day.ts'
import { knownDivisions } from '#domain/divisions/division.public.ts'
import { levelOf } from '#domain/divisions/division.schema.ts'
import {
  findExecutiveOfAccount,
  findExecutives,
  type ExecutiveRef,
} from '#domain/organisations/organisation.public.ts'
import { planForPerson, planPeople, type PeoplePlan } from '#domain/people/person.public.ts'
import type { PersonRef } from '#domain/people/person.schema.ts'
import { sensitivityOf } from './sensitivity.schema.ts'
import type { RecordVisit } from './visit.contract.ts'
import type { CheckedRow } from './visit-row.schema.ts'

/** What the entry form needs before it may be kept: who visited, where, and whom. */
export type PreparedVisit = {
  readonly row: CheckedRow
  readonly people: PeoplePlan
  readonly person: PersonRef | null
}

const nobodyMet: PeoplePlan = { refs: new Map(), files: [], retaggings: [] }

/**
 * Looks everything up in one trip, then the person by her identity number; writes nothing.
 * @param visitor whose visit it is, where that is known already
 */
export async function prepareVisit(
  tx: Tx,
  body: RecordVisit,
  visitor?: ExecutiveRef,
): Promise<PreparedVisit | Refusal> {
  const given = readPerson(body)
  if (isRefusal(given)) return given
  const [executive, divisions] = await Promise.all([
    visitor ?? findVisitor(tx, body.executiveNumber),
    knownDivisions(tx, [body.division]),
  ])
  if (executive === undefined) return refuse('executive-unknown')
  if (!divisions.has(body.division)) return refuse('division-unknown')
  if (levelOf(body.division) !== 'village') return refuse('division-invalid')
  if (body.date > dayOf(tx.now)) return refuse('date-in-future')
  if (body.date < '2000-01-01') return refuse('date-too-early')
  const row = rowOf(body, executive, given.identity, dayOf(tx.now))
  if (body.personId !== null) return toChosen(tx, row, body.personId)
  if (given.identity === null || row.subjectName === null) {
    return { row, people: nobodyMet, person: null }
  }
  const { identity } = given
  const people = await planPeople(tx, [
    {
      ...placeOfMet(row),
      ...{ name: row.subjectName, identity: identity.number, birth: identity.birth },
      ...{ sex: identity.sex, phone: given.phone, address: body.address, tags: row.tags },
    },
  ])
  return { row, people, person: people.refs.get(identity.number) ?? null }
}

/** The visit goes into the file it was begun from; her name stands in the list unless another was given. */
async function toChosen(
  tx: Tx,
  row: CheckedRow,
  personId: string,
): Promise<PreparedVisit | Refusal> {
  const chosen = await planForPerson(tx, personId, row.tags)
  if (chosen === undefined) return refuse('person-unknown')
  const { person, plan } = chosen
  const named = { ...row, subjectName: row.subjectName ?? person.name }
  return { row: named, people: plan, person }
}

/** A person met at a visit is kept as closely as the visit. */
export function placeOfMet(row: CheckedRow): Pick<CheckedRow, 'division'> & {
  orgId: string
  sensitivity: 'normal' | 'sensitive'
  named: string[]
} {
  const { division, executive, hazard, hazardLevel, need, solved, tags } = row
  const judged = sensitivityOf({ hazard, hazardLevel, told: [need, solved], tags })
  const isClose = judged !== 'normal'
  return {
    ...{ division, orgId: executive.orgId, sensitivity: isClose ? 'sensitive' : 'normal' },
    named: isClose && executive.accountId !== null ? [executive.accountId] : [],
  }
}

function findVisitor(tx: Tx, number: string | undefined): Promise<ExecutiveRef | undefined> {
  if (number === undefined) return findExecutiveOfAccount(tx, tx.actor.id)
  return findExecutives(tx, [number]).then((found) => found.get(number))
}

function readPerson(
  body: RecordVisit,
): { identity: IdentityNumber | null; phone: string | null } | Refusal {
  const identity = isGiven(body.identity) ? readIdentityNumber(body.identity) : null
  if (typeof identity === 'string') return refuse(identity)
  const phone = isGiven(body.phone) ? readPhone(body.phone) : null
  if (phone === undefined) return refuse('phone-invalid')
  const needsName = identity !== null && !isGiven(body.subjectName)
  return needsName ? refuse('subject-missing') : { identity, phone }
}

function isGiven(text: string | null): text is string {
  return text !== null && text !== ''
}

function rowOf(
  body: RecordVisit,
  executive: ExecutiveRef,
  identity: IdentityNumber | null,
  today: string,
): CheckedRow {
  const { date, division, subjectName, tags, need, solved, hazard, hazardLevel } = body
  return {
    ...{ date, division, executive, identity, need, solved, hazard, hazardLevel, extra: null },
    number: `${today.replaceAll('-', '')}-${newId().slice(-10).toUpperCase()}`,
    subjectName: isGiven(subjectName) ? normalName(subjectName) : null,
    tags: [...new Set(tags)].toSorted(),
  }
}
