import type { ReactNode } from 'react'
import { Scroll } from '#web/kit/Scroll.tsx'
import { figure as shown, shortMonth } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import type { Report } from '../report.schema.ts'
import { spoken } from './figures.ts'
import { reportWording } from './report.wording.ts'

type Line = Report['tables']['official']['totals']

/** 分类统计表 as it is filed: by part of the period, the period, and the year so far. */
export function OfficialTable({ report }: { report: Report }): ReactNode {
  const say = useWords(reportWording)
  const language = useLanguage()
  const { official, categories } = report.tables
  const partWords = (part: string): string => {
    const sign = part.slice(5)
    return sign.startsWith('Q') ? say(`part.${sign as 'Q1'}`) : shortMonth(Number(sign))
  }
  const groups = [
    ...official.parts.map((part) => ({ key: part, words: partWords(part) })),
    { key: 'whole', words: say('table.whole') },
    { key: 'cumulative', words: say('table.cumulative') },
  ]
  const nameOf = (category: string): string => {
    const row = categories.find((one) => one.category === category)
    return row === undefined ? category : spoken(row.name, language)
  }
  const title = say('table.official')
  return (
    <section id="table-official" className="report-table official">
      <h3>{title}</h3>
      <Scroll label={title}>
        <table>
          <caption className="vh">{title}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {say('table.category')}
              </th>
              {groups.map(({ key, words }) => (
                <th key={key} scope="colgroup" colSpan={2} className="group">
                  {words}
                </th>
              ))}
            </tr>
            <tr>
              {groups.flatMap(({ key }) => [
                <th key={`${key} found`} scope="col" className="num">
                  {say('table.found')}
                </th>,
                <th key={`${key} resolved`} scope="col" className="num">
                  {say('table.resolved')}
                </th>,
              ])}
            </tr>
          </thead>
          <tbody>
            {official.rows.map(({ category, ...line }) => (
              <tr key={category}>
                <th scope="row">{nameOf(category)}</th>
                <Numbers line={line} keys={groups} />
              </tr>
            ))}
            <tr className="sum">
              <th scope="row">{say('table.sum')}</th>
              <Numbers line={official.totals} keys={groups} />
            </tr>
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}

function Numbers({
  line: { parts, whole, cumulative },
  keys,
}: {
  line: Line
  keys: readonly { readonly key: string }[]
}): ReactNode {
  return [...parts, whole, cumulative].flatMap(({ found, resolved }, at) => [
    <td key={`${keys[at]?.key} found`} className="num">
      {shown(found)}
    </td>,
    <td key={`${keys[at]?.key} resolved`} className="num">
      {shown(resolved)}
    </td>,
  ])
}
