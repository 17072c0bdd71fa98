import type { RowFaultCode, VisitColumn } from '#domain/visits/visit-row.schema.ts'
import { randomOf, sample } from './random.ts'
import type { CityVisit } from './visits.ts'

/** A row as it is written into the file; a number is what Excel makes of digits typed as such. */
export type FileRow = Record<VisitColumn, string | number | null>

/** What is wrong with one row of a file, as the import has to report it. */
export type KnownFault = {
  /** as the spreadsheet program shows it: the header is row 1 */
  readonly row: number
  readonly column: VisitColumn
  readonly code: RowFaultCode
}

type Damage = {
  readonly column: VisitColumn
  readonly code: RowFaultCode
  readonly cells: Partial<FileRow>
}

/** Mistakes that officers make: each breaks one row in one way. */
const damages: readonly Damage[] = [
  damage('走访编号', 'required', null),
  damage('走访编号', 'number-invalid', '*待补*'),
  damage('走访日期', 'required', null),
  damage('走访日期', 'date-invalid', '2023-02-30'),
  damage('走访日期', 'date-invalid', '五月初'),
  damage('走访日期', 'date-in-future', '2099-05-06'),
  damage('走访日期', 'date-too-early', '1923-05-06'),
  damage('执委姓名', 'required', null),
  damage('执委姓名', 'executive-name-differs', '某某某'),
  damage('执委编号', 'required', null),
  damage('执委编号', 'executive-unknown', 'HS9999999'),
  damage('村(社区)区划代码', 'required', null),
  damage('村(社区)区划代码', 'division-invalid', '4202221'),
  damage('村(社区)区划代码', 'division-invalid', '420222101000'),
  damage('村(社区)区划代码', 'division-unknown', '420222101999'),
  damage('走访对象', 'name-invalid', '15400000001'),
  damage('对象身份证号', 'identity-length', '42029919900101'),
  damage('对象身份证号', 'identity-date', '420299199013010022'),
  damage('对象身份证号', 'identity-checksum', '420299199001010021'),
  damage('对象身份证号', 'identity-rounded', 420_299_199_001_010_000),
  damage('重点人群', 'tag-unknown', '留守妇女、好人好事'),
  damage('需求', 'too-long', '想找份工作。'.repeat(400)),
  damage('需求', 'unreadable-text', '想找\uFFFD\uFFFD工作'),
  damage('发现隐患', 'hazard-flag-invalid', '可能'),
  damage('隐患描述', 'hazard-text-missing', null, { 发现隐患: '是', 隐患等级: '3' }),
  damage('隐患描述', 'hazard-without-flag', '夫妻常为琐事争吵', { 发现隐患: '否' }),
  damage('隐患等级', 'hazard-level-invalid', '9', { 发现隐患: '是', 隐患描述: '夫妻常为琐事争吵' }),
  damage('隐患等级', 'hazard-level-without-hazard', '2'),
]

function damage(
  column: VisitColumn,
  code: RowFaultCode,
  value: string | number | null,
  beside: Partial<FileRow> = {},
): Damage {
  return { column, code, cells: { ...beside, [column]: value } }
}

export type Broken = { readonly cells: Partial<FileRow>; readonly fault: KnownFault }

/**
 * Chooses rows to break: none with a hazard or a solved problem and no executive's only visit, so
 * that those figures stay what they were; only the visits are fewer.
 * @returns by place in `visits`
 */
export function brokenRows(
  seed: number,
  visits: readonly CityVisit[],
  count: number,
): Map<number, Broken> {
  const random = randomOf(seed, 'broken rows')
  const visitsLeft = new Map<string, number>()
  for (const { executive } of visits) {
    visitsLeft.set(executive.id, (visitsLeft.get(executive.id) ?? 0) + 1)
  }
  const ordinary = visits.flatMap(({ need, hazard }, at) =>
    need === null && hazard === null ? [at] : [],
  )
  const chosen = sample(random, ordinary, ordinary.length, () => 1)
    .map((at) => ({ at, key: random.next() }))
    .sort((one, other) => one.key - other.key)
    .filter(({ at }) => spare(visits[at], visitsLeft))
    .slice(0, count)
  if (chosen.length < count) throw new Error(`no ${count} rows to break`)
  return new Map(
    chosen.map(({ at }, nth) => {
      const { column, code, cells } = damages[nth % damages.length] as Damage
      return [at, { cells, fault: { row: at + 2, column, code } }]
    }),
  )
}

/** May this visit be lost without losing its executive? Counts it as lost. */
function spare(visit: CityVisit | undefined, visitsLeft: Map<string, number>): boolean {
  const left = visit === undefined ? 0 : (visitsLeft.get(visit.executive.id) ?? 0)
  if (visit === undefined || left < 2) return false
  visitsLeft.set(visit.executive.id, left - 1)
  return true
}
