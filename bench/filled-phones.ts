import { createHash } from 'node:crypto'
import { insertAccounts } from '#domain/accounts/account.public.ts'
import { aDevice } from '#domain/devices/device.fixtures.ts'
import { currentKey, insertDevice } from '#domain/devices/device.store.ts'
import { prefixOf, townshipOf } from '#domain/divisions/division.schema.ts'
import { loadZeroReports } from '#domain/zero-reports/year.fixtures.ts'
import { loadCity } from '#city/load.ts'
import { systemActor } from '#platform/access/actor.ts'
import { tokenHash } from '#platform/auth/token.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { House } from '#platform/house/house.ts'

/** A phone as the bench holds it: what it shows, and where its owner walks. */
export type BenchPhone = {
  readonly device: string
  readonly token: string
  readonly accountId: string
  /** a village that its owner visits */
  readonly village: string
  /** the report that its owner may sign now; one phone for each village has it */
  readonly reportId: string | null
}

export type Filled = {
  readonly phones: readonly BenchPhone[]
  readonly key: { readonly id: string; readonly publicKey: Buffer }
}

const years = [2014, 2023] as const
const atOnce = 1_000
/** Where those walk whose office has no village below its code. */
const elsewhere = '420222101200'

/**
 * The whole city with a phone for each of its executives, and ten years of zero-reports of which those
 * of the last month are still to be signed. What is there already stays.
 */
export async function fillPhones(house: House): Promise<Filled> {
  const { region } = house.config
  await loadCity(house, { scale: 1, without: 'visits' })
  const asSystem = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> =>
    house.db.within(systemActor(region), work)
  for (let year = years[0]; year <= years[1]; year++) {
    await asSystem((tx) => loadZeroReports(tx, { year, seed: 21 }))
  }
  const executives = await asSystem((tx) =>
    tx.rows<Executive & { readonly accountId: string | null }>(
      sql`select executive.id, executive.name, executive.org_id, executive.account_id,
            coalesce(place.code, ${elsewhere}) as village
          from executives as executive
          left join lateral (
            select code from divisions
            where region = ${region} and level = 'village'
              and code ^@ regexp_replace(executive.division, '(000)+$', '') order by code limit 1
          ) as place on true
          where executive.region = ${region} and executive.ended_at is null order by number`,
    ),
  )
  for (let at = 0; at < executives.length; at += atOnce) {
    const some = executives.slice(at, at + atOnce).filter(({ accountId }) => accountId === null)
    if (some.length > 0) await asSystem((tx) => register(tx, some))
  }
  return asSystem(async (tx) => {
    const found = await tx.rows<Omit<BenchPhone, 'token'>>(
      sql`select device.id as device, device.account_id, device.division as village,
            report.id as report_id
          from devices as device
          left join lateral (
            select id from zero_reports
            where region = ${region} and org_id = device.org_id and level = 'village'
              and status = 'due' and period = '2023-12' limit 1
          ) as report on true
          where device.region = ${region} and device.name = 'bench' order by device.id`,
    )
    const signed = new Set<string>()
    const phones = found.map((phone): BenchPhone => {
      const { device, accountId, village, reportId } = phone
      const isFirst = reportId !== null && !signed.has(reportId)
      if (isFirst) signed.add(reportId)
      const own = isFirst ? reportId : null
      return { device, accountId, village, token: tokenOf(device), reportId: own }
    })
    return { phones, key: await currentKey(tx) }
  })
}

type Executive = {
  readonly id: string
  readonly name: string
  readonly orgId: string
  readonly village: string
}

/** Account and phone of each; the executive's own id serves for all three. */
function register(tx: Tx, executives: readonly Executive[]): Promise<void> {
  const { region } = tx.actor
  insertAccounts(
    tx,
    executives.map(({ id, name, orgId, village }) => ({
      ...{ id, username: `phone${id.replaceAll('-', '').slice(-20)}`, name, orgId },
      ...{
        roles: ['village-executive'],
        divisions: [prefixOf(townshipOf(village))],
        clearance: 'normal',
      },
      ...{ passwordHash: 'nobody signs in with it', mustChange: false },
    })),
  )
  const ids = executives.map(({ id }) => id)
  tx.send(
    sql`update executives set account_id = id
        where region = ${region} and id = any (${ids}::uuid[])`,
  )
  for (const { id, name, orgId, village } of executives) {
    const device = aDevice({ region, id, accountId: id, orgId, division: village, name: 'bench' })
    insertDevice(tx, { ...device, ownerName: name, tokenHash: tokenHash(tokenOf(id)) })
  }
  return Promise.resolve()
}

/** Made from the device, so that a second run needs no list of secrets. */
function tokenOf(device: string): string {
  return createHash('sha256').update(`bench ${device}`).digest('base64url')
}
