import type { ReactNode } from 'react'
import { Scroll } from '#web/kit/Scroll.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { figure } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import type { PreviewRow } from '../import.contract.ts'
import { importFaultWords } from '../import-fault.schema.ts'
import { columnsOf } from '../import-kind.schema.ts'
import type { ImportKind } from '../import.schema.ts'
import { ColumnName } from './ColumnName.tsx'
import { importWording } from './import.wording.ts'

/** The first rows with what each becomes; a row with faults says them below its values. */
export function PreviewTable({
  kind,
  rows,
}: {
  kind: ImportKind
  rows: readonly PreviewRow[]
}): ReactNode {
  const say = useWords(importWording)
  const language = useLanguage() === 'en' ? 'en' : 'zh'
  const columns = columnsOf(kind)
  // columns that nothing is mapped to say nothing
  const shown = columns
    .map((column, at) => ({ column, at }))
    .filter(({ at }) => rows.some(({ values }) => (values[at] ?? '') !== ''))
  return (
    <section className="import-part">
      <header className="page-head">
        <h2>{say('preview')}</h2>
        <span className="dim">{say('preview.about')}</span>
      </header>
      {rows.length === 0 && <p>{say('preview.none')}</p>}
      {rows.length > 0 && (
        <Scroll label={say('preview')}>
          <table className="grid-table import-preview">
            <thead>
              <tr>
                <th>{say('row')}</th>
                <th>{say('becomes')}</th>
                {shown.map(({ column }) => (
                  <th key={column.field}>
                    <ColumnName column={column} />
                  </th>
                ))}
                <th>{say('reason')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ row, outcome, values, faults }) => (
                <tr key={row}>
                  <td className="num">{figure(row)}</td>
                  <td>
                    <Tag tone={outcome === 'new' ? 'plum' : 'plain'}>
                      {say(`outcome.${outcome}`)}
                    </Tag>
                  </td>
                  {shown.map(({ column, at }) => (
                    <td key={column.field} className={column.type === 'told' ? 'told' : undefined}>
                      {values[at]}
                    </td>
                  ))}
                  <td>
                    {faults.map(({ column, code }) => (
                      <p key={`${column} ${code}`}>
                        {column}：{importFaultWords[code][language]}
                      </p>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  )
}
