import { findOrganisation } from '#domain/organisations/organisation.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { insertInto, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { callRuleSetting } from './call-rule.schema.ts'
import type { CallRate } from './call.contract.ts'
import { countContacts } from './push.store.ts'

const dayMilliseconds = 86_400_000

type Counted = { readonly calls: number; readonly households: number }

/** N and the number of households in a stretch of time; Σ(nᵢ−1) is their difference. */
async function countIn(tx: Tx, orgId: string, from: Date, to: Date): Promise<Counted> {
  const counted = await tx.maybe<Counted>(
    sql`select count(*)::int as calls, count(distinct household_id)::int as households
        from calls where region = ${tx.actor.region} and org_id = ${orgId}
          and called_at >= ${from.toISOString()} and called_at < ${to.toISOString()}
          and selection = 'in' and household_id is not null`,
  )
  return counted ?? { calls: 0, households: 0 }
}

/** Writes the organisation's figure down, so that others read a sum and no row. */
export async function refreshRate(tx: Tx, orgId: string): Promise<void> {
  const [{ body }, organisation] = await Promise.all([
    settingOf(tx, callRuleSetting),
    findOrganisation(tx, orgId),
  ])
  const { rateDays: days } = body
  const back = (times: number): Date => new Date(tx.now.getTime() - times * days * dayMilliseconds)
  const now = await countIn(tx, orgId, back(1), tx.now)
  const before = await countIn(tx, orgId, back(2), back(1))
  tx.send(
    sql`${insertInto('call_figures', {
      ...{ region: tx.actor.region, orgId, division: organisation?.division ?? '', days },
      ...{ calls: now.calls, repeats: now.calls - now.households },
      ...{ callsBefore: before.calls, repeatsBefore: before.calls - before.households },
      computedAt: tx.now.toISOString(),
    })} on conflict (region, org_id, days) do update
        set division = excluded.division, calls = excluded.calls,
          repeats = excluded.repeats, calls_before = excluded.calls_before,
          repeats_before = excluded.repeats_before, computed_at = excluded.computed_at`,
  )
}

/** Sums of the figures that the actor may read: her own police's, or those of the places she oversees. */
export async function findRate(tx: Tx): Promise<CallRate> {
  const { body } = await settingOf(tx, callRuleSetting)
  const since = new Date(tx.now.getTime() - body.rateDays * dayMilliseconds).toISOString()
  const [figures, contacts] = await Promise.all([
    tx.rows<Omit<CallRate, 'contacts' | 'days'>>(
      sql`select calls, repeats, calls_before, repeats_before, computed_at from call_figures
          where region = ${tx.actor.region} and days = ${body.rateDays} order by computed_at desc limit 100`,
    ),
    countContacts(tx, since),
  ])
  const sum = (field: 'calls' | 'repeats' | 'callsBefore' | 'repeatsBefore'): number =>
    figures.reduce((total, figure) => total + figure[field], 0)
  return {
    ...{ days: body.rateDays, calls: sum('calls'), repeats: sum('repeats') },
    ...{ callsBefore: sum('callsBefore'), repeatsBefore: sum('repeatsBefore') },
    computedAt: figures[0]?.computedAt ?? null,
    contacts: {
      ...{ met: contacts.met, familyOnly: contacts['family-only'] },
      notReached: contacts['not-reached'],
    },
  }
}
