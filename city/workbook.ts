import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { keyGroupLabel } from '#domain/people/key-group.schema.ts'
import { visitColumns } from '#domain/visits/visit-row.schema.ts'
import { writeSheet, type WrittenRow } from '#platform/spreadsheets/sheet-writer.ts'
import { brokenRows, type Broken, type FileRow, type KnownFault } from './broken-rows.ts'
import { defaultCity, planCity, type CityOptions } from './plan.ts'
import type { CityVisit } from './visits.ts'

export type WorkbookOptions = Partial<CityOptions> & {
  /** rows to break, each in one way; the rest of the file is right */
  readonly broken?: number
}

export type WrittenWorkbook = {
  /** rows of visits, the broken ones among them */
  readonly rows: number
  readonly faults: readonly KnownFault[]
}

/** The year's visits as the .xlsx that the import reads. Needs no database. */
export async function writeVisitsWorkbook(
  path: string,
  options: WorkbookOptions = {},
): Promise<WrittenWorkbook> {
  const { broken: count = 0, ...city } = options
  const plan = planCity({ ...defaultCity, ...city })
  const broken = brokenRows(plan.options.seed, plan.visits, count)
  const out = createWriteStream(path)
  const written = finished(out)
  await writeSheet(out, {
    name: '走访',
    columns: visitColumns.names.map((header) => ({ header, width: header.length * 2 + 6 })),
    rows: rowsOf(plan.visits, broken),
  })
  await written
  const faults = [...broken.values()].map(({ fault }) => fault)
  return { rows: plan.visits.length, faults: faults.sort((one, other) => one.row - other.row) }
}

function* rowsOf(
  visits: readonly CityVisit[],
  broken: ReadonlyMap<number, Broken>,
): Generator<WrittenRow> {
  for (const [at, visit] of visits.entries()) {
    const cells: FileRow = { ...fileRowOf(visit), ...broken.get(at)?.cells }
    yield visitColumns.names.map((name) => cells[name])
  }
}

function fileRowOf(visit: CityVisit): FileRow {
  const { executive, household, subject, isIdentified, groups } = visit
  return {
    走访编号: visit.number,
    走访日期: visit.date,
    执委姓名: executive.name,
    执委编号: executive.number,
    '村(社区)区划代码': household.division,
    走访对象: subject.name,
    对象身份证号: isIdentified ? subject.identity : null,
    重点人群: groups.length === 0 ? null : groups.map(keyGroupLabel).join('、'),
    需求: visit.need,
    已解决问题: visit.solved,
    发现隐患: visit.hazard === null ? '否' : '是',
    隐患描述: visit.hazard,
    隐患等级: visit.hazardLevel === null ? null : String(visit.hazardLevel),
  }
}
