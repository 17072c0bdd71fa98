import { shownIn, windowInWords, type Edition } from './edition.transition.ts'
import { areaMetrics, monthlyMetrics, type Report } from './report.schema.ts'

export type Sheet = {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** The tables of a report: every figure with its definition, then by month, category and area. */
export function sheetsOf({ figures, tables }: Report, edition: Edition): Sheet[] {
  const cell = (value: number): string | number => {
    const shown = shownIn(edition, value)
    return shown === String(value) ? value : shown
  }
  const nameOf = (code: keyof Report['figures']): string => figures[code].name.zh
  return [
    {
      name: '指标',
      header: ['指标', '数值', '单位', '时间段', '口径', '记录数', '上期'],
      rows: Object.values(figures).map((figure) => [
        figure.name.zh,
        cell(figure.value),
        figure.unit.zh,
        windowInWords(figure.window),
        figure.definition.zh,
        cell(figure.records),
        cell(figure.previous),
      ]),
    },
    {
      name: '按月',
      header: ['月份', ...monthlyMetrics.map(nameOf)],
      rows: tables.monthly.map(({ month, values }) => [
        month,
        ...monthlyMetrics.map((code) => cell(values[code])),
      ]),
    },
    {
      name: '按类别',
      header: ['类别', '发现', '化解'],
      rows: tables.categories.map(({ name, found, resolved }) => [
        name.zh,
        cell(found),
        cell(resolved),
      ]),
    },
    {
      name: '按县市区',
      header: ['县市区', ...areaMetrics.map(nameOf)],
      rows: tables.areas.map(({ name, values }) => [
        name,
        ...areaMetrics.map((code) => cell(values[code])),
      ]),
    },
    {
      name: '线索来源',
      header: ['渠道', '线索'],
      rows: tables.channels.map(({ name, value }) => [name.zh, cell(value)]),
    },
  ]
}
