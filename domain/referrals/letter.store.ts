import { divisionFullNames } from '#domain/divisions/division.public.ts'
import type { Matter } from '#domain/matters/matter.schema.ts'
import { organisationNames } from '#domain/organisations/organisation.public.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Packet, PacketField } from './packet.schema.ts'
import { packetFor } from './packet.store.ts'
import { agentsOf, takeReferralNumbers } from './sending.store.ts'

/** What a referral needs to be sent by hand, and what its page is answered from. */
export type Letter = {
  readonly number: string
  readonly packet: Packet
  readonly matter: Matter
  /** at the receiver, where the matter is for named people only */
  readonly agents: readonly string[]
  readonly names: ReadonlyMap<string, string>
  readonly places: ReadonlyMap<string, string>
}

/**
 * Everything in one trip, once it is certain that the referral goes: its number is taken here and not
 * given again. The transaction goes on as the system.
 * @param known organisations that were read already
 */
export async function letterFor(
  tx: Tx,
  matter: Matter,
  {
    organisationId,
    fields,
    summary,
  }: { organisationId: string; fields: readonly PacketField[]; summary: string },
  known: ReadonlyMap<string, Organisation>,
): Promise<Letter> {
  const isSealed = matter.sensitivity === 'sealed'
  const [packet, places, named, agents, [number = '']] = await Promise.all([
    packetFor(tx, matter, fields, summary),
    divisionFullNames(tx, [matter.division]),
    organisationNames(
      tx,
      [matter.orgId].filter((id) => !known.has(id)),
    ),
    isSealed ? agentsOf(tx, [organisationId]) : new Map<string, string[]>(),
    takeReferralNumbers(tx, 1),
  ])
  const names = new Map([
    ...[...known.values()].map(({ id, name }) => [id, name] as const),
    ...named,
  ])
  return { number, packet, matter, names, places, agents: agents.get(organisationId) ?? [] }
}
