import { divisionFullNames } from '#domain/divisions/division.public.ts'
import type { Matter } from '#domain/matters/matter.schema.ts'
import type { Tx } from '#platform/db/tx.ts'
import { knownOf } from './known-party.store.ts'
import type { Packet, PacketField } from './packet.schema.ts'
import { packetOf } from './packet.transition.ts'

/** The packet of a matter as it stands now. */
export async function packetFor(
  tx: Tx,
  matter: Matter,
  fields: readonly PacketField[],
  summary: string,
): Promise<Packet> {
  const [places, known] = await Promise.all([
    divisionFullNames(tx, [matter.division]),
    knownOf(tx, matter),
  ])
  const place = places.get(matter.division) ?? ''
  return packetOf(matter, fields, { summary, place, ...known })
}
