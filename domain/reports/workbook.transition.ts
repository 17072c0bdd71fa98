import { MetricCode } from '#domain/metrics/metric.schema.ts'
import { dayOf } from '#platform/time/day.ts'
import { areaKey, channelKey, figureKey, monthKey } from './cell.transition.ts'
import {
  correctionsIn,
  shownIn,
  signed,
  windowInWords,
  wordOf,
  type Edition,
} from './edition.transition.ts'
import { officialSheet, type Sheet } from './official-sheet.transition.ts'
import { areaMetrics, monthlyMetrics, type Report } from './report.schema.ts'

/** The tables of a report: the one that is filed, then every figure with its definition, and parts. */
export function sheetsOf(report: Report, edition: Edition): Sheet[] {
  const { figures, tables } = report
  const shown = shownIn(edition, report)
  const cell = (key: string, value: number): string | number => shown(key, value) ?? wordOf(null)
  const nameOf = (code: MetricCode): string => figures[code].name.zh
  return [
    officialSheet(report, shown),
    table(
      '指标',
      ['指标', '数值', '单位', '时间段', '口径', '记录数', '上期'],
      Object.entries(figures).map(([code, figure]) => [
        figure.name.zh,
        cell(figureKey(MetricCode.parse(code)), figure.value),
        figure.unit.zh,
        windowInWords(figure.window),
        figure.definition.zh,
        cell(figureKey(MetricCode.parse(code)), figure.records),
        edition === 'public' && figure.previous > 0 && figure.previous < 5
          ? wordOf(null)
          : figure.previous,
      ]),
    ),
    table(
      '按月',
      ['月份', ...monthlyMetrics.map(nameOf)],
      tables.monthly.map(({ month, values }) => [
        month,
        ...monthlyMetrics.map((code) => cell(monthKey(code, month), values[code])),
      ]),
    ),
    table(
      '按县市区',
      ['县市区', ...areaMetrics.map(nameOf)],
      tables.areas.map(({ name, division, values }) => [
        name,
        ...areaMetrics.map((code) => cell(areaKey(code, division), values[code])),
      ]),
    ),
    table(
      '线索来源',
      ['渠道', '线索'],
      tables.channels.map(({ channel, name, value }) => [
        name.zh,
        cell(channelKey(channel), value),
      ]),
    ),
    ...(report.filing === null ? [] : [correctionSheet(report, edition)]),
  ]
}

function correctionSheet(report: Report, edition: Edition): Sheet {
  return table(
    '更正',
    ['更正的数', '报送时', '现在', '差', '发现日期'],
    correctionsIn(report, edition).map(({ what, filed, now, notedAt }) => [
      what.zh,
      filed,
      now,
      signed(now - filed),
      dayOf(new Date(notedAt)),
    ]),
  )
}

function table(name: string, header: readonly string[], rows: Sheet['rows']): Sheet {
  return { name, rows: [header, ...rows], heads: 1 }
}
