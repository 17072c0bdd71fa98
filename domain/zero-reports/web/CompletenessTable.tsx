import type { ReactNode } from 'react'
import { Go } from '#web/kit/Go.tsx'
import { Scroll } from '#web/kit/Scroll.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { shortMonth } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import type { OutputOf } from '#platform/http/endpoint.ts'
import type {
  CompletenessCounts,
  CompletenessRow,
  MonthCell,
  readCompletenessContract,
} from '../completeness.contract.ts'
import { ReportStateTag } from './Marks.tsx'
import { zeroReportWording } from './zero-report.wording.ts'

type Table = OutputOf<typeof readCompletenessContract>

/** Places in the order of their codes: a ranking would breed empty reports. */
export function CompletenessTable({ table, year }: { table: Table; year: string }): ReactNode {
  const say = useWords(zeroReportWording)
  return (
    <Scroll label={say('completeness.table')}>
      <table className="grid-table zero-table">
        <caption className="vh">{say('completeness.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('organisation')}</th>
            {table.months.map((month) => (
              <th key={month} scope="col" className="num">
                {shortMonth(Number(month.slice(5)))}
              </th>
            ))}
            <th scope="col" className="num">
              {say('total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.opens ? (
                  <Go to={`/zero-completeness?year=${year}&division=${row.division}`}>
                    {row.name}
                  </Go>
                ) : (
                  row.name
                )}
              </th>
              {row.months.map((cell) => (
                <td key={cell.month} className="num">
                  <Cell cell={cell} row={row} />
                </td>
              ))}
              <td className="num">
                <Sum counts={row.total} />
              </td>
            </tr>
          ))}
          <tr className="zero-total">
            <th scope="row">{say('total')}</th>
            {table.byMonth.map((cell) => (
              <td key={cell.month} className="num">
                <Sum counts={cell} />
              </td>
            ))}
            <td className="num">
              <Sum counts={table.total} />
            </td>
          </tr>
        </tbody>
      </table>
    </Scroll>
  )
}

/** One report says how it stands; several say how many are signed, and what is amiss. */
function Cell({ cell, row }: { cell: MonthCell; row: CompletenessRow }): ReactNode {
  const say = useWords(zeroReportWording)
  if (cell.owed === 0) return <span className="dim">—</span>
  if (cell.report !== null) {
    const says = cell.nil > 0 ? say('content.nil') : say('content.hazards', { count: cell.hazards })
    const label = `${row.name} ${cell.month} ${cell.filed > 0 ? says : say(`state.${cell.report.state}`)}`
    return (
      <span title={label}>
        <Go to={`/zero-reports/${cell.report.id}`} className="open-figure">
          {cell.filed > 0 ? cell.hazards : <ReportStateTag state={cell.report.state} />}
          <span className="vh"> {label}</span>
        </Go>
        <Amiss counts={{ ...cell, overdue: 0 }} />
      </span>
    )
  }
  const { month, owed, filed, overdue } = cell
  const place = row.division.replace(/(?:000000|00000000|000)$/, '')
  const label = say('cell.label', { name: row.name, month, owed, filed, overdue })
  return (
    <span title={label}>
      <Go
        to={`/zero-list?division=${place}&from=${month}-01&to=${lastOf(month)}`}
        className="open-figure"
      >
        {say('cell.filed', { filed, owed })}
        <span className="vh"> {label}</span>
      </Go>
      <Amiss counts={cell} />
    </span>
  )
}

function Sum({ counts }: { counts: CompletenessCounts }): ReactNode {
  const say = useWords(zeroReportWording)
  const { filed, owed } = counts
  if (owed === 0) return <span className="dim">—</span>
  return (
    <>
      {say('cell.filed', { filed, owed })}
      <Amiss counts={counts} />
    </>
  )
}

function Amiss({
  counts: { overdue, corrected, concealed },
}: {
  counts: CompletenessCounts
}): ReactNode {
  const say = useWords(zeroReportWording)
  return (
    <span className="zero-amiss">
      {overdue > 0 && <Tag tone="over">{say('cell.overdue', { count: overdue })}</Tag>}
      {corrected > 0 && <Tag tone="plum">{say('cell.corrected', { count: corrected })}</Tag>}
      {concealed > 0 && <Tag tone="due">{say('cell.concealed', { count: concealed })}</Tag>}
    </span>
  )
}

function lastOf(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, number ?? 1, 0)).toISOString().slice(0, 10)
}
