import { readIdentityNumber } from '#platform/text/identity-number.ts'
import { maskAnything, maskIdentity } from '#platform/text/mask.ts'
import { normalName } from '#platform/text/person-name.ts'
import { readPhone } from '#platform/text/phone.ts'
import { isRealDay } from '#platform/time/real-day.ts'
import { keyGroupOf, type KeyGroup } from '#domain/people/key-group.schema.ts'
import type {
  CheckedRow,
  RowCells,
  RowFault,
  RowFaultCode,
  RowRegister,
  VisitColumn,
} from './visit-row.schema.ts'

const earliest = '2000-01-01'
const textLimit = 2_000

/** Every fault of the row at once, so that a file is put right in one go. */
export function checkVisitRow(
  cells: RowCells,
  extra: Readonly<Record<string, string>>,
  register: RowRegister,
): CheckedRow | readonly RowFault[] {
  const row = reading(cells)
  const number = row.required('走访编号')
  if (number !== '' && !isVisitNumber(number)) row.fault('走访编号', 'number-invalid')
  const date = readDate(row, register.today)
  const name = normalName(row.required('执委姓名'))
  const executive = register.executive(executiveNumberOf(cells))
  if (row.required('执委编号') !== '' && executive === undefined) {
    row.fault('执委编号', 'executive-unknown')
  } else if (executive !== undefined && name !== '' && name !== normalName(executive.name)) {
    row.fault('执委姓名', 'executive-name-differs')
  }
  const division = readDivision(row, register)
  const checked = {
    ...{ number, date, division },
    ...{ subjectName: readName(row), identity: readIdentity(row), tags: readTags(row) },
    ...{ need: row.told('需求'), solved: row.told('已解决问题') },
    ...readHazard(row),
    extra: Object.keys(extra).length === 0 ? null : extra,
  }
  return row.faults.length > 0 || executive === undefined ? row.faults : { ...checked, executive }
}

/** A row's executive, to look up before it is checked. */
export function executiveNumberOf(cells: RowCells): string {
  const cell = cells['执委编号']
  return typeof cell === 'string' ? cell.normalize('NFKC').toUpperCase() : ''
}

export function divisionOf(cells: RowCells): string {
  const cell = cells['村(社区)区划代码']
  return typeof cell === 'string' ? cell.normalize('NFKC') : ''
}

type Reading = {
  readonly cells: RowCells
  readonly faults: RowFault[]
  text(column: VisitColumn): string
  required(column: VisitColumn): string
  /** her own words, or null */
  told(column: VisitColumn): string | null
  fault(column: VisitColumn, code: RowFaultCode): void
}

function reading(cells: RowCells): Reading {
  const faults: RowFault[] = []
  const row: Reading = {
    cells,
    faults,
    fault(column, code) {
      faults.push({ column, code, shown: shownOf(column, cells[column]) })
    },
    text(column) {
      const cell = cells[column]
      if (typeof cell !== 'string') {
        row.fault(column, column === '对象身份证号' ? 'identity-rounded' : 'number-rounded')
        return ''
      }
      if (cell.includes('\uFFFD')) row.fault(column, 'unreadable-text')
      if (cell.length > textLimit) row.fault(column, 'too-long')
      return cell
    },
    required(column) {
      const text = row.text(column)
      if (text === '' && typeof cells[column] === 'string') row.fault(column, 'required')
      return text
    },
    told(column) {
      const text = row.text(column)
      return text === '' ? null : text
    },
  }
  return row
}

/** Words are never shown back, numbers only in part: a fault list is kept in clear. */
function shownOf(column: VisitColumn, cell: RowCells[VisitColumn]): string | null {
  if (typeof cell !== 'string') return maskIdentity(cell.rounded)
  switch (column) {
    case '需求':
    case '已解决问题':
    case '隐患描述':
      return null
    case '走访编号':
    case '走访日期':
    case '执委编号':
    case '村(社区)区划代码':
      return /\d{15}|1[3-9]\d{9}|\p{Script=Han}{3}/u.test(cell)
        ? maskAnything(cell)
        : cell.slice(0, 40)
    case '执委姓名':
    case '走访对象':
    case '对象身份证号':
    case '重点人群':
    case '发现隐患':
    case '隐患等级':
      return maskAnything(cell)
  }
}

/** An identity or phone number in the wrong column would stand there in clear for good. */
function isVisitNumber(text: string): boolean {
  return (
    /^[\p{Script=Han}A-Za-z0-9][\p{Script=Han}A-Za-z0-9()〔〕_/-]{0,39}$/u.test(text) &&
    typeof readIdentityNumber(text) === 'string' &&
    readPhone(text) === undefined
  )
}

const dayPattern = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/
const compactDay = /^(\d{4})(\d{2})(\d{2})$/

function readDate(row: Reading, today: string): string {
  const text = row.required('走访日期').normalize('NFKC')
  if (text === '') return ''
  const parts = dayPattern.exec(text) ?? compactDay.exec(text)
  const [, year = '', month = '', day = ''] = parts ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (parts === null || !isRealDay(date)) row.fault('走访日期', 'date-invalid')
  else if (date > today) row.fault('走访日期', 'date-in-future')
  else if (date < earliest) row.fault('走访日期', 'date-too-early')
  return date
}

function readDivision(row: Reading, register: RowRegister): string {
  const code = row.required('村(社区)区划代码').normalize('NFKC')
  if (code === '') return code
  const fault = (is: RowFaultCode): void => row.fault('村(社区)区划代码', is)
  if (!/^\d{12}$/.test(code) || code.endsWith('000')) fault('division-invalid')
  else if (!register.isDivision(code)) fault('division-unknown')
  else if (!register.reaches(code)) fault('division-outside-reach')
  return code
}

function readName(row: Reading): string | null {
  const name = normalName(row.text('走访对象'))
  if (name.length > 50 || /\d{5}/.test(name)) row.fault('走访对象', 'name-invalid')
  return name === '' ? null : name
}

function readIdentity(row: Reading): CheckedRow['identity'] {
  const text = row.text('对象身份证号')
  if (text === '') return null
  const identity = readIdentityNumber(text)
  if (typeof identity !== 'string') return identity
  row.fault('对象身份证号', identity)
  return null
}

function readTags(row: Reading): KeyGroup[] {
  const labels = row
    .text('重点人群')
    .split(/[、，,;；\s]+/)
    .filter((label) => label !== '' && label !== '无')
  const tags = labels.map(keyGroupOf)
  if (tags.includes(undefined)) row.fault('重点人群', 'tag-unknown')
  return [...new Set(tags.filter((tag) => tag !== undefined))].toSorted()
}

const yes = new Set(['是', '有', 'Y', 'YES', 'TRUE', '1'])
const no = new Set(['', '否', '无', '没有', 'N', 'NO', 'FALSE', '0'])
const levels = new Map([
  ...['1', '2', '3', '4'].flatMap(
    (level) =>
      [
        [level, Number(level)],
        [`${level}级`, Number(level)],
      ] as const,
  ),
  ...(['一级', '二级', '三级', '四级'] as const).map((word, at) => [word, at + 1] as const),
  ...(['高危', '较高', '一般', '关注'] as const).map((word, at) => [word, at + 1] as const),
])

function readHazard(row: Reading): Pick<CheckedRow, 'hazard' | 'hazardLevel'> {
  const flag = row.text('发现隐患').normalize('NFKC').toUpperCase()
  const hazard = row.told('隐患描述')
  const levelText = row.text('隐患等级').normalize('NFKC')
  const found = yes.has(flag)
  if (!found && !no.has(flag)) row.fault('发现隐患', 'hazard-flag-invalid')
  else if (found && hazard === null) row.fault('隐患描述', 'hazard-text-missing')
  else if (!found && hazard !== null) row.fault('隐患描述', 'hazard-without-flag')
  if (levelText === '') return { hazard, hazardLevel: null }
  const hazardLevel = levels.get(levelText) ?? null
  if (hazardLevel === null) row.fault('隐患等级', 'hazard-level-invalid')
  else if (no.has(flag)) row.fault('隐患等级', 'hazard-level-without-hazard')
  return { hazard, hazardLevel }
}
