import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import { aPerson, anIdentityNumber, insertPerson } from '#domain/people/person.fixtures.ts'
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

describe('a list of people', () => {
  const header = [
    '妇女姓名',
    '身份证号码',
    '手机号',
    '家庭住址',
    '所在村',
    '人群类别',
    '出生年月日',
  ]
  const rows = [
    header,
    ['王小芳', anIdentityNumber(100), '13907140901', '三组', '港下村', '单亲、低保', ''],
    ['柯春花', '', '', '', '富池镇丰山村', '留守妇女', '1980.3.4'],
    ['石秀英', '', '', '', '420222109200', '', '29284'],
  ]

  test('is taken in, and a second time adds nothing', async () => {
    expect(await imported('people', rows)).toMatchObject({ rows: 3, accepted: 3, rejected: 0 })
    const again = await imported('people', rows)
    expect(again).toMatchObject({ accepted: 0, repeated: 3, rejected: 0 })
    const found = await people(['王小芳', '柯春花', '石秀英'])
    expect(found).toEqual([
      {
        name: '柯春花',
        birth: '1980-03-04',
        division: '420222101201',
        tags: ['left-behind-woman'],
      },
      {
        ...{ name: '王小芳', birth: '1990-01-01', division: '420222101200' },
        tags: ['low-income', 'single-parent'],
      },
      { name: '石秀英', birth: '1980-03-04', division: '420222109200', tags: [] },
    ])
  })

  test('in GB18030 says the same', async () => {
    const again = await imported('people', rows, { file: iconv.encode(asCsv(rows), 'gb18030') })
    expect(again).toMatchObject({ accepted: 0, repeated: 3, rejected: 0 })
  })

  test('rehearsed says what would happen and writes nothing', async () => {
    const one = ['邹玉兰', anIdentityNumber(102), '', '', '港下村', '', '']
    const file = [header, one, one, ['另一位', anIdentityNumber(102), '', '', '港下村', '', '']]
    const result = await imported('people', file, { dryRun: true })
    expect(result).toMatchObject({ rows: 3, accepted: 1, repeated: 1, rejected: 1, importId: null })
    expect(result).toMatchObject({ errors: [{ row: 4, column: '姓名', code: 'another-name' }] })
    expect(await people(['邹玉兰'])).toEqual([])
  })

  test.each([
    ['4.20202E+17', '身份证号', 'identity-rounded'],
    ['420202199001010000', '身份证号', 'identity-rounded'],
    ['42022219900101', '身份证号', 'identity-length'],
  ])('with %s as identity number has it refused', async (identity, column, code) => {
    const result = await imported('people', [header, ['甲乙', identity, '', '', '港下村', '', '']])
    expect(result).toMatchObject({ accepted: 0, errors: [{ row: 2, column, code }] })
  })

  test.each([
    ['丰山村', 'division-ambiguous'],
    ['上罗村', 'division-outside-reach'],
    ['无此村', 'division-unknown'],
  ])('of %s is refused', async (village, code) => {
    const result = await imported('people', [header, ['甲乙', '', '', '', village, '', '']])
    expect(result).toMatchObject({ accepted: 0, errors: [{ column: '村(社区)', code }] })
  })

  test('tells nothing of somebody who is known elsewhere', async () => {
    const identity = anIdentityNumber(110)
    const hidden = aPerson({ identity, division: '420281104200', orgId: newId(), name: '躲着的人' })
    await house.asSystem((tx) => insertPerson(tx, hidden))
    const row = (number: string): string[] => ['张三妹', number, '', '', '港下村', '', '']
    const known = await imported('people', [header, row(identity)])
    const unknown = await imported('people', [header, row(anIdentityNumber(112))])
    expect({ ...known, importId: '' }).toEqual({ ...unknown, importId: '' })
    const requests = await house.asSystem((tx) =>
      tx.rows(sql`select 1 from match_requests where file_id in
        (select id from people where name = '张三妹')`),
    )
    expect(requests).toHaveLength(2)
  })

  test('without a column for the village is refused whole', async () => {
    expect(await imported('people', [['姓名'], ['甲乙']])).toEqual({
      refused: 'columns-missing',
      detail: { columns: '村(社区)' },
    })
  })

  test('keeps no identity number in its faults', async () => {
    await imported('people', [header, ['甲乙', '420222199001010129', '', '', '港下村', '', '']])
    const kept = await house.asSystem((tx) => tx.rows(sql`select shown from import_faults`))
    expect(JSON.stringify(kept)).not.toMatch(/\d{9}/)
  })
})

describe('a list of households', () => {
  test('makes members of one number live together and belong to the head', async () => {
    const result = await imported('households', [
      ['户编号', '姓名', '与户主关系', '身份证号', '村'],
      ['H1', '周大山', '户主', anIdentityNumber(201), '港下村'],
      ['H1', '吴春兰', '妻', anIdentityNumber(202), '港下村'],
      ['H1', '周小山', '长子', anIdentityNumber(203), '港下村'],
      ['H2', '陈翠华', '户主', anIdentityNumber(204), '港下村'],
    ])
    expect(result).toMatchObject({ rows: 4, accepted: 4, rejected: 0 })
    const homes = await house.asSystem((tx) =>
      tx.rows<{ members: number }>(
        sql`select count(*)::int as members from people
            where name in ('周大山', '吴春兰', '周小山', '陈翠华')
            group by household_id order by 1`,
      ),
    )
    expect(homes.map(({ members }) => members)).toEqual([1, 3])
    const relations = await house.asSystem((tx) =>
      tx.rows<{ name: string; relation: string }>(
        sql`select people.name, relation from person_relations
            join people on people.id = person_relations.other_id order by relation`,
      ),
    )
    expect(relations).toEqual([
      { name: '周小山', relation: 'child' },
      { name: '吴春兰', relation: 'spouse' },
    ])
  })
})

async function imported(
  kind: ImportKind,
  rows: readonly (readonly string[])[],
  { dryRun = false, file }: { dryRun?: boolean; file?: Buffer } = {},
): ReturnType<typeof importFile> {
  const path = join(folder, 'list.csv')
  await writeFile(path, file ?? asCsv(rows))
  return importFile(house, officer, kind, path, { dryRun })
}

function people(names: readonly string[]): Promise<unknown[]> {
  return house.asSystem((tx) =>
    tx.rows(
      sql`select name, birth::text as birth, division, tags from people
          where name = any (${[...names]}::text[]) order by name collate "C"`,
    ),
  )
}
