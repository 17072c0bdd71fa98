import { useNavigate } from '@tanstack/react-router'
import { useRef, useState, type ReactNode } from 'react'
import { addressOf, isProblem, send, type Problem } from '#web/client.ts'
import { Button } from '#web/kit/Button.tsx'
import { Choices } from '#web/kit/Choices.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Go } from '#web/kit/Go.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { Progress } from '#web/kit/Progress.tsx'
import { Refused } from '#web/kit/Refused.tsx'
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
      <HandIn />
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

type Sending = { readonly name: string; readonly sent: number; readonly total: number }

function HandIn(): ReactNode {
  const say = useWords(importWording)
  const navigate = useNavigate()
  const me = useSignedIn()
  const chooser = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState('')
  const [sending, setSending] = useState<Sending | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const kind = ImportKind.safeParse(chosen).data
  const hand = async (file: File): Promise<void> => {
    if (kind === undefined) return
    setProblem(null)
    setSending({ name: file.name, sent: 0, total: file.size })
    try {
      const given = { query: { kind } }
      const { importId } = await send(handInContract, given, file, {}, (sent, total) =>
        setSending({ name: file.name, sent, total }),
      )
      await navigate({ to: `/imports/${importId}` })
    } catch (error) {
      if (!isProblem(error)) throw error
      setProblem(error)
    } finally {
      setSending(null)
    }
  }
  return (
    <section className="sheet import-drop">
      <Choices
        legend={say('what')}
        options={importableKinds(me?.roles ?? []).map((value) => ({
          value,
          label: say(`kind.${value}`),
        }))}
        value={chosen}
        onValue={setChosen}
      />
      {kind !== undefined && <p className="measure dim">{say(`about.${kind}`)}</p>}
      <div className="acts">
        <Button
          tone="go"
          why={kind === undefined ? say('choose.first') : undefined}
          onClick={() => chooser.current?.click()}
          aria-busy={sending !== null}
        >
          {say('choose')}
        </Button>
        {kind !== undefined && (
          <a className="btn" href={addressOf(downloadTemplateContract, { params: { kind } })}>
            {say('template')}
          </a>
        )}
      </div>
      <input
        ref={chooser}
        type="file"
        accept=".xlsx,.csv"
        aria-label={say('choose')}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file !== undefined) void hand(file)
        }}
      />
      {sending !== null && (
        <Progress
          label={say('sending', { name: sending.name })}
          done={Math.ceil(sending.sent / 1024)}
          total={Math.ceil(sending.total / 1024)}
        >
          <p>{say('sending', { name: sending.name })}</p>
        </Progress>
      )}
      <Refused problem={problem} />
    </section>
  )
}
