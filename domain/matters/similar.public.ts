import { raw, sql, wholeNumber } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { addDays, dayOf, startOfDay } from '#platform/time/day.ts'
import type { Matter } from './matter.schema.ts'
import type { PartyInput, PartyRole, PartyRelation } from './party.schema.ts'
import { addressIndex, identityIndex, phoneIndex } from './party.store.ts'

/** A party on record that meets one of those asked for. */
export type Meeting = {
  readonly matterId: string | null
  readonly leadId: string | null
  readonly name: string | null
  /** the name is one of those asked for */
  readonly byName: boolean
  readonly byIdentity: boolean
  readonly byPhone: boolean
  readonly byAddress: boolean
}

/** A common name would bring thousands; the latest of them say enough. */
const mostByName = 100
const most = 50

/**
 * Parties on record with the same number, phone, address or (within twelve months) name, as far as the
 * actor may see them: what is hidden is not even counted, so that the answer does not tell of it.
 * @param parties numbers in their normal form
 */
export async function findMeetings(tx: Tx, parties: readonly PartyInput[]): Promise<Meeting[]> {
  const identities = parties.flatMap((each) =>
    each.identity === null ? [] : [identityIndex(tx, each.identity)],
  )
  const phones = parties.flatMap((each) =>
    each.phone === null ? [] : [phoneIndex(tx, each.phone)],
  )
  const addresses = parties.flatMap((each) =>
    each.address === null ? [] : [addressIndex(tx, each.address)],
  )
  const names = parties.flatMap(({ name }) => (name === null ? [] : [name]))
  const { region } = tx.actor
  const found = raw(`matter_id, lead_id, name, identity_index, phone_index, address_index, id`)
  const since = startOfDay(addDays(dayOf(tx.now), -365))
  return tx.rows<Meeting>(
    sql`select distinct matter_id, lead_id, name,
          coalesce(name = any (${names}::text[]), false) as by_name,
          coalesce(identity_index = any (${identities}::bytea[]), false) as by_identity,
          coalesce(phone_index = any (${phones}::bytea[]), false) as by_phone,
          coalesce(address_index = any (${addresses}::bytea[]), false) as by_address
        from (
          (select ${found} from matter_parties where region = ${region}
             and identity_index = any (${identities}::bytea[]) and ended_at is null limit ${wholeNumber(most)})
          union (select ${found} from matter_parties where region = ${region}
             and phone_index = any (${phones}::bytea[]) and ended_at is null limit ${wholeNumber(most)})
          union (select ${found} from matter_parties where region = ${region}
             and address_index = any (${addresses}::bytea[]) and ended_at is null limit ${wholeNumber(most)})
          union (select ${found} from matter_parties where region = ${region}
             and name = any (${names}::text[]) and created_at >= ${since} and ended_at is null
             order by created_at desc limit ${wholeNumber(mostByName)})
        ) as met`,
  )
}

export type MetMatter = Pick<
  Matter,
  'id' | 'number' | 'status' | 'level' | 'category' | 'division' | 'openedAt' | 'orgId'
> & { readonly parties: readonly MetParty[] }

type MetParty = {
  readonly role: PartyRole
  readonly name: string | null
  readonly relation: PartyRelation | null
}

/** The matters behind the meetings, to lay beside what is being entered. */
export async function matchedMatters(tx: Tx, ids: readonly string[]): Promise<MetMatter[]> {
  if (ids.length === 0) return []
  const wanted = [...ids]
  const [matters, parties] = await Promise.all([
    tx.rows<Omit<MetMatter, 'parties'>>(
      sql`select id, number, status, level, category, division, opened_at, org_id from matters
          where region = ${tx.actor.region} and id = any (${wanted}::uuid[])`,
    ),
    tx.rows<MetParty & { matterId: string }>(
      sql`select matter_id, role, name, relation from matter_parties
          where region = ${tx.actor.region} and matter_id = any (${wanted}::uuid[])
            and ended_at is null order by created_at, id`,
    ),
  ])
  return matters.map((matter) =>
    Object.assign(matter, {
      parties: parties
        .filter(({ matterId }) => matterId === matter.id)
        .map(({ role, name, relation }) => ({ role, name, relation })),
    }),
  )
}
