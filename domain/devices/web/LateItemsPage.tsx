import { useState, type ReactNode } from 'react'
import { usePathId } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Go } from '#web/kit/Go.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { exactly, shortDay, timeOf } from '#web/kit/time.ts'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import { listQuarantinedContract, type QuarantinedLine } from '../review.contract.ts'
import { deviceWording } from './device.wording.ts'
import { LateItemDialog } from './LateItemDialog.tsx'

/** 迟到的记录: what phones sent after their writers' rights had ended, for the office above. */
export function LateItemsPage(): ReactNode {
  const say = useWords(deviceWording)
  const linked = usePathId()
  const [open, setOpen] = useState(linked)
  const [status, setStatus] = useState('')
  return (
    <>
      <PageHead title={say('items')} tabTitle={say('items')} about={say('items.about')} />
      <StatusLine>{status}</StatusLine>
      <DataTable<QuarantinedLine>
        id="late-items"
        caption={say('items.list')}
        contract={listQuarantinedContract}
        hasSearch={false}
        views={[
          { key: 'waiting', label: say('items.waiting'), conditions: { state: 'waiting' } },
          { key: 'decided', label: say('items.decided'), conditions: { state: 'decided' } },
        ]}
        alsoKnown={['state']}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title={say('items.empty')}>
            <p>{say('items.empty.meaning')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'kind',
            isFixed: true,
            head: say('kind'),
            cell: ({ kind }) => <b>{say(`kind.${kind}`)}</b>,
          },
          {
            key: 'writer',
            head: say('writer'),
            cell: ({ writerName, divisionName }) => `${writerName} · ${divisionName}`,
          },
          { key: 'why', head: say('why'), cell: ({ code }) => <Why code={code} /> },
          {
            key: 'written',
            isShort: true,
            head: say('written'),
            cell: ({ writtenAt }) => <Moment at={writtenAt} />,
          },
          {
            key: 'received',
            isShort: true,
            head: say('received'),
            cell: ({ receivedAt }) => <Moment at={receivedAt} />,
          },
          {
            key: 'decision',
            isFixed: true,
            head: say('decision'),
            cell: (line) =>
              line.decision === null ? (
                <Button isSmall onClick={() => setOpen(line.id)}>
                  {say('look')}
                </Button>
              ) : (
                <Decision line={line} />
              ),
          },
        ]}
      />
      {open !== '' && (
        <LateItemDialog
          id={open}
          onClose={() => setOpen('')}
          done={(decision) => {
            setOpen('')
            setStatus(say(`${decision}.done`))
          }}
        />
      )}
    </>
  )
}

function Why({ code }: { code: string }): ReactNode {
  return wordsOfRefusal(code) ?? code
}

function Moment({ at }: { at: string }): ReactNode {
  return (
    <time dateTime={at} title={exactly(at)}>
      {shortDay(at)} {timeOf(at)}
    </time>
  )
}

/** What was decided, and the way to the record that it became. */
function Decision({
  line: { decision, kind, reason, recordId, settledAt },
}: {
  line: QuarantinedLine
}): ReactNode {
  const say = useWords(deviceWording)
  const path = recordPath(kind, recordId)
  return (
    <>
      {decision !== null && say(`decision.${decision}`, { reason: reason ?? '' })}{' '}
      {settledAt !== null && <span className="dim">{shortDay(settledAt)} </span>}
      {path !== undefined && <Go to={path}>{say('record')}</Go>}
    </>
  )
}

function recordPath(kind: QuarantinedLine['kind'], recordId: string | null): string | undefined {
  if (recordId === null) return undefined
  switch (kind) {
    case 'visit':
      return `/visits/${recordId}`
    case 'signature':
      return `/zero-reports/${recordId}`
    case 'follow-up':
      return `/matters/${recordId}`
    case 'photo':
      return undefined
  }
}
