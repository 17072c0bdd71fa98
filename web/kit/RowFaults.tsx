import type { ReactNode } from 'react'
import type { Endpoint } from '#platform/http/endpoint.ts'
import { addressOf } from '#web/client.ts'
import { DataTable } from './DataTable.tsx'
import { rowFaultWording } from './row-fault.wording.ts'
import type { ListEndpoint } from './table.ts'
import { figure } from './time.ts'
import { useLanguage, useWords } from './wording.ts'
import './hand-in.css'

/** What is wrong with one row of a file that was handed in. */
type RowFault<Code extends string> = {
  readonly row: number
  readonly column: string
  readonly code: Code
  /** what stands there, as far as it may be shown */
  readonly shown: string | null
}

type RowFaultsParts<Code extends string> = {
  /** names the table in this person's preferences */
  readonly id: string
  /** the file */
  readonly fileId: string
  readonly list: ListEndpoint<RowFault<Code>>
  readonly download: Endpoint
  readonly words: Readonly<Record<Code, { readonly zh: string; readonly en: string }>>
  /** which run over the file they are of */
  readonly asOf?: string
}

/** Every fault by row and column, with what to do; the same as a workbook to work through. */
export function RowFaults<Code extends string>(parts: RowFaultsParts<Code>): ReactNode {
  const { id, fileId, list, download, words, asOf } = parts
  const say = useWords(rowFaultWording)
  const language = useLanguage() === 'en' ? 'en' : 'zh'
  const params = { id: fileId }
  return (
    <section className="row-faults">
      <header className="page-head">
        <h2>{say('title')}</h2>
        <span className="dim">{say('about')}</span>
        <div className="acts">
          <a className="btn" href={addressOf(download, { params })}>
            {say('download')}
          </a>
        </div>
      </header>
      <DataTable<RowFault<Code>>
        id={id}
        caption={say('title')}
        contract={list}
        params={params}
        {...(asOf === undefined ? {} : { asOf })}
        hasSearch={false}
        keyOf={({ row, column, code }) => `${row} ${column} ${code}`}
        columns={[
          {
            key: 'row',
            head: say('row'),
            width: '88px',
            isFixed: true,
            cell: ({ row }) => figure(row),
          },
          { key: 'column', head: say('column'), cell: ({ column }) => column },
          {
            key: 'reason',
            head: say('reason'),
            isFixed: true,
            cell: ({ code }) => words[code][language],
          },
          {
            key: 'shown',
            head: say('shown'),
            cell: ({ shown }) => <span className="dim">{shown}</span>,
          },
        ]}
      />
    </section>
  )
}
