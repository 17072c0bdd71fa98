import type { ReactNode } from 'react'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Go } from '#web/kit/Go.tsx'
import { figure } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { listKeptContract } from '../import.contract.ts'
import type { KeptRecord, RecordKind } from '../import.schema.ts'
import { importWording } from './import.wording.ts'

/** Records that have a page of their own. */
const pages: Partial<Record<RecordKind, string>> = {
  person: '/people',
  organisation: '/organisations',
  visit: '/visits',
}

/** What undoing had to leave, and where to look at it. */
export function Kept({ id }: { id: string }): ReactNode {
  const say = useWords(importWording)
  return (
    <section className="import-part">
      <header className="page-head">
        <h2>{say('kept')}</h2>
        <span className="dim">{say('kept.about')}</span>
      </header>
      <DataTable<KeptRecord>
        id="import-kept"
        caption={say('kept')}
        contract={listKeptContract}
        params={{ id }}
        hasSearch={false}
        keyOf={({ recordId }) => recordId}
        columns={[
          {
            key: 'row',
            head: say('row'),
            width: '88px',
            isFixed: true,
            cell: ({ row }) => figure(row),
          },
          { key: 'what', head: say('kept.what'), cell: ({ kind }) => say(`record.${kind}`) },
          {
            key: 'open',
            head: say('kept.open'),
            isFixed: true,
            cell: ({ kind, recordId }) => {
              const page = pages[kind]
              return page === undefined ? null : (
                <Go to={`${page}/${recordId}`}>{say('kept.open')}</Go>
              )
            },
          },
        ]}
      />
    </section>
  )
}
