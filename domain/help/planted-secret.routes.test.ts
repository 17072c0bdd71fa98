import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { divisionsOf, saveDivisions } from '#domain/divisions/division.public.ts'
import { listNoticesContract } from '#domain/inbox/notice.contract.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import * as contracts from './help.contract.ts'
import { helpSchedules } from './help.jobs.ts'
import { aVisitor, receiptOn, tellAll } from './public-page.fixtures.ts'
import { serveHelp } from './public-page.routes.ts'

const county = anOrganisation({ level: 'county', division: '420222000000' })
const desk = anActor({
  ...{ id: newId(), orgId: county.id, orgs: [county.id], roles: ['county-officer'] },
  divisions: ['420222'],
})

/** What she told and where she was: none of it may lie anywhere in clear. */
const planted = {
  story: '他把热水泼到我背上蔷薇',
  name: '欧阳晚晴',
  phone: '13987654321',
  time: '下午三点后蔷薇',
  avoid: '别提妇联蔷薇',
  message: '今晚他又喝酒蔷薇',
  address: '198.51.100.23',
}

describe('what somebody tells on the public page', () => {
  let house: TestHouse
  const output: string[] = []
  let receipt = ''
  const id = async (): Promise<string> => {
    const { body } = await house.call(desk, contracts.listRequestsContract)
    return body.items[0]?.id ?? ''
  }

  beforeAll(async () => {
    for (const stream of [process.stdout, process.stderr]) {
      const write = stream.write.bind(stream)
      vi.spyOn(stream, 'write').mockImplementation((chunk: unknown, ...rest: unknown[]) => {
        output.push(String(chunk))
        return (write as (...all: unknown[]) => boolean)(chunk, ...rest)
      })
    }
    house = await testHouse()
    await serveHelp(house.http, house, () => Promise.resolve())
    await house.asSystem((tx) => {
      saveDivisions(tx, divisionsOf('420200'))
      insertOrganisations(tx, [county])
    })
  })
  afterAll(async () => {
    vi.restoreAllMocks()
    await house.close()
  })

  test('lies nowhere in clear: not in the database, the logs, the notices or the files', async () => {
    const { message, address, ...told } = planted
    const her = aVisitor(house.http, address)
    receipt = receiptOn(await tellAll(her, { place: '420222101000', ...told })) ?? ''
    let page = await her.send(await her.open('/help/back'), { receipt: '1111 2222 3333 4444' })
    page = await her.send(page, { receipt })
    expect(page).toContain(planted.story)
    await her.send(page, { text: message })
    const params = { id: await id() }
    await house.call(desk, contracts.readRequestContract, { params })
    await house.call(desk, contracts.revealContactContract, { params })
    await house.runSchedules('minute')
    await house.runSchedules('few-seconds')

    const secrets = [...Object.values(planted), receipt, receipt.replaceAll(' ', '')]
    const held = [await dumpOf(house.ownerUrl), output.join(''), filesOf(house.config.dataDir)]
    const notices = await house.call(desk, listNoticesContract, { query: { size: 100 } })
    held.push(JSON.stringify(notices.body))
    // The search itself is proved: what is kept in clear on purpose is found by it.
    expect(held[0]).toContain('help-request.told')
    for (const secret of secrets) {
      const hex = Buffer.from(secret, 'utf8').toString('hex')
      for (const text of held) {
        expect(text).not.toContain(secret)
        expect(text).not.toContain(hex)
      }
    }
  })

  test('is forgotten only when it is closed, its time is over and nothing is open on it', async () => {
    const params = { id: await id() }
    const isThere = async (): Promise<boolean> =>
      (await house.call(desk, contracts.readRequestContract, { params })).status === 200
    const nightOn = async (at: string): Promise<void> => {
      house.clock.moveTo(new Date(at))
      for (const schedule of helpSchedules) await schedule.run(house)
    }
    await nightOn('2024-05-11T02:14:00Z')
    expect(await isThere()).toBe(true)
    const closed = await house.call(desk, contracts.closeRequestContract, { params })
    expect(closed.body).toMatchObject({ status: 'closed' })
    // Its lead still waits for triage: an open duty.
    await nightOn('2025-05-11T02:14:00Z')
    expect(await isThere()).toBe(true)
    await settleLeads(house.ownerUrl)
    await nightOn('2025-05-12T02:14:00Z')
    expect(await isThere()).toBe(false)
    // That somebody asked and was heard stays a figure; what, and by which code, is gone.
    const left = await dumpOf(house.ownerUrl, 'help_')
    expect(left).toContain(params.id)
    expect(await dumpOf(house.ownerUrl, 'help_messages')).toBe('public.help_messages')
    const her = aVisitor(house.http)
    expect(await her.send(await her.open('/help/back'), { receipt })).not.toContain('name="pass"')
  })
})

/** Triage decided meanwhile; how, is no matter here. */
async function settleLeads(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query(`update leads set status = 'declined' where channel = 'online'`)
  await client.end()
}

/** Every row of every table as text; binary columns as hexadecimal digits. */
async function dumpOf(ownerUrl: string, prefix = ''): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')
       and tablename like $1 and tablename <> 'divisions'`,
    [`${prefix}%`],
  )
  const parts: string[] = []
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`)
    parts.push(name, ...rows.map(({ row }) => row))
  }
  await client.end()
  return parts.join('\n')
}

function filesOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('utf8'))
    .join('\n')
}
