import { settingOf } from '#domain/settings/setting.public.ts'
import { command, openTo, type Route } from '#platform/http/route.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { sendersOf } from '#platform/messages/senders.ts'
import type { CalendarLink } from './calendar-link.schema.ts'
import { findOwnLink } from './calendar-link.store.ts'
import { addressOf } from './outside-message.jobs.ts'
import { changePreferenceContract, myNoticesContract } from './preference.contract.ts'
import { mayDecideFor } from './preference.policy.ts'
import { getOwnPreference, savePreference } from './preference.store.ts'
import { quietHoursSetting } from './quiet-hours.schema.ts'

export const preferenceRoutes: readonly Route[] = [
  openTo(
    'signed-in',
    'what is open to choose depends on this installation, which a plain query does not know',
    myNoticesContract,
    async ({ db, config, keyring }, _, { actor }) => {
      const decision = mayDecideFor(actor, actor.id)
      if (isRefusal(decision)) return decision
      return db.within(actor, async (tx) => {
        const [{ channels, quietHours, digest, version }, link, { body }] = await Promise.all([
          getOwnPreference(tx),
          findOwnLink(tx),
          settingOf(tx, quietHoursSetting),
        ])
        const calendarLink: CalendarLink | null =
          link === undefined
            ? null
            : { id: link.id, createdAt: link.createdAt, usedAt: link.usedAt, version: link.version }
        return {
          ...{ channels, quietHours, digest, version, calendarLink, digestAt: body.digestAt },
          available: sendersOf(config).map(({ channel }) => channel),
          address: addressOf(keyring, actor.id),
        }
      })
    },
  ),
  command(changePreferenceContract, {
    load: (tx) => getOwnPreference(tx),
    may: (actor, { id }) => mayDecideFor(actor, id),
    apply: (stored, { channels, quietHours, digest }) => ({
      ...stored,
      ...{ channels, quietHours, digest, version: stored.version + 1 },
    }),
    save: savePreference,
    present: ({ channels, quietHours, digest, version }) => ({
      ...{ channels, quietHours, digest, version },
    }),
    audit: 'notice-preference.changed',
  }),
]
