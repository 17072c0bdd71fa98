import { z } from 'zod'
import { Category } from '#domain/leads/category.schema.ts'
import { SafeContact } from '#domain/matters/matter.schema.ts'

/** What a sender may put into a packet beside the reason why she sends it. */
export const PacketField = z.enum([
  'identity',
  'level',
  'narrative',
  'wish',
  'safe-contact',
  'parties',
  'files',
])
export type PacketField = z.infer<typeof PacketField>

/** Somebody whom the packet names. Never the other side, and never with an address. */
export const PacketParty = z.strictObject({
  role: z.string().max(40),
  name: z.string().max(60),
  relation: z.string().max(60).nullable(),
})
export type PacketParty = z.infer<typeof PacketParty>

/**
 * 转办包: what the receiver gets, copied at the moment of sending. It sees exactly this, never the
 * matter, and what the matter learns later is not in it.
 */
export const Packet = z.strictObject({
  fields: z.array(PacketField),
  category: Category,
  /** the division by name, down to the village */
  place: z.string(),
  foundOn: z.iso.date(),
  /** what the sender writes about it for this receiver */
  summary: z.string(),
  /** in full with `identity`, masked without; null where nobody knows it */
  subject: z.string().nullable(),
  level: z.int().nullable(),
  imminent: z.boolean(),
  narrative: z.string().nullable(),
  wish: z.string().nullable(),
  safeContact: SafeContact.nullable(),
  parties: z.array(PacketParty),
})
export type Packet = z.infer<typeof Packet>
