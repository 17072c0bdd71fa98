import type { Place } from '#platform/access/place.ts'
import { insertMany, raw, sql, updateIn } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { normalAddress, type Party } from './party.schema.ts'

const types = {
  ...{ region: 'text', id: 'uuid', division: 'text', orgId: 'uuid', audience: 'uuid[]' },
  ...{ sensitivity: 'text', named: 'uuid[]', barred: 'uuid[]', leadId: 'uuid', matterId: 'uuid' },
  ...{ role: 'text', personId: 'uuid', name: 'text', sex: 'text', birth: 'date' },
  ...{ relation: 'text', phone: 'bytea', address: 'bytea', identityIndex: 'bytea' },
  ...{ phoneIndex: 'bytea', addressIndex: 'bytea', isHidden: 'boolean', isSuspect: 'boolean' },
  ...{ isGuardian: 'boolean', legalGround: 'text', createdAt: 'timestamptz' },
  ...{ endedAt: 'timestamptz', version: 'int' },
}

const columns = raw(
  `id, region, division, org_id, audience, sensitivity, named, barred, lead_id, matter_id, role,
   person_id, name, sex, birth, relation, phone, address, is_hidden, is_suspect, is_guardian,
   legal_ground, created_at, ended_at, version`,
)

/** A party as it is first written, with the number that only its hash is kept of. */
export type NewParty = Party & { readonly identity: string | null }

type Row = Omit<Party, 'phone' | 'address'> & {
  readonly phone: Buffer | null
  readonly address: Buffer | null
}

function contextOf(field: string, id: string): { table: string; field: string; id: string } {
  return { table: 'matter_parties', field, id }
}

function sealed(tx: Tx, { id, phone, address }: Party): Record<string, Buffer | null> {
  const seal = (field: string, text: string | null): Buffer | null =>
    text === null ? null : tx.keyring.seal(text, contextOf(field, id))
  return {
    phone: seal('phone', phone),
    address: seal('address', address),
    phoneIndex: phone === null ? null : phoneIndex(tx, phone),
    addressIndex: address === null ? null : addressIndex(tx, address),
  }
}

function opened(tx: Tx, row: Row): Party {
  const open = (field: string, bytes: Buffer | null): string | null =>
    bytes === null ? null : tx.keyring.open(bytes, contextOf(field, row.id))
  return { ...row, phone: open('phone', row.phone), address: open('address', row.address) }
}

export function phoneIndex(tx: Tx, phone: string): Buffer {
  return tx.keyring.blindIndex('phone', phone)
}

export function addressIndex(tx: Tx, address: string): Buffer {
  return tx.keyring.blindIndex('address', normalAddress(address))
}

export function identityIndex(tx: Tx, identity: string): Buffer {
  return tx.keyring.blindIndex('identity', identity)
}

export function insertParties(tx: Tx, parties: readonly NewParty[]): void {
  if (parties.length === 0) return
  const rows = parties.map(({ identity, ...party }) => ({
    ...party,
    ...sealed(tx, party),
    identityIndex: identity === null ? null : identityIndex(tx, identity),
  }))
  tx.send(insertMany('matter_parties', types, rows))
}

/** @param identity a number that was given anew; without one the known hash stays */
export function saveParty(tx: Tx, party: Party, identity: string | null): void {
  const { region, id, role, personId, name, sex, birth, relation, isHidden, version } = party
  const { isSuspect, isGuardian, legalGround, endedAt } = party
  tx.send(
    updateIn('matter_parties', {
      ...{ region, id, role, personId, name, sex, birth, relation, isHidden, version },
      ...{ isSuspect, isGuardian, legalGround, endedAt, ...sealed(tx, party) },
      ...(identity === null ? {} : { identityIndex: identityIndex(tx, identity) }),
    }),
  )
}

/** Those who stand on the matter now, as they were named. */
export async function findParties(tx: Tx, matterIds: readonly string[]): Promise<Party[]> {
  if (matterIds.length === 0) return []
  const rows = await tx.rows<Row>(
    sql`select ${columns} from matter_parties
        where region = ${tx.actor.region} and matter_id = any (${[...matterIds]}::uuid[])
          and ended_at is null
        order by created_at, id`,
  )
  return rows.map((row) => opened(tx, row))
}

export async function findPartiesOfLeads(tx: Tx, leadIds: readonly string[]): Promise<Party[]> {
  if (leadIds.length === 0) return []
  const rows = await tx.rows<Row>(
    sql`select ${columns} from matter_parties
        where region = ${tx.actor.region} and lead_id = any (${[...leadIds]}::uuid[])
          and ended_at is null
        order by created_at, id`,
  )
  return rows.map((row) => opened(tx, row))
}

export async function findParty(tx: Tx, id: string): Promise<Party | undefined> {
  const row = await tx.maybe<Row>(
    sql`select ${columns} from matter_parties where region = ${tx.actor.region} and id = ${id}`,
  )
  return row === undefined ? undefined : opened(tx, row)
}

/** The matters that these persons are parties of, or that were opened about them. */
export async function findMattersOfPeople(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const ids = [...personIds]
  const rows = await tx.rows<{ id: string }>(
    sql`select matter_id as id from matter_parties
        where region = ${tx.actor.region} and person_id = any (${ids}::uuid[])
          and matter_id is not null and ended_at is null
        union
        select id from matters
        where region = ${tx.actor.region} and person_id = any (${ids}::uuid[])`,
  )
  return rows.map(({ id }) => id).toSorted()
}

/** Parties of a lead are the parties of its matter from now on, and lie where that lies. */
export function adoptParties(
  tx: Tx,
  adoptions: readonly { readonly leadId: string; readonly matterId: string; place: Place }[],
): void {
  for (const { leadId, matterId, place } of adoptions) {
    const { region, division, orgId, audience, sensitivity, named, barred } = place
    tx.send(
      sql`update matter_parties set matter_id = ${matterId}, division = ${division},
            org_id = ${orgId}, audience = ${[...audience]}::uuid[], sensitivity = ${sensitivity},
            named = ${[...named]}::uuid[], barred = ${[...barred]}::uuid[]
          where region = ${region} and lead_id = ${leadId} and matter_id is null`,
    )
  }
}
