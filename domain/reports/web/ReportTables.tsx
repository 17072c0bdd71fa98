import type { ReactNode } from 'react'
import { Scroll } from '#web/kit/Scroll.tsx'
import { figure as shown } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import { areaMetrics, monthlyMetrics, type Report } from '../report.schema.ts'
import { spoken } from './figures.ts'
import { OfficialTable as Official } from './OfficialTable.tsx'
import { reportWording } from './report.wording.ts'

type Table = {
  readonly key: 'monthly' | 'areas' | 'channels'
  readonly heads: readonly string[]
  readonly rows: readonly { readonly name: string; readonly values: readonly number[] }[]
}

/** Places and months in their own order, never by amount. */
export function ReportTables({ report }: { report: Report }): ReactNode {
  const say = useWords(reportWording)
  const language = useLanguage()
  const { figures, tables } = report
  const nameOf = (code: keyof Report['figures']): string => {
    const figure = figures[code]
    return figure === undefined ? code : spoken(figure.name, language)
  }
  const all: readonly Table[] = [
    {
      key: 'monthly',
      heads: [say('table.month'), ...monthlyMetrics.map(nameOf)],
      rows: tables.monthly.map(({ month, values }) => ({
        name: month,
        values: monthlyMetrics.map((code) => values[code]),
      })),
    },
    {
      key: 'areas',
      heads: [say('table.area'), ...areaMetrics.map(nameOf)],
      rows: tables.areas.map(({ name, values }) => ({
        name,
        values: areaMetrics.map((code) => values[code]),
      })),
    },
    {
      key: 'channels',
      heads: [say('table.channel'), nameOf('leadsFound')],
      rows: tables.channels.map(({ name, value }) => ({
        name: spoken(name, language),
        values: [value],
      })),
    },
  ]
  const isApart = Object.values(tables.notPlaced).some((count) => count > 0)
  return (
    <>
      <Official report={report} />
      {all
        .filter(({ rows }) => rows.length > 0)
        .map((table) => (
          <OneTable key={table.key} table={table} />
        ))}
      {isApart && <p className="by">{say('table.apart')}</p>}
    </>
  )
}

function OneTable({ table: { key, heads, rows } }: { table: Table }): ReactNode {
  const say = useWords(reportWording)
  const [first = '', ...more] = heads
  return (
    <section id={`table-${key}`} className="report-table">
      <h3>{say(`table.${key}`)}</h3>
      <Scroll label={say(`table.${key}`)}>
        <table>
          <caption className="vh">{say(`table.${key}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {more.map((head) => (
                <th key={head} scope="col" className="num">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, values }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {values.map((value, index) => (
                  <td key={more[index]} className="num">
                    {shown(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}
