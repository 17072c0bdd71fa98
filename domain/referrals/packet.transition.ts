import type { Matter } from '#domain/matters/matter.schema.ts'
import { maskName } from '#platform/text/mask.ts'
import { withhold } from '#platform/text/withhold.ts'
import type { Packet, PacketField, PacketParty } from './packet.schema.ts'

/** Somebody of the matter, as far as a packet may have to know. */
export type KnownParty = PacketParty & {
  /** of the other side, or suspected: a guardian may be */
  readonly isAdverse: boolean
}

/** Roles of whom the receiver has to help; nobody else's name leaves with a packet. */
const helped: ReadonlySet<string> = new Set(['victim', 'child'])

/**
 * What the receiver will see, from the matter as it stands at this moment and the fields that the
 * sender chose. Never the people of the other side, never an address (反家庭暴力法: her new one least
 * of all); a safe contact comes whole, since a number without its rules endangers her.
 */
export function packetOf(
  matter: Matter,
  chosen: readonly PacketField[],
  told: {
    readonly summary: string
    readonly place: string
    readonly parties: readonly KnownParty[]
    /** where she can be reached: in no word of the packet */
    readonly secrets: readonly string[]
  },
): Packet {
  const has = (field: PacketField): boolean => chosen.includes(field)
  const { place, parties, secrets } = told
  const safe = (text: string): string => withhold(text, secrets)
  const { category, foundOn, subjectName, wish } = matter
  return {
    fields: [...new Set(chosen)],
    ...{ category, foundOn, place, summary: safe(told.summary) },
    subject:
      subjectName === undefined ? null : has('identity') ? subjectName : maskName(subjectName),
    level: has('level') ? matter.level : null,
    imminent: matter.imminent,
    narrative: has('narrative') ? safe(matter.narrative) : null,
    wish: has('wish') && wish !== undefined ? safe(wish) : null,
    safeContact: has('safe-contact') ? (matter.safeContact ?? null) : null,
    parties: has('parties') ? parties.filter(mayTravel).map(travelling) : [],
  }
}

function mayTravel({ isAdverse, role }: KnownParty): boolean {
  return !isAdverse && helped.has(role)
}

function travelling({ role, name, relation }: KnownParty): PacketParty {
  return { role, name, relation }
}

/** What a forward passes on: never more than was received. */
export function narrowed(packet: Packet, chosen: readonly PacketField[]): Packet {
  const fields = packet.fields.filter((field) => chosen.includes(field))
  const has = (field: PacketField): boolean => fields.includes(field)
  return {
    ...packet,
    fields,
    subject: packet.subject === null || has('identity') ? packet.subject : maskName(packet.subject),
    level: has('level') ? packet.level : null,
    narrative: has('narrative') ? packet.narrative : null,
    wish: has('wish') ? packet.wish : null,
    safeContact: has('safe-contact') ? packet.safeContact : null,
    parties: has('parties') ? packet.parties : [],
  }
}
