import type { ReactNode } from 'react'
import { addressOf } from '#web/client.ts'
import { DataTable } from '#web/kit/DataTable.tsx'
import { figure } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import { downloadFaultsContract, listFaultsContract } from '../import.contract.ts'
import { importFaultWords } from '../import-fault.schema.ts'
import type { Import } from '../import.schema.ts'
import type { ImportFault } from '../row.schema.ts'
import { importWording } from './import.wording.ts'

/** What became of the rows, or would. */
export function Result({ file }: { file: Import }): ReactNode {
  const say = useWords(importWording)
  const { rows, accepted, repeated, rejected, unknownColumns, state } = file
  const isTrial = state === 'rehearsed'
  const counts = { rows, accepted, repeated, rejected }
  return (
    <>
      <dl className="sheet import-counts">
        {(['rows', 'accepted', 'repeated', 'rejected'] as const).map((name) => (
          <div key={name}>
            <dt>{say(name === 'accepted' && isTrial ? 'accepted.trial' : name)}</dt>
            <dd>
              <b>{figure(counts[name])}</b> <small>{say('rows.unit')}</small>
            </dd>
          </div>
        ))}
      </dl>
      {unknownColumns.length > 0 && (
        <p className="measure dim">{say('unknown', { columns: unknownColumns.join('、') })}</p>
      )}
      {rejected === 0 ? <p>{say('faults.none')}</p> : <Faults file={file} />}
    </>
  )
}

/** Every fault by row and column, with what to do; the same as a workbook to work through. */
export function Faults({ file: { id, version, state } }: { file: Import }): ReactNode {
  const say = useWords(importWording)
  const language = useLanguage() === 'en' ? 'en' : 'zh'
  return (
    <section className="import-part">
      <header className="page-head">
        <h2>{say('faults')}</h2>
        <span className="dim">{say('faults.about')}</span>
        <div className="acts">
          <a className="btn" href={addressOf(downloadFaultsContract, { params: { id } })}>
            {say('faults.download')}
          </a>
        </div>
      </header>
      <DataTable<ImportFault>
        id="import-faults"
        caption={say('faults')}
        contract={listFaultsContract}
        params={{ id }}
        asOf={`${version} ${state}`}
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
          { key: 'column', head: say('whichColumn'), cell: ({ column }) => column },
          {
            key: 'reason',
            head: say('reason'),
            isFixed: true,
            cell: ({ code }) => importFaultWords[code][language],
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
