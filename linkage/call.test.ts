import { describe, expect, test } from 'vitest'
import { aCall, rowed } from './call.fixtures.ts'
import { wordsOf, type CallText } from './call-text.ts'
import { personAt, type Person } from './records.ts'
import { at, callerRole, idKind, noTime, phoneKind, slot } from './row.ts'

function words(changed: CallText): Uint32Array {
  const [call] = rowed([aCall('1', changed)])
  if (call === undefined) throw new Error('no row was made')
  return wordsOf(call.row)
}

const slotNames = new Map<number, string>(Object.entries(slot).map(([name, of]) => [of, name]))

/** `name:slot` of everybody in the row; ? stands for a hidden character. */
function people(changed: CallText): readonly string[] {
  const row = words(changed)
  const person: Person = { surname: 0, first: 0, second: 0, slot: 0, sex: 0, birth: 0 }
  const found: string[] = []
  for (let index = 0; personAt(row, 0, index, person); index += 1) {
    const name = [person.surname, person.first, person.second]
      .map((unit) => (unit === 0 ? '' : unit === 0xff_ff ? '?' : String.fromCharCode(unit)))
      .join('')
    found.push(`${name}:${slotNames.get(person.slot)}`)
  }
  return found
}

const nobody = { 报警人: '', 报警人性别: '' }
const woman = { 报警人: '潘月桂', 报警人性别: '女' }

describe('the people of a call', () => {
  test.each([
    ['报警人称其丈夫鲁松涛殴打自己', woman, ['潘月桂:wife', '鲁松涛:husband']],
    ['其老公(鲁松涛)持刀扬言要杀人', woman, ['潘月桂:wife', '鲁松涛:husband']],
    ['鲁松涛(其爱人)把门反锁', woman, ['潘月桂:wife', '鲁松涛:husband']],
    ['报警人称鲁某涛又在动手打自己', woman, ['潘月桂:wife', '鲁?涛:husband']],
    ['其前夫鲁师傅上门骚扰', woman, ['潘月桂:wife', '鲁??:husband']],
    [
      '其女儿的丈夫鲁松涛打骂女儿潘燕',
      { 报警人: '潘大山', 报警人性别: '男' },
      ['潘大山:parent', '鲁松涛:husband', '潘燕:wife'],
    ],
    [
      '其儿子鲁松涛与儿媳潘月桂吵架',
      { 报警人: '鲁长庚', 报警人性别: '男' },
      ['鲁长庚:parent', '鲁松涛:husband', '潘月桂:wife'],
    ],
    [
      '邻居报警称鲁松涛殴打妻子潘月桂',
      { 报警人: '童立冬', 报警人性别: '男' },
      ['童立冬:witness', '鲁松涛:party', '潘月桂:wife'],
    ],
    [
      '报警人潘月桂（女，35岁）报称被丈夫打了',
      { 报警人: '潘女士', 报警人性别: '女' },
      ['潘月桂:wife'],
    ],
    ['接潘月桂报警，其丈夫不让进屋', { 报警人: '匿名', 报警人性别: '女' }, ['潘月桂:wife']],
  ])('%s', (narrative, caller, expected) => {
    expect(people({ ...caller, 简要案情: narrative })).toEqual(expected)
  })

  test.each([
    '青松社区书记报警称，本社区一男子打人',
    '松涛小学门口有学生被打',
    '老人独自在家摔倒，无人照看',
    '打麻将输了钱打人',
  ])('are none where nobody is named: %s', (narrative) => {
    expect(people({ ...nobody, 简要案情: narrative })).toEqual([])
  })
})

test.each([
  ['其丈夫打人', '女', callerRole.wife],
  ['其妻子打人', '男', callerRole.husband],
  ['其女婿打人', '女', callerRole.wifeParent],
  ['其儿媳骂人', '女', callerRole.husbandParent],
  ['我爸爸打我妈妈', '女', callerRole.child],
  ['其姐夫打姐姐', '男', callerRole.sibling],
  ['邻居报警称两口子打架', '男', callerRole.neighbour],
  ['网格员巡查发现夫妻吵架', '女', callerRole.official],
])('who calls is read from how others are called: %s', (narrative, sexOf, role) => {
  const row = words({ 报警人性别: sexOf, 简要案情: narrative })
  expect((row[at.caller] ?? 0) & 0xff).toBe(role)
})

describe('a telephone number', () => {
  test.each([
    ['13907230001', phoneKind.mobile],
    ['+8613907230001', phoneKind.mobile],
    ['013907230001', phoneKind.mobile],
    ['139-0723-0001', phoneKind.mobile],
    ['１３９０７２３０００１', phoneKind.mobile],
    ['l39O723OOO1', phoneKind.mobile],
  ])('is the same number as %s', (text, kind) => {
    const row = words({ 报警电话: text })
    expect([row[at.phone], (row[at.phoneTail] ?? 0) & 0xff_ff]).toEqual([1_390_723, 1])
    expect((row[at.phoneTail] ?? 0) >>> 16).toBe(kind)
  })

  test.each([
    ['139****0001', phoneKind.middleHidden, 139, 1],
    ['1390723****', phoneKind.tailHidden, 1_390_723, 0],
    ['(0714)6287110', phoneKind.landline, 628, 7110],
    ['6287110', phoneKind.landline, 628, 7110],
  ])('is known in part or at its place: %s', (text, kind, lead, tail) => {
    const row = words({ 报警电话: text })
    expect([row[at.phone], row[at.phoneTail]]).toEqual([lead, tail + kind * 65_536])
  })

  test.each(['', '不详', '无', '0'])('is none: %s', (text) => {
    expect(words({ 报警电话: text })[at.phoneTail]).toBe(0)
  })
})

describe('an identity number', () => {
  test.each(['42028119900101001X', '42028119900101001x', '４２０２８１１９９００１０１００１Ｘ'])(
    'of 18 digits: %s',
    (text) => {
      const row = words({ 报警人身份证号: text.normalize('NFKC') })
      expect([row[at.idPlace], row[at.idBirth]]).toEqual([420_281, 19_900_101])
    },
  )

  test('of 15 digits is lengthened', () => {
    const row = words({ 报警人身份证号: '420281900101001' })
    expect(row[at.idBirth]).toBe(19_900_101)
    expect((row[at.idTail] ?? 0) >>> 16).toBe(idKind.sound)
  })

  test('that is hidden in part keeps what shows', () => {
    const row = words({ 报警人身份证号: '4202811990********' })
    expect([row[at.idBirth], (row[at.idTail] ?? 0) >>> 16]).toEqual([19_900_000, idKind.hidden])
  })
})

test.each([
  ['2023-05-06 13:14:15', 13 * 60 + 14],
  ['2023年05月06日 13:14:15', 13 * 60 + 14],
  ['2023/5/6 8:05', 8 * 60 + 5],
])('a time is read as %s', (text, minutes) => {
  const days = (Date.UTC(2023, 4, 6) - Date.UTC(2000, 0, 1)) / 86_400_000
  expect(words({ 报警时间: text })[at.time]).toBe(days * 1440 + minutes)
})

test('a time that cannot be is none', () => {
  expect(words({ 报警时间: '1923-06-02 23:51:36' })[at.time]).toBe(noTime)
})
