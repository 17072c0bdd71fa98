import { divisionNames } from '#domain/divisions/division.public.ts'
import { findOpenFollowUps } from '#domain/matters/follow-up-phone.public.ts'
import { findExecutiveOfAccount } from '#domain/organisations/organisation.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { findMetHouseholds } from '#domain/visits/visit-phone.public.ts'
import { zeroReportRuleSetting } from '#domain/zero-reports/zero-report-rule.schema.ts'
import { findReportToSign } from '#domain/zero-reports/zero-report-phone.public.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Runtime } from '#platform/http/route.ts'
import { addDays, dayOf, startOfDay } from '#platform/time/day.ts'
import type { FieldDay } from './device.contract.ts'
import { currentKey } from './device.store.ts'

/** So many days a phone may keep what it read without asking again. */
const keepDays = 7
/** More households than one executive looks after. */
const householdCap = 300
/** What a day can hold of follow-ups, the most urgent first. */
const followUpCap = 20

/**
 * What the phone of an executive carries, read under her own sight.
 * @returns `undefined` where she is registered in no village any more
 */
export function fieldDayOf({ db }: Runtime, actor: Actor): Promise<FieldDay | undefined> {
  return db.within(actor, async (tx: Tx): Promise<FieldDay | undefined> => {
    const [executive, { body: rules }] = await Promise.all([
      findExecutiveOfAccount(tx, actor.id),
      settingOf(tx, zeroReportRuleSetting),
    ])
    if (executive === undefined) return undefined
    const { division } = executive
    const { screenEveryDays } = rules
    const [households, names, followUps] = await Promise.all([
      findMetHouseholds(tx, { division, screenEveryDays, cap: householdCap }),
      divisionNames(tx, [division]),
      findOpenFollowUps(tx, followUpCap),
    ])
    // counting a report goes on as the system: last, and with it what only the system may read
    const report = await findReportToSign(tx)
    tx.asSystem()
    const { id, publicKey } = await currentKey(tx)
    return {
      ...{ state: 'open', now: tx.now.toISOString(), division },
      account: { id: actor.id, name: actor.name },
      place: names.get(division) ?? '',
      key: { id, publicKey: publicKey.toString('base64') },
      expiresAt: startOfDay(addDays(dayOf(tx.now), keepDays)).toISOString(),
      households,
      ...{ report: report ?? null, followUps },
    }
  })
}
