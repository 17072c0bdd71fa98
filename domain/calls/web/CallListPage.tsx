import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { FieldsForm } from '#web/kit/FieldsForm.tsx'
import { Go } from '#web/kit/Go.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { exactly } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { chooseCallContract, listCallsContract, type CallView } from '../call.contract.ts'
import { callWording } from './call.wording.ts'
import { CueTags } from './CueTags.tsx'
import './call.css'

type Verdict = 'in' | 'out'

/** The police organisation's calls as they came, with what the rules made of them. */
export function CallListPage(): ReactNode {
  const say = useWords(callWording)
  const [choosing, setChoosing] = useState<{ call: CallView; verdict: Verdict } | null>(null)
  const [status, setStatus] = useState('')
  const views = [
    { key: 'all', label: say('view.all'), conditions: {} },
    ...(['in', 'borderline', 'out'] as const).map((selection) => ({
      key: selection,
      label: say(`view.${selection}`),
      conditions: { selection },
    })),
    { key: 'unhandled', label: say('view.unhandled'), conditions: { view: 'unhandled' } },
  ]
  return (
    <>
      <PageHead title={say('list.title')} tabTitle={say('list.title')} />
      <StatusLine>{status}</StatusLine>
      <DataTable<CallView>
        id="calls"
        caption={say('list.caption')}
        contract={listCallsContract}
        searchLabel={say('list.search')}
        alsoKnown={['selection', 'view', 'batch']}
        views={views}
        filters={[
          { kind: 'division', key: 'division', label: say('division') },
          { kind: 'dates', key: 'called', label: say('at'), from: 'from', to: 'to' },
        ]}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title={say('list.empty')}>
            <p>{say('list.empty.meaning')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'at',
            head: say('at'),
            isShort: true,
            isFixed: true,
            cell: ({ calledAt, householdId }) =>
              householdId === null ? (
                exactly(calledAt)
              ) : (
                <Go to={`/calls/households/${householdId}`}>{exactly(calledAt)}</Go>
              ),
          },
          { key: 'category', head: say('category'), isShort: true, cell: (row) => row.category },
          { key: 'address', head: say('address'), cell: (row) => row.address },
          {
            key: 'narrative',
            head: say('narrative'),
            width: '320px',
            isFixed: true,
            cell: ({ narrative, cues, chosenBecause }) => (
              <div className="call-told">
                {narrative}
                <CueTags cues={cues} />
                {chosenBecause !== null && (
                  <small className="meta">{say('because', { reason: chosenBecause })}</small>
                )}
              </div>
            ),
          },
          { key: 'outcome', head: say('outcome'), cell: (row) => row.outcome },
          {
            key: 'selection',
            head: say('selection'),
            cell: (call) => (
              <span className="call-choose">
                <Tag tone={call.selection === 'in' ? 'plum' : 'plain'}>
                  {say(`selection.${call.selection}`)}
                </Tag>
                {(['in', 'out'] as const)
                  .filter((verdict) => verdict !== call.selection)
                  .map((verdict) => (
                    <Button key={verdict} isSmall onClick={() => setChoosing({ call, verdict })}>
                      {say(`choose.${verdict}`)}
                    </Button>
                  ))}
              </span>
            ),
          },
          { key: 'number', head: say('number'), isExtra: true, cell: (row) => row.number },
          { key: 'caller', head: say('caller'), isExtra: true, cell: (row) => row.caller },
          { key: 'phone', head: say('phone'), isExtra: true, cell: (row) => row.phone },
          { key: 'station', head: say('station'), isExtra: true, cell: (row) => row.station },
        ]}
      />
      {choosing !== null && (
        <Choose
          {...choosing}
          onClose={() => setChoosing(null)}
          done={() => {
            setChoosing(null)
            setStatus(say('status.saved'))
          }}
        />
      )}
    </>
  )
}

function Choose({
  call,
  verdict,
  onClose,
  done,
}: {
  call: CallView
  verdict: Verdict
  onClose: () => void
  done: () => void
}): ReactNode {
  const say = useWords(callWording)
  const command = useCommand(chooseCallContract, { refresh: ['calls.'], done })
  return (
    <FieldsForm
      name={`call.choose.${call.id}`}
      title={say(`choose.${verdict}.title`)}
      fields={[{ key: 'reason', label: say('reason'), kind: 'area', longest: 500 }]}
      problem={command.error}
      isPending={command.isPending}
      onClose={onClose}
      onSend={({ reason = '' }, clear) =>
        command.mutate(
          { params: { id: call.id }, body: { verdict, reason, version: call.version } },
          { onSuccess: clear },
        )
      }
    />
  )
}
