import { findMatter } from '#domain/matters/reading.public.ts'
import { findOrganisation } from '#domain/organisations/organisation.public.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { filesAlong, filesPassedOn } from './packet-file.store.ts'
import type { PacketField } from './packet.schema.ts'
import { narrowed } from './packet.transition.ts'
import { findPacket } from './referral.store.ts'
import type { ReferralFile } from './referral.transition.ts'
import { agentsOf, insertReferrals } from './sending.store.ts'
import { referralOf, type Sending } from './sending.transition.ts'

/**
 * What follows a referral that was passed on or decided on: the same packet, or less of it. Its files go
 * along only to a receiver that the routing rules let have any.
 */
export async function sendOn(
  tx: Tx,
  file: ReferralFile,
  sending: Pick<Sending, 'orgId' | 'fromOrgId' | 'binding' | 'text'>,
  fields?: readonly PacketField[],
): Promise<void> {
  tx.asSystem()
  const [packet, agents, matter] = await Promise.all([
    findPacket(tx, file.id),
    agentsOf(tx, [sending.orgId]),
    findMatter(tx, file.matterId),
  ])
  if (packet === undefined || matter === undefined) {
    throw new Error(`referral ${file.id} has lost its packet or its matter`)
  }
  const { urgency, ground, feedBackWithin, consentOn: on, consentForm: form } = file
  const consent = on === undefined || form === undefined ? undefined : { on, form }
  const next = referralOf(
    matter,
    { ...{ urgency, ground, feedBackWithin, consent, previous: file }, ...sending },
    agents.get(sending.orgId) ?? [],
    file.surroundings,
    { actor: tx.initiator, now: tx.now, id: newId },
  )
  const given = fields === undefined ? packet : narrowed(packet, fields)
  const attachments = given.fields.includes('files')
    ? await filesPassedOn(tx, matter, await findOrganisation(tx, sending.orgId), file.id)
    : []
  const files = filesAlong(tx, attachments, next.id)
  await insertReferrals(tx, [{ file: next, packet: given, files }])
}
