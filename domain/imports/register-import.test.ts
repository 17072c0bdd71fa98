import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { sql } from '#platform/db/sql.ts'
import { anIdentityNumber } from '#domain/people/person.fixtures.ts'
import { testHouse, type TestHouse } from '#tests/house.ts'
import { importFile } from './hand-in.jobs.ts'
import { asCsv, insertPlaces } from './import-file.fixtures.ts'
import type { ImportKind } from './import.schema.ts'

const officer = anActor({ roles: ['county-officer'], divisions: ['420222'] })

let house: TestHouse
let folder: string
beforeAll(async () => {
  house = await testHouse()
  await house.asSystem(insertPlaces)
  folder = await mkdtemp(join(tmpdir(), 'imports-'))
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true })
})

describe('a list of organisations', () => {
  test('finds parents in earlier rows and refuses a committee without a woman', async () => {
    const result = await imported('organisations', [
      ['名称', '类别', '区划', '上级组织', '人数', '女性'],
      ['阳新县家调委', '家调组织', '阳新县', '', '5', '3'],
      ['富池镇家调站', '家调组织', '富池镇', '阳新县家调委', '3', '1'],
      ['浮屠镇家调站', '家调组织', '浮屠镇', '阳新县家调委', '3', '0'],
      ['浮屠镇互助社', '社会组织', '浮屠镇', '不存在的上级', '', ''],
    ])
    expect(result).toMatchObject({
      ...{ rows: 4, accepted: 2, rejected: 2 },
      errors: [
        { row: 4, code: 'committee-without-a-woman' },
        { row: 5, code: 'parent-unknown' },
      ],
    })
    const [station] = await house.asSystem((tx) =>
      tx.rows(sql`select child.level, parent.name as parent from organisations child
        join organisations parent on parent.id = child.parent_id`),
    )
    expect(station).toEqual({ level: 'township', parent: '阳新县家调委' })
  })

  test('of elsewhere is refused', async () => {
    const result = await imported('mediation', [
      ['调解组织名称', '所属乡镇', '人数', '女性人数'],
      ['陈贵镇家调站', '陈贵镇', '3', '1'],
    ])
    expect(result).toMatchObject({ accepted: 0, errors: [{ code: 'division-outside-reach' }] })
  })
})

describe('a list of executives', () => {
  test('names her federation, or that of her village; a number is one person’s', async () => {
    await imported('organisations', [
      ['名称', '类别', '区划'],
      ['港下村妇联', '妇女联合会', '港下村'],
    ])
    const result = await imported('executives', [
      ['编号', '姓名', '性别', '所在村', '电话', '所属妇联'],
      ['zw-001', '柯玉珍', '女', '港下村', '13907140000', ''],
      ['ZW-001', '柯玉珍', '女', '港下村', '', '港下村妇联'],
      ['ZW-001', '刘四妹', '女', '港下村', '', ''],
      ['ZW-002', '刘四妹', '女', '富池镇丰山村', '', ''],
    ])
    expect(result).toMatchObject({
      ...{ rows: 4, accepted: 1, repeated: 1, rejected: 2 },
      errors: [
        { row: 4, code: 'executive-number-taken' },
        { row: 5, code: 'organisation-unknown' },
      ],
    })
  })
})

describe('an old ledger', () => {
  const header = ['登记时间', '姓名', '身份证号', '村', '事由', '处理结果', '是否化解']
  const rows = [
    header,
    ['2019年5月6日', '王腊梅', anIdentityNumber(301), '港下村', '想学缝纫', '介绍了培训班', '是'],
    ['2019.7.1', '王腊梅', anIdentityNumber(301), '港下村', '丈夫酒后殴打', '上门劝解', '未化解'],
    ['5/6/2019', '李秋菊', '', '港下村', '邻里纠纷', '', '是'],
    ['合计', '', '', '', '', '', ''],
  ]

  test('becomes entries beside one file, kept as closely as what they tell', async () => {
    const result = await imported('ledger', rows)
    expect(result).toMatchObject({
      ...{ rows: 4, accepted: 2, rejected: 2 },
      errors: [
        { row: 4, column: '登记日期', code: 'date-ambiguous' },
        { row: 5, code: 'note-row' },
      ],
    })
    const entries = await house.asSystem((tx) =>
      tx.rows(sql`select entered_on::text as day, sensitivity, is_settled from past_entries
        order by entered_on`),
    )
    expect(entries).toEqual([
      { day: '2019-05-06', sensitivity: 'normal', isSettled: true },
      { day: '2019-07-01', sensitivity: 'sensitive', isSettled: false },
    ])
    const files = await house.asSystem((tx) =>
      tx.rows(sql`select 1 from people where name = '王腊梅'`),
    )
    expect(files).toHaveLength(1)
    expect(await imported('ledger', rows)).toMatchObject({ accepted: 0, repeated: 2 })
  })

  test('lies in the database unreadable', async () => {
    const [stored] = await house.asSystem((tx) =>
      tx.rows<{ told: Buffer }>(sql`select told from past_entries limit 1`),
    )
    expect(stored?.told.toString('utf8')).not.toMatch(/缝纫|殴打/)
  })
})

async function imported(
  kind: ImportKind,
  rows: readonly (readonly string[])[],
): ReturnType<typeof importFile> {
  const path = join(folder, 'list.csv')
  await writeFile(path, asCsv(rows))
  return importFile(house, officer, kind, path, { dryRun: false })
}
