import { useState, type ReactNode } from 'react'
import { LinkButton } from '#web/kit/Button.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { Refused } from '#web/kit/Refused.tsx'
import { useCall } from '#web/kit/query.ts'
import { useHasRole } from '#web/kit/session.ts'
import { EmptyState } from '#web/kit/State.tsx'
import { useWords } from '#web/kit/wording.ts'
import { listPastEntriesContract, readPastEntryContract } from '../import.contract.ts'
import type { PastEntryLine } from '../past-entry.schema.ts'
import { importWording } from './import.wording.ts'
import './import.css'

/** Entries of old paper ledgers: all in reach, or those of one person (`?person=`). */
export function PastEntriesPage(): ReactNode {
  const say = useWords(importWording)
  const [open, setOpen] = useState<PastEntryLine | null>(null)
  const imports = useHasRole('county-officer', 'city-officer')
  return (
    <>
      <PageHead title={say('past.title')} tabTitle={say('past.title')} about={say('past.about')}>
        {imports && (
          <Go to="/imports" className="btn">
            {say('import')}
          </Go>
        )}
      </PageHead>
      <DataTable<PastEntryLine>
        id="past-entries"
        caption={say('past.title')}
        contract={listPastEntriesContract}
        hasSearch={false}
        alsoKnown={['person']}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title={say('past.empty')}>
            <p>{say('past.empty.meaning')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'day',
            head: say('past.day'),
            isShort: true,
            isFixed: true,
            cell: ({ enteredOn }) => enteredOn,
          },
          {
            key: 'name',
            head: say('past.name'),
            isShort: true,
            cell: ({ name, personId }) =>
              personId === null ? name : <Go to={`/people/${personId}`}>{name}</Go>,
          },
          { key: 'place', head: say('past.place'), cell: ({ divisionName }) => divisionName },
          { key: 'category', head: say('past.category'), cell: ({ category }) => category },
          {
            key: 'settled',
            head: say('past.settled'),
            isShort: true,
            cell: ({ isSettled }) => (isSettled === null ? '' : say(isSettled ? 'yes' : 'no')),
          },
          {
            key: 'read',
            head: say('past.told'),
            isFixed: true,
            cell: (line) => (
              <LinkButton onClick={() => setOpen(line)}>{say('past.read')}</LinkButton>
            ),
          },
        ]}
      />
      {open !== null && <Entry line={open} onClose={() => setOpen(null)} />}
    </>
  )
}

function Entry({ line, onClose }: { line: PastEntryLine; onClose: () => void }): ReactNode {
  const say = useWords(importWording)
  const answer = useCall(readPastEntryContract, { params: { id: line.id } }, { isLogged: true })
  return (
    <Dialog title={`${line.enteredOn} ${line.divisionName}`} onClose={onClose}>
      <Refused problem={answer.error} />
      {answer.data === undefined ? (
        <Loading what={say('past.told')} />
      ) : (
        <dl className="import-entry">
          <dt>{say('past.told')}</dt>
          <dd>{answer.data.told}</dd>
          {answer.data.done !== null && (
            <>
              <dt>{say('past.done')}</dt>
              <dd>{answer.data.done}</dd>
            </>
          )}
        </dl>
      )}
    </Dialog>
  )
}
