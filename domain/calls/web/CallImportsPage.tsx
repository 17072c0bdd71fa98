import { useNavigate } from '@tanstack/react-router'
import { useRef, useState, type ReactNode } from 'react'
import { isProblem, send, type Problem } from '#web/client.ts'
import { Button } from '#web/kit/Button.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { Progress } from '#web/kit/Progress.tsx'
import { Refused } from '#web/kit/Refused.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { exactly, figure } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { importCallsContract, listCallImportsContract } from '../call-import.contract.ts'
import type { CallImport } from '../call-import.schema.ts'
import { callImportWording } from './call-import.wording.ts'
import './call.css'

/** Where a file is handed in, and where it is found again: on its way or done. */
export function CallImportsPage(): ReactNode {
  const say = useWords(callImportWording)
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      <HandIn />
      <DataTable<CallImport>
        id="call-imports"
        caption={say('list')}
        contract={listCallImportsContract}
        hasSearch={false}
        keyOf={({ id }) => id}
        open={({ id }) => `/calls/imports/${id}`}
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
          { key: 'at', head: say('at'), cell: ({ createdAt }) => exactly(createdAt) },
          {
            key: 'state',
            head: say('state'),
            cell: (file) => say(`state.${stateOf(file)}`),
          },
          {
            key: 'rows',
            head: say('rows'),
            isNumber: true,
            cell: ({ rows }) => figure(rows),
          },
          {
            key: 'accepted',
            head: say('accepted'),
            isNumber: true,
            cell: ({ accepted }) => figure(accepted),
          },
          {
            key: 'repeated',
            head: say('repeated'),
            isNumber: true,
            cell: ({ repeated }) => figure(repeated),
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

export function stateOf({
  finishedAt,
  refusal,
}: Pick<CallImport, 'finishedAt' | 'refusal'>): 'working' | 'done' | 'refused' {
  if (finishedAt === null) return 'working'
  return refusal === null ? 'done' : 'refused'
}

type Sending = { readonly name: string; readonly sent: number; readonly total: number }

function HandIn(): ReactNode {
  const say = useWords(callImportWording)
  const navigate = useNavigate()
  const chooser = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState<Sending | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const hand = async (file: File): Promise<void> => {
    setProblem(null)
    setSending({ name: file.name, sent: 0, total: file.size })
    try {
      const { importId } = await send(importCallsContract, {}, file, {}, (sent, total) =>
        setSending({ name: file.name, sent, total }),
      )
      await navigate({ to: `/calls/imports/${importId}` })
    } catch (error) {
      if (!isProblem(error)) throw error
      setProblem(error)
    } finally {
      setSending(null)
    }
  }
  return (
    <section className="sheet call-drop">
      <div>
        <h2>{say('hand')}</h2>
        <p>{say('hand.about')}</p>
      </div>
      <Button tone="go" onClick={() => chooser.current?.click()} aria-busy={sending !== null}>
        {say('choose')}
      </Button>
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
      {(sending !== null || problem !== null) && (
        <div className="whole">
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
        </div>
      )}
    </section>
  )
}
