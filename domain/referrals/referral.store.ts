import type { Place } from '#platform/access/place.ts'
import { insertInto, raw, sql, updateIn, type Sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { Packet } from './packet.schema.ts'
import type { Rating, Referral, ReferralEntry } from './referral.schema.ts'

const columns = raw(
  `region, id, division, org_id, audience, sensitivity, named, barred, number, matter_id,
   from_org_id, sender_org_id, previous_id, rule_code, rule_number, urgency, category, level, ground,
   to_char(consent_on, 'YYYY-MM-DD') as consent_on, consent_form, feed_back_within, status, binding,
   refusals, decider_org_id, return_reason, outcome, suggestion, sent_at, signed_at, accepted_at,
   fed_back_at, ended_at, step_since, due_at, version`,
)

export type StoredReferral = { readonly [Field in keyof Referral]: Referral[Field] | null }

function opened(row: StoredReferral): Referral {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== null),
  ) as unknown as Referral
}

/** Every column, so that a field that became empty is written as empty. */
function rowOf(referral: Referral): Record<string, unknown> & { region: string; id: string } {
  const { region, id, division, orgId, audience, sensitivity, named, barred } = referral
  const { number, matterId, fromOrgId, senderOrgId, urgency, category, level, ground } = referral
  const { status, binding, refusals, sentAt, version } = referral
  return {
    ...{ region, id, division, orgId, audience: [...audience], sensitivity },
    ...{ named: [...named], barred: [...barred], number, matterId, fromOrgId, senderOrgId },
    ...{ urgency, category, level, ground, status, binding, refusals, sentAt, version },
    previousId: referral.previousId ?? null,
    ruleCode: referral.ruleCode ?? null,
    ruleNumber: referral.ruleNumber ?? null,
    consentOn: referral.consentOn ?? null,
    consentForm: referral.consentForm ?? null,
    feedBackWithin: referral.feedBackWithin ?? null,
    deciderOrgId: referral.deciderOrgId ?? null,
    returnReason: referral.returnReason ?? null,
    outcome: referral.outcome ?? null,
    suggestion: referral.suggestion ?? null,
    signedAt: referral.signedAt ?? null,
    acceptedAt: referral.acceptedAt ?? null,
    fedBackAt: referral.fedBackAt ?? null,
    endedAt: referral.endedAt ?? null,
    stepSince: referral.stepSince ?? null,
    dueAt: referral.dueAt ?? null,
  }
}

export function findReferral(tx: Tx, id: string): Promise<Referral | undefined> {
  return one(tx, sql`id = ${id}`)
}

export function lockReferral(tx: Tx, id: string): Promise<Referral | undefined> {
  return one(tx, sql`id = ${id} for update`)
}

async function one(tx: Tx, where: Sql): Promise<Referral | undefined> {
  const row = await tx.maybe<StoredReferral>(
    sql`select ${columns} from referrals where region = ${tx.actor.region} and ${where}`,
  )
  return row === undefined ? undefined : opened(row)
}

/** The oldest first. */
export function findReferralsOfMatters(tx: Tx, matterIds: readonly string[]): Promise<Referral[]> {
  return many(tx, sql`matter_id = any (${[...matterIds]}::uuid[]) order by sent_at, id`)
}

/** Those of a matter that came back, the oldest first. */
export function findReturned(tx: Tx, matterId: string): Promise<Referral[]> {
  return many(tx, sql`matter_id = ${matterId} and status = 'returned' order by sent_at, id`)
}

/** Open ones with a step that is this organisation's to do. */
export function lockOpenReferralsDue(tx: Tx, orgId: string): Promise<Referral[]> {
  return many(
    tx,
    sql`ended_at is null and id in (
          select subject_id from due_steps
          where region = ${tx.actor.region} and duty_org_id = ${orgId} and done_at is null
            and subject_kind = 'referral')
        order by id for update`,
  )
}

/** What came before and after it, as far as the actor sees it. */
export function findChain(tx: Tx, { matterId }: Referral): Promise<Referral[]> {
  return findReferralsOfMatters(tx, [matterId])
}

async function many(tx: Tx, where: Sql): Promise<Referral[]> {
  const rows = await tx.rows<StoredReferral>(
    sql`select ${columns} from referrals where region = ${tx.actor.region} and ${where}`,
  )
  return rows.map(opened)
}

export function insertReferral(tx: Tx, referral: Referral, packet: Packet): void {
  tx.send(insertInto('referrals', rowOf(referral)))
  const { id } = referral
  const content = tx.keyring.seal(JSON.stringify(packet), packetContext(id))
  tx.send(insertInto('referral_packets', { ...placeOf(referral), id, content }))
}

export function updateReferral(tx: Tx, referral: Referral): void {
  tx.send(updateIn('referrals', rowOf(referral)))
}

/** Everything of a referral lies where the referral lies. */
export function moveReferral(tx: Tx, referral: Referral): void {
  const { region, id } = referral
  const { division, orgId, audience, sensitivity, named, barred } = referral
  const place = sql`division = ${division}, org_id = ${orgId}, audience = ${[...audience]}::uuid[],
    sensitivity = ${sensitivity}, named = ${[...named]}::uuid[], barred = ${[...barred]}::uuid[]`
  tx.send(sql`update referral_packets set ${place} where region = ${region} and id = ${id}`)
  for (const table of [sql`referral_entries`, sql`referral_ratings`, sql`referral_files`]) {
    tx.send(sql`update ${table} set ${place} where region = ${region} and referral_id = ${id}`)
  }
}

export function placeOf(place: Place): Place {
  const { region, division, orgId, audience, sensitivity, named, barred } = place
  return {
    ...{ region, division, orgId, sensitivity },
    ...{ audience: [...audience], named: [...named], barred: [...barred] },
  }
}

export async function findPacket(tx: Tx, id: string): Promise<Packet | undefined> {
  const row = await tx.maybe<{ content: Buffer }>(
    sql`select content from referral_packets where region = ${tx.actor.region} and id = ${id}`,
  )
  if (row === undefined) return undefined
  return Packet.parse(JSON.parse(tx.keyring.open(row.content, packetContext(id))))
}

function packetContext(id: string): { table: string; field: string; id: string } {
  return { table: 'referral_packets', field: 'content', id }
}

export function insertEntry(tx: Tx, entry: ReferralEntry, place: Place): void {
  const text =
    entry.text === undefined ? undefined : tx.keyring.seal(entry.text, entryContext(entry.id))
  tx.send(insertInto('referral_entries', { ...placeOf(place), ...entry, text }))
}

/** The latest first. */
export async function findEntries(tx: Tx, referralId: string): Promise<ReferralEntry[]> {
  const rows = await tx.rows<Omit<ReferralEntry, 'text'> & { text: Buffer | null }>(
    sql`select id, referral_id, at, kind, text, code, by_account, by_name, by_org_id
        from referral_entries
        where region = ${tx.actor.region} and referral_id = ${referralId}
        order by at desc, id desc limit 500`,
  )
  return rows.map(({ text, ...entry }) => {
    if (text === null) return entry
    return Object.assign(entry, { text: tx.keyring.open(text, entryContext(entry.id)) })
  })
}

function entryContext(id: string): { table: string; field: string; id: string } {
  return { table: 'referral_entries', field: 'text', id }
}

export function insertRating(tx: Tx, rating: Rating): void {
  tx.send(insertInto('referral_ratings', { ...rating, reasons: [...rating.reasons] }))
}

export function findRatings(tx: Tx, referralId: string): Promise<Rating[]> {
  return tx.rows<Rating>(
    sql`select id, referral_id, side, score, reasons, by_account, at, version, region, division,
          org_id, audience, sensitivity, named, barred
        from referral_ratings
        where region = ${tx.actor.region} and referral_id = ${referralId} order by side`,
  )
}
