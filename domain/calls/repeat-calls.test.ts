import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDeskContract } from '#domain/matters/desk.contract.ts'
import { listMattersContract } from '#domain/matters/matter-page.contract.ts'

import { sql } from '#platform/db/sql.ts'
import type { Task } from '#platform/jobs/long-work.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { aCallRow, aCallsCsv, cast, insertCast } from './call.fixtures.ts'
import { listCallsContract, readCallRateContract, separateCallContract } from './call.contract.ts'
import {
  importCallsContract,
  listCallImportFaultsContract,
  readCallImportContract,
} from './call-import.contract.ts'
import { callImportWork } from './call-import.jobs.ts'
import {
  decidePairContract,
  listHouseholdsContract,
  listPairsContract,
  readHouseholdContract,
} from './household.contract.ts'
import {
  feedBackPushContract,
  listPushesContract,
  readPushContract,
  sendPushContract,
} from './push.contract.ts'

const { liaison, otherLiaison, officer, countyOfficer } = cast

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem(insertCast)
})
afterAll(() => house.close())

/** Three calls of one household in 41 days, by its telephone and by a neighbour's. */
const family = [
  aCallRow(),
  aCallRow({
    ...{ 接警编号: 'JJ20230301002', 报警时间: '2023-03-28 22:40:00' },
    简要案情: '报警人周红霞称丈夫柯建国掐其脖子，要求出警',
  }),
  aCallRow({
    ...{ 接警编号: 'JJ20230301003', 报警时间: '2023-04-12 23:05:00', 报警人: '周红霞' },
    ...{ 报警电话: '13907230017', 案发地址: '富池袁广村3组12号' },
    简要案情: '周红霞称丈夫柯建国拿刀威胁要杀了她，孩子吓哭',
  }),
]
/** A neighbour two streets on, who gives a name as heard and no number. */
const unsure = aCallRow({
  ...{ 接警编号: 'JJ20230301004', 报警时间: '2023-04-13 00:10:00', 报警人: '路人' },
  ...{ 报警人性别: '', 报警电话: '15871230099', 机主姓名: '', 案发地址: '富池镇袁广村三组' },
  简要案情: '路人称听见柯建国家里有女人呼救，孩子在哭',
})
const other = aCallRow({
  ...{ 接警编号: 'JJ20230301005', 报警时间: '2023-04-20 10:00:00', 报警人: '明秋菊' },
  ...{ 报警电话: '18986570044', 机主姓名: '明秋菊', 行政区划: '420222109' },
  案发地址: '阳新县浮屠镇森铺村一组5号',
  简要案情: '明秋菊称丈夫石海涛在外赌博，双方争吵',
})
const outside = aCallRow({
  ...{ 接警编号: 'JJ20230301006', 报警时间: '2023-04-21 10:00:00', 报警人: '陈志强' },
  ...{ 报警人性别: '男', 报警电话: '18672250011', 机主姓名: '陈志强', 警情类别: '交通事故' },
  ...{ 案发地址: '黄石大道', 简要案情: '两车追尾，无人受伤' },
})
const broken = Array.from({ length: 12 }, (_, at) =>
  aCallRow({ 接警编号: `BAD${at}XX`, 报警时间: '2023-13-40 99:99:99' }),
)

async function importFile(rows: readonly Record<string, string>[]): Promise<string> {
  const boundary = 'tiexin-boundary'
  const payload = Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="警情.csv"\r\n` +
      `content-type: text/csv\r\n\r\n${aCallsCsv(rows)}\r\n--${boundary}--\r\n`,
  )
  const { body, status } = await house.call(
    liaison,
    importCallsContract,
    { body: payload as never },
    { 'content-type': `multipart/form-data; boundary=${boundary}` },
  )
  expect(status).toBeLessThan(300)
  const task = { input: { importId: body.importId } } as unknown as Task
  await callImportWork.run(house, liaison, task, () => undefined)
  return body.importId
}

describe('a month of calls', () => {
  test('comes in with its broken rows told, and once however often it is handed in', async () => {
    const rows = [...family, unsure, other, outside, ...broken]
    const id = await importFile(rows)
    const file = (await house.call(liaison, readCallImportContract, { params: { id } })).body
    expect(file).toMatchObject({ rows: 18, accepted: 6, rejected: 12, unlinked: 0 })
    expect(file.selected).toEqual({ in: 5, borderline: 0, out: 1 })
    const faults = await house.call(liaison, listCallImportFaultsContract, { params: { id } })
    expect(faults.body.total).toBe(12)
    expect(faults.body.items[0]).toMatchObject({ column: '报警时间', code: 'time-invalid' })
    const again = await importFile(rows)
    const second = await house.call(liaison, readCallImportContract, { params: { id: again } })
    expect(second.body).toMatchObject({ accepted: 0, repeated: 6, rejected: 12 })
  })

  test('is nobody’s to read but the police organisation’s own', async () => {
    expect((await house.call(liaison, listCallsContract)).body.total).toBe(6)
    expect((await house.call(otherLiaison, listCallsContract)).body.total).toBe(0)
    expect((await house.call(countyOfficer, listCallsContract)).problem.code).toBe(
      'role-not-allowed',
    )
    const seen = await house.db.within(countyOfficer, (tx) =>
      tx.rows(sql`select id from calls where region = '420200'`),
    )
    expect(seen).toEqual([])
  })
})

describe('a household that calls again', () => {
  test('surfaces as three calls in 41 days, escalating, with reasons for each link', async () => {
    const household = await surfaced()
    expect(household).toMatchObject({ calls: 3, span: 41, isRepeat: true, isEscalating: true })
    const page = await pageOf(household.id)
    expect(page.members.map(({ number }) => number)).toEqual(family.map((row) => row.接警编号))
    expect(page.links).toHaveLength(2)
    expect(page.links.flatMap(({ reasons }) => reasons.map(({ code }) => code))).toContain(
      'same-phone',
    )
    expect(page.cues).toContain('strangulation')
  })

  test('cannot be pushed while a link is unsure, then takes the confirmed call in', async () => {
    const household = await surfaced()
    const queue = (await house.call(liaison, listPairsContract)).body
    expect(queue.items).toHaveLength(1)
    const [pair] = queue.items
    if (pair === undefined) throw new Error('nothing to look at')
    expect([pair.one.number, pair.other.number]).toContain('JJ20230301004')
    const early = await house.call(liaison, sendPushContract, { body: pushOf(household.id) })
    expect(early.problem.code).toBe('link-not-confirmed')
    const decided = await house.call(liaison, decidePairContract, {
      params: { id: pair.id },
      body: { verdict: 'confirmed' },
    })
    expect(decided.body).toMatchObject({ status: 'confirmed', householdId: household.id })
    expect(await pageOf(household.id)).toMatchObject({ calls: 4, openPairs: 0 })
  })

  test('reaches the township’s desk with its clock and without a raw call', async () => {
    const household = await surfaced()
    const sent = await house.call(liaison, sendPushContract, { body: pushOf(household.id) })
    expect(sent.status).toBe(200)
    const desk = (await house.call(officer, readDeskContract)).body
    const step = desk.items.find(({ subjectKind }) => subjectKind === 'push')
    expect(step).toMatchObject({ kind: 'feed-back', subjectId: sent.body.id })
    const { body } = await house.call(officer, readPushContract, { params: { id: sent.body.id } })
    expect(body.content).toMatchObject({ calls: 4, isEscalating: true, isMinorTold: true })
    const told = JSON.stringify(body)
    for (const secret of ['柯建国', '13907230017', 'JJ2023', '呼救', '袁广']) {
      expect(told).not.toContain(secret)
    }
    const matters = (await house.call(officer, listMattersContract)).body.items
    expect(matters.find(({ id }) => id === body.matter?.id)?.level).toBeLessThanOrEqual(2)
  })

  test('gets its feedback once, and the rate shows whom the desk met', async () => {
    const [push] = (await house.call(officer, listPushesContract)).body.items
    if (push === undefined) throw new Error('nothing was pushed')
    const answer = { contact: 'met', outcome: 'eased', text: '已见到本人，情绪稳定' } as const
    const input = { params: { id: push.id }, body: answer }
    expect((await house.call(officer, feedBackPushContract, input)).body.status).toBe('fed-back')
    expect((await house.call(officer, feedBackPushContract, input)).problem.code).toBe(
      'push-already-answered',
    )
    const rate = (await house.call(countyOfficer, readCallRateContract)).body
    expect(rate).toMatchObject({
      days: 90,
      calls: 5,
      repeats: 3,
      contacts: { met: 1, notReached: 0 },
    })
    expect((await house.call(liaison, readCallRateContract)).body.calls).toBe(5)
    expect((await house.call(otherLiaison, readCallRateContract)).body.calls).toBe(0)
  })

  test('that was told apart never comes together again, not by the nightly run either', async () => {
    const household = await surfaced()
    const page = await pageOf(household.id)
    const last = page.members.find(({ number }) => number === 'JJ20230301003')
    if (last === undefined) throw new Error('the call is not there')
    const input = { params: { id: last.id }, body: { reason: '另一户同名' } }
    expect((await house.call(liaison, separateCallContract, input)).body.householdId).not.toBe(
      household.id,
    )
    await house.runSchedules('night')
    const after = await pageOf(household.id)
    expect(after.members.map(({ number }) => number)).not.toContain('JJ20230301003')
    const [run] = await house.asSystem((tx) =>
      tx.rows<{ moved: number }>(
        sql`select moved from call_models where region = '420200' order by number desc limit 1`,
      ),
    )
    expect(run?.moved).toBe(0)
  })
})

async function surfaced() {
  const { body } = await house.call(liaison, listHouseholdsContract, { query: { view: 'repeat' } })
  const [household] = body.items
  if (household === undefined) throw new Error('no household surfaced')
  return household
}

async function pageOf(id: string) {
  return (await house.call(liaison, readHouseholdContract, { params: { id } })).body
}

function pushOf(householdId: string) {
  return {
    householdId,
    ...{
      category: 'marriage-family' as const,
      subject: '周女士',
      note: '多次报警，越来越密，请上门核实',
    },
    safeContact: { phone: '13600000000', time: '上午九点后', avoid: '不要打给她丈夫' },
  }
}
