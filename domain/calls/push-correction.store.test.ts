import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isRefusal } from '#platform/access/decision.ts'
import { sql } from '#platform/db/sql.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { chooseCallContract, listCallsContract, separateCallContract } from './call.contract.ts'
import { aCallRow, aCallsCsv, cast, insertCast } from './call.fixtures.ts'
import { importCallsFile } from './call.public.ts'
import { listHouseholdsContract, readHouseholdContract } from './household.contract.ts'
import { listPushesContract, readPushContract, sendPushContract } from './push.contract.ts'

const { liaison, officer, police } = cast
const folder = mkdtempSync(join(tmpdir(), 'tiexin-calls-'))

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem(insertCast)
  const names = ['明秋菊', '尹桂香', '从金凤', '乐腊梅', '费细妹', '向莲英', '华美容', '邢翠娥']
  const others = names.map((name, at) =>
    aCallRow({
      ...{ 接警编号: `JJ2023040100${at}`, 报警时间: `2023-04-0${at + 1} 10:00:00` },
      ...{ 报警人: name, 机主姓名: name, 报警电话: `1897165${String(1_207 + at * 811)}` },
      ...{ 行政区划: '420222109', 案发地址: `阳新县浮屠镇森铺村${at + 3}号` },
      简要案情: `${name}称与家人争吵`,
    }),
  )
  await take([one, two, ...others])
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const one = aCallRow({ 接警编号: 'JJ2023030200', 报警时间: '2023-03-02 21:10:00' })
const two = aCallRow({ 接警编号: 'JJ2023032000', 报警时间: '2023-03-20 22:40:00' })
const three = aCallRow({ 接警编号: 'JJ2023040500', 报警时间: '2023-04-05 23:05:00' })
const borderline = aCallRow({
  ...{ 接警编号: 'JJ2023040900', 报警时间: '2023-04-09 21:00:00', 警情类别: '求助' },
  简要案情: '周红霞称丈夫柯建国不让其进门',
})

/** As the command line takes a file in. */
async function take(rows: readonly Record<string, string>[]): Promise<void> {
  const file = join(folder, `${rows[0]?.['接警编号'] ?? ''}.csv`)
  writeFileSync(file, aCallsCsv(rows))
  const system = (await house.asSystem((tx) => tx)).actor
  const taken = await importCallsFile(house, system, file, { orgId: police.id, dryRun: false })
  if (isRefusal(taken)) throw new Error(taken.refused)
  expect(taken.accepted).toBe(rows.length)
}

async function theHousehold() {
  const { items } = (
    await house.call(liaison, listHouseholdsContract, { query: { view: 'repeat' } })
  ).body
  expect(items).toHaveLength(1)
  const [found] = items
  if (found === undefined) throw new Error('no household calls again')
  return found
}

async function thePush() {
  const [push] = (await house.call(officer, listPushesContract)).body.items
  return (await house.call(officer, readPushContract, { params: { id: push?.id ?? '' } })).body
}

async function callOf(number: string) {
  const [found] = (await house.call(liaison, listCallsContract, { query: { q: number } })).body
    .items
  if (found === undefined) throw new Error(`no call ${number}`)
  return found
}

describe('a push that is not answered yet', () => {
  test('tells of the calls there are', async () => {
    const { id, calls } = await theHousehold()
    expect(calls).toBe(2)
    const body = {
      ...{ householdId: id, category: 'marriage-family' as const, note: '请上门核实' },
      safeContact: {},
    }
    expect((await house.call(liaison, sendPushContract, { body })).status).toBe(200)
    const again = await house.call(liaison, sendPushContract, { body })
    expect(again.problem.code).toBe('push-still-open')
    expect(await thePush()).toMatchObject({ calls: 2, correctedAt: null })
  })

  test('follows a call more, and the desk is told', async () => {
    const before = await theHousehold()
    await take([three])
    expect(await theHousehold()).toMatchObject({ id: before.id, calls: 3, pushedCalls: 3 })
    const push = await thePush()
    expect(push).toMatchObject({ calls: 3, content: { calls: 3 } })
    expect(push.correctedAt).not.toBeNull()
    const told = await house.asSystem((tx) =>
      tx.rows(sql`select id from notices where region = '420200' and kind = 'push-corrected'
        and org_id = ${cast.township.id}`),
    )
    expect(told).toHaveLength(1)
  })

  test('follows a call less', async () => {
    const params = { id: (await callOf('JJ2023040500')).id }
    await house.call(liaison, separateCallContract, { params, body: { reason: '另一户' } })
    expect(await thePush()).toMatchObject({ calls: 2, content: { calls: 2 } })
    const { id } = await theHousehold()
    const page = (await house.call(liaison, readHouseholdContract, { params: { id } })).body
    expect(page.decided.map(({ status }) => status)).toEqual(['separated', 'separated'])
  })
})

describe('a borderline call', () => {
  test('is linked when a person takes it in, and leaves its household when she takes it out', async () => {
    await take([borderline])
    const call = await callOf('JJ2023040900')
    expect(call).toMatchObject({ selection: 'borderline', householdId: null })
    const params = { id: call.id }
    const taken = await house.call(liaison, chooseCallContract, {
      params,
      body: { verdict: 'in', reason: '夫妻纠纷' },
    })
    expect(taken.body.selection).toBe('in')
    expect((await callOf('JJ2023040900')).householdId).not.toBeNull()
    await house.call(liaison, chooseCallContract, {
      params,
      body: { verdict: 'out', reason: '看错了' },
    })
    expect(await callOf('JJ2023040900')).toMatchObject({ selection: 'out', householdId: null })
  })
})

describe('calls linked one by one', () => {
  test('stand where the nightly run over everything puts them', async () => {
    await house.runSchedules('night')
    const runs = await house.asSystem((tx) =>
      tx.rows<{ moved: number; calls: number }>(
        sql`select moved, calls from call_models where region = '420200' and number > 0
            order by number desc limit 1`,
      ),
    )
    expect(runs).toEqual([{ moved: 0, calls: 11 }])
  })
})
