import { useState, type ReactNode } from 'react'
import { usePathId } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { Progress } from '#web/kit/Progress.tsx'
import { Refused } from '#web/kit/Refused.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { State } from '#web/kit/State.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { exactly } from '#web/kit/time.ts'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import { readImportContract, startImportContract } from '../import.contract.ts'
import type { Import } from '../import.schema.ts'
import { Faults, Result } from './ImportResult.tsx'
import { Kept } from './Kept.tsx'
import { importWording } from './import.wording.ts'
import { Mapping } from './Mapping.tsx'
import './import.css'

const atWork: ReadonlySet<Import['state']> = new Set(['rehearsing', 'running', 'undoing'])

/** One file, from its columns to what became of its rows. */
export function ImportPage(): ReactNode {
  const say = useWords(importWording)
  const params = { id: usePathId() }
  const answer = useCall(
    readImportContract,
    { params },
    { refetchSeconds: (file) => (file !== undefined && atWork.has(file.state) ? 1.5 : null) },
  )
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  const file = answer.data
  const when = exactly(file.finishedAt ?? file.createdAt)
  return (
    <>
      <PageHead
        title={file.filename}
        tabTitle={say('title')}
        about={`${say(`kind.${file.kind}`)} · ${say(`state.${file.state}`)} · ${when}`}
      >
        <Go to="/imports" className="btn">
          {say('another')}
        </Go>
        {file.state === 'done' && file.accepted > 0 && <Undo file={file} />}
      </PageHead>
      <Body file={file} />
    </>
  )
}

function Body({ file }: { file: Import }): ReactNode {
  const say = useWords(importWording)
  switch (file.state) {
    case 'received':
    case 'rehearsed':
      return <Mapping file={file} />
    case 'rehearsing':
    case 'running':
    case 'undoing':
      return <Working file={file} />
    case 'done':
      return <Result file={file} />
    case 'undone':
      return (
        <>
          <StatusLine>
            {say(file.kept > 0 ? 'undo.kept' : 'undo.all', {
              undone: file.undone,
              kept: file.kept,
            })}
          </StatusLine>
          {file.kept > 0 ? <Kept id={file.id} /> : <Result file={file} />}
        </>
      )
    case 'refused':
      return (
        <>
          <State title={say('refused')} code={file.refusal ?? undefined}>
            <p>{file.refusal === null ? '' : wordsOfRefusal(file.refusal)}</p>
            <p>{say('refused.what')}</p>
          </State>
          {file.rejected > 0 && <Faults file={file} />}
        </>
      )
    case 'expired':
      return (
        <State title={say('expired')}>
          <p>{say('expired.what')}</p>
        </State>
      )
  }
}

function Working({ file }: { file: Import }): ReactNode {
  const say = useWords(importWording)
  const isUndo = file.state === 'undoing'
  const title = say(isUndo ? 'undoing' : 'working', { name: file.filename })
  return (
    <State title={title}>
      <Progress
        label={title}
        done={isUndo ? file.undone + file.kept : file.rows}
        total={file.total}
      >
        {!isUndo && <p>{say('working.bad', { count: file.rejected })}</p>}
        <p>{say('leave')}</p>
      </Progress>
    </State>
  )
}

function Undo({ file }: { file: Import }): ReactNode {
  const say = useWords(importWording)
  const [isAsking, setAsking] = useState(false)
  const start = useCommand(startImportContract, {
    refresh: ['imports.'],
    done: () => setAsking(false),
  })
  return (
    <>
      <Button onClick={() => setAsking(true)}>{say('undo')}</Button>
      {isAsking && (
        <Dialog title={say('undo.title')} onClose={() => setAsking(false)}>
          <p className="measure">{say('undo.about')}</p>
          <Refused problem={start.error} />
          <div className="acts">
            <Button
              tone="go"
              aria-busy={start.isPending}
              onClick={() => start.mutate({ params: { id: file.id }, body: { act: 'undo' } })}
            >
              {say('undo')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
