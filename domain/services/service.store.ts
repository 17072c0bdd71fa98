import { insertInto, raw, sql, updateIn, identifier } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Service } from './service.schema.ts'

const columns = raw(
  `region, id, division, org_id, audience, sensitivity, named, barred, matter_id, kind, number,
   state, outcome, holds_until, opened_at, ended_at`,
)

function rowOf(service: Service): Service {
  const { region, id, division, orgId, audience, sensitivity, named, barred } = service
  const { matterId, kind, number, state, outcome, holdsUntil, openedAt, endedAt } = service
  return {
    ...{ region, id, division, orgId, audience, sensitivity, named, barred },
    ...{ matterId, kind, number, state, outcome, holdsUntil, openedAt, endedAt },
  }
}

export function insertService(tx: Tx, service: Service): void {
  tx.send(insertInto('services', rowOf(service)))
}

export function saveServiceRow(tx: Tx, service: Service): void {
  tx.send(updateIn('services', rowOf(service)))
}

/** Of the matter and of those merged into it, the latest first. */
export function findServices(tx: Tx, matterId: string): Promise<Service[]> {
  const { region } = tx.actor
  return tx.rows<Service>(
    sql`select ${columns} from services
        where region = ${region} and matter_id = any (array_append(array(
            select id from matters where region = ${region} and merged_into = ${matterId}), ${matterId}::uuid))
        order by opened_at desc, id desc`,
  )
}

export function lockServicesOf(tx: Tx, matterIds: readonly string[]): Promise<Service[]> {
  return tx.rows<Service>(
    sql`select ${columns} from services
        where region = ${tx.actor.region} and matter_id = any (${[...matterIds]}::uuid[])
        order by id for update`,
  )
}

/** Writes where records lie: the services themselves, and the table of a slice under the same ids. */
export function placeRows(tx: Tx, table: string, services: readonly Service[]): void {
  for (const service of services) {
    const { region, id, division, orgId, audience, sensitivity, named, barred } = service
    tx.send(
      sql`update ${identifier(table)} set division = ${division}, org_id = ${orgId},
            audience = ${[...audience]}::uuid[], sensitivity = ${sensitivity},
            named = ${[...named]}::uuid[], barred = ${[...barred]}::uuid[]
          where region = ${region} and id = ${id}`,
    )
  }
}

/** The row stays locked until the transaction ends, so nothing slow may follow. */
export async function takeNumber(tx: Tx, series: string, year: number): Promise<string> {
  const taken = await tx.maybe<{ last: number }>(
    sql`insert into service_numbers (region, series, year, last)
        values (${tx.actor.region}, ${series}, ${year}, 1)
        on conflict (region, series, year) do update set last = service_numbers.last + 1
        returning last`,
  )
  return `${series} ${year}-${String(taken?.last ?? 0).padStart(4, '0')}`
}
