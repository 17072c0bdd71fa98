import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { addDays } from '#platform/time/day.ts'

/** A visit of somebody else to the same family, in as few words as a phone may show. */
export type VisitBeside = {
  readonly visitId: string
  /** `YYYY-MM-DD` */
  readonly date: string
  readonly executiveName: string
  readonly hasNeed: boolean
  readonly hasHazard: boolean
}

/** So many days apart two visits may still be told for the same one. */
const nearDays = 7

/**
 * The latest visit that another executive recorded to the same family while this one lay on a phone,
 * under the actor's own sight. A family is known by its file, else by name and village.
 * @param visit.knew the last visit that the writer's list showed; `null` where she wrote the name
 */
export function findVisitBeside(
  tx: Tx,
  visit: {
    readonly executiveId: string
    readonly division: string
    readonly date: string
    readonly personId: string | null
    readonly subjectName: string | null
    readonly knew: string | null
  },
): Promise<VisitBeside | undefined> {
  const { executiveId, division, date, personId, subjectName } = visit
  const first = addDays(date, -nearDays)
  const from = visit.knew === null || visit.knew < first ? first : addDays(visit.knew, 1)
  const family =
    personId === null
      ? sql`subject_name = ${subjectName} and division = ${division}`
      : sql`person_id = ${personId}`
  return tx.maybe<VisitBeside>(
    sql`select id as visit_id, date, executive_name, need is not null as has_need,
          hazard is not null as has_hazard
        from visits
        where region = ${tx.actor.region} and township = ${division.slice(0, 9)}
          and date between ${from} and ${addDays(date, nearDays)}
          and status = 'recorded' and sensitivity <> 'sealed'
          and executive_id <> ${executiveId} and ${family}
        order by date desc, id desc limit 1`,
  )
}
