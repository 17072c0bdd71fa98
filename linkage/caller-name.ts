import {
  aliasAt,
  isHan,
  isHidden,
  isSurname,
  isCompoundSurname,
  titleLength,
  isGiven,
  type NameParts,
} from './name-text.ts'
import { anyCharacter, sex } from './row.ts'
import { characterTable, wordTable } from './word-table.ts'

const c = (character: string): number => character.charCodeAt(0)
const anonymous = wordTable(
  '不愿透露姓名 不愿透露 匿名 热心群众 佚名 无名氏 报警人 未知 不详 无 ' +
    '群众 路人 未实名 本人 未提供 未登记',
)
const institutions = characterTable(
  '村居委医院热线所店馆超市厂校司处站线办会局庇护妇联法律援助部场',
)

const [female, male] = Array.from('女男', c)

export const nameKind = { none: 0, person: 1, anonymous: 2, institution: 3 } as const

const scratch = new Uint16Array(24)

/**
 * Reads a field that should hold one person's name: 周 雅霞, 程婷婷(女), 张丽萍女士, 王女士, 小雯, 彭某.
 * @returns what it is; a person's name is in `into`, his or her sex where a title told it in `title.sex`
 */
export function readName(
  text: Uint16Array,
  from: number,
  to: number,
  into: NameParts,
  title: { sex: number; isOfficial: boolean },
): number {
  title.sex = sex.unknown
  title.isOfficial = false
  let length = 0
  for (let at = from; at < to && length < scratch.length; at += 1) {
    const unit = text[at] ?? 0
    if (unit === 40 || unit === 0xff_08) {
      if (text[at + 1] === female) title.sex = sex.female
      else if (text[at + 1] === male) title.sex = sex.male
      break
    }
    if (isHan(unit) || isHidden(unit)) scratch[length++] = unit
    else if (unit >= 48 && unit < 58) return nameKind.institution
  }
  if (length < 2) return nameKind.none
  if (anonymous.at(scratch, 0, length) !== 0) return nameKind.anonymous
  if (length > 4 || institutions[scratch[length - 1] ?? 0] === 1) {
    if (length > 5 || institutions[scratch[length - 1] ?? 0] === 1) return nameKind.institution
  }
  const [first = 0, second = 0, third = 0] = scratch
  if (length === 2 && aliasAt(first, second, into)) return nameKind.person
  const family = isCompoundSurname(first, second) && length > 2 ? 2 : 1
  into.surname = first
  const titled = titleLength(scratch, family, length)
  if (titled > 0 && family + titled === length) {
    title.sex = titleSex(scratch[family] ?? 0, scratch[length - 1] ?? 0)
    title.isOfficial = isOffice(length)
    into.first = anyCharacter
    into.second = anyCharacter
    return isSurname[first] === 1 ? nameKind.person : nameKind.none
  }
  if (length === 2 && isSurname[first] !== 1 && isGiven[first] === 1) {
    into.surname = anyCharacter
    into.first = first
    into.second = second
    return nameKind.person
  }
  const one = family === 2 ? third : second
  const two = family === 2 ? (scratch[3] ?? 0) : third
  let end = length
  const after = titleLength(scratch, family + 1, length)
  if (after > 1 && family + 1 + after === length) end = family + 1
  else if (length > family + 2) {
    const behind = titleLength(scratch, family + 2, length)
    if (behind === 0 || family + 2 + behind !== length) return nameKind.institution
    title.sex = titleSex(scratch[family + 2] ?? 0, scratch[length - 1] ?? 0)
    end = family + 2
  }
  into.first = isHidden(one) ? anyCharacter : one
  into.second =
    end > family + 1 ? (isHidden(two) ? anyCharacter : two) : isHidden(one) ? anyCharacter : 0
  return nameKind.person
}

const offices = wordTable('主任 医生 老师 书记 主席 护士 执委 校长 格员')

function isOffice(length: number): boolean {
  return offices.at(scratch, Math.max(0, length - 2), length) !== 0
}

function titleSex(first: number, last: number): number {
  if (first === c('女') || last === c('姐') || last === c('妈') || last === c('姨')) {
    return sex.female
  }
  if (first === c('先') || first === c('男') || last === c('哥') || last === c('傅')) {
    return sex.male
  }
  return sex.unknown
}
