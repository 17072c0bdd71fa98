import { calendarOfCity } from '#domain/calendar/calendar.public.ts'
import { levels } from '#domain/divisions/division.schema.ts'
import { findOrganisations } from '#domain/organisations/organisation.public.ts'
import { authoritiesFor } from '#domain/routing/routing.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { referralClockSetting } from './referral-clock.schema.ts'
import type { Referral } from './referral.schema.ts'
import { lockReferral } from './referral.store.ts'
import type { ReferralFile, Surroundings } from './referral.transition.ts'

/** The clocks and the calendar of now. */
export async function surroundingsOf(tx: Tx): Promise<Surroundings> {
  const [{ number, body }, calendar] = await Promise.all([
    settingOf(tx, referralClockSetting),
    calendarOfCity(tx),
  ])
  return { clockNumber: number, clocks: body, calendar }
}

export async function lockReferralFile(
  tx: Tx,
  { params }: { params: { id: string } },
): Promise<ReferralFile | undefined> {
  const [referral, surroundings] = await Promise.all([
    lockReferral(tx, params.id),
    surroundingsOf(tx),
  ])
  return referral === undefined ? undefined : { ...referral, surroundings, entries: [] }
}

/** The same with whoever would decide, should nobody hold it for theirs: one level above the receiver. */
export async function lockReferralToReturn(
  tx: Tx,
  input: { params: { id: string } },
): Promise<ReferralFile | undefined> {
  const file = await lockReferralFile(tx, input)
  if (file === undefined) return undefined
  const deciderId = await deciderOf(tx, file, file.surroundings)
  return { ...file, surroundings: { ...file.surroundings, deciderId } }
}

async function deciderOf(
  tx: Tx,
  { orgId, division }: Referral,
  { clocks }: Surroundings,
): Promise<string | undefined> {
  const receiver = (await findOrganisations(tx, [orgId])).get(orgId)
  const above = levels[Math.max(0, levels.indexOf(receiver?.level ?? 'township') - 1)] ?? 'city'
  const wanted = { kind: clocks.decidedBy, level: above, division }
  return (await authoritiesFor(tx, [wanted]))(wanted)?.id
}
