import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { workingCalendar } from '#platform/time/working-days.ts'
import type { Packet } from './packet.schema.ts'
import { referralClockSetting } from './referral-clock.schema.ts'
import type { Referral } from './referral.schema.ts'
import { insertReferral } from './referral.store.ts'
import type { ReferralFile, Surroundings } from './referral.transition.ts'

let counted = 0

/** Clocks as the platform comes with them. */
export function theSurroundings(change: Partial<Surroundings> = {}): Surroundings {
  const { initial } = referralClockSetting
  return { clockNumber: 0, clocks: initial, calendar: workingCalendar(), ...change }
}

/** A referral of a violence matter from 富池镇 to the police station, not yet signed for. */
export function aReferral(change: Partial<Referral> = {}): Referral {
  counted += 1
  const senderOrgId = change.senderOrgId ?? '01890000-0000-7000-8000-00000000000a'
  return {
    region: '420200',
    division: '420222101200',
    orgId: '01890000-0000-7000-8000-00000000000c',
    audience: [senderOrgId],
    sensitivity: 'sensitive',
    named: [],
    barred: [],
    id: newId(),
    number: `转 2023-${String(counted).padStart(4, '0')}`,
    matterId: newId(),
    fromOrgId: senderOrgId,
    senderOrgId,
    urgency: 'urgent',
    category: 'marriage-family',
    level: 2,
    ground: 'domestic-violence-15',
    status: 'sent',
    binding: false,
    refusals: 0,
    sentAt: '2023-05-10T01:00:00.000Z',
    stepSince: '2023-05-10T01:00:00.000Z',
    dueAt: '2023-05-10T05:00:00.000Z',
    version: 1,
    ...change,
  }
}

export function aReferralFile(change: Partial<Referral> = {}): ReferralFile {
  return { ...aReferral(change), surroundings: theSurroundings(), entries: [] }
}

export function aPacket(change: Partial<Packet> = {}): Packet {
  return {
    fields: ['identity', 'narrative'],
    category: 'marriage-family',
    place: '阳新县富池镇港下村',
    foundOn: '2023-05-06',
    summary: '请出警并固定证据',
    subject: '李小芳',
    level: null,
    imminent: false,
    narrative: '丈夫酒后动手，掐过脖子',
    wish: null,
    safeContact: null,
    parties: [],
    ...change,
  }
}

export function insertReferralRecords(tx: Tx, referrals: readonly Referral[]): void {
  for (const referral of referrals) insertReferral(tx, referral, aPacket())
}
