import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { addressOf, send } from '#web/client.ts'
import { Choices } from '#web/kit/Choices.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Go } from '#web/kit/Go.tsx'
import { HandIn } from '#web/kit/HandIn.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useHasRole, useSignedIn } from '#web/kit/session.ts'
import { EmptyState } from '#web/kit/State.tsx'
import { exactly, figure } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import {
  downloadTemplateContract,
  handInContract,
  listImportsContract,
} from '../import.contract.ts'
import { importableKinds } from '../import.policy.ts'
import { ImportKind, type Import } from '../import.schema.ts'
import { importWording } from './import.wording.ts'
import './import.css'

/** Where a file of any kind is handed in, and where it is found again. */
export function ImportsPage(): ReactNode {
  const say = useWords(importWording)
  const readsPast = useHasRole('township-officer', 'county-officer', 'city-officer')
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')}>
        {readsPast && (
          <Go to="/past-entries" className="btn">
            {say('past')}
          </Go>
        )}
      </PageHead>
      <HandInOfKind />
      <DataTable<Import>
        id="imports"
        caption={say('list')}
        contract={listImportsContract}
        hasSearch={false}
        keyOf={({ id }) => id}
        open={({ id }) => `/imports/${id}`}
        empty={
          <EmptyState title={say('empty')}>
            <p>{say('empty.meaning')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'file',
            head: say('file'),
            isFixed: true,
            cell: ({ filename }) => <b>{filename}</b>,
          },
          { key: 'kind', head: say('kind'), cell: ({ kind }) => say(`kind.${kind}`) },
          { key: 'at', head: say('at'), cell: ({ createdAt }) => exactly(createdAt) },
          { key: 'state', head: say('state'), cell: ({ state }) => say(`state.${state}`) },
          { key: 'rows', head: say('rows'), isNumber: true, cell: ({ rows }) => figure(rows) },
          {
            key: 'accepted',
            head: say('accepted'),
            isNumber: true,
            // what a trial run counted is not in
            cell: ({ accepted, state }) => figure(state === 'rehearsed' ? 0 : accepted),
          },
          {
            key: 'rejected',
            head: say('rejected'),
            isNumber: true,
            cell: ({ rejected }) => figure(rejected),
          },
        ]}
      />
    </>
  )
}

function HandInOfKind(): ReactNode {
  const say = useWords(importWording)
  const navigate = useNavigate()
  const me = useSignedIn()
  const [chosen, setChosen] = useState('')
  const kind = ImportKind.safeParse(chosen).data
  return (
    <HandIn
      why={kind === undefined ? say('choose.first') : undefined}
      hand={async (file, tell) => {
        if (kind === undefined) return
        const { importId } = await send(handInContract, { query: { kind } }, file, {}, tell)
        await navigate({ to: `/imports/${importId}` })
      }}
      beside={
        kind !== undefined && (
          <a className="btn" href={addressOf(downloadTemplateContract, { params: { kind } })}>
            {say('template')}
          </a>
        )
      }
    >
      <Choices
        legend={say('what')}
        options={importableKinds(me?.roles ?? []).map((value) => ({
          value,
          label: say(`kind.${value}`),
        }))}
        value={chosen}
        onValue={setChosen}
      />
      {kind !== undefined && <p>{say(`about.${kind}`)}</p>}
    </HandIn>
  )
}
