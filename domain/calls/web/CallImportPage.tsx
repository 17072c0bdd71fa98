import type { ReactNode } from 'react'
import { usePathId } from '#web/kit/address.ts'
import { Figure, Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { Progress } from '#web/kit/Progress.tsx'
import { useCall } from '#web/kit/query.ts'
import { RowFaults } from '#web/kit/RowFaults.tsx'
import { State } from '#web/kit/State.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { exactly, figure } from '#web/kit/time.ts'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import { callFaultWords } from '../row-fault.schema.ts'
import {
  downloadCallImportFaultsContract,
  listCallImportFaultsContract,
  readCallImportContract,
} from '../call-import.contract.ts'
import type { CallImportFile } from '../call-import.schema.ts'
import { callImportWording } from './call-import.wording.ts'
import { stateOf } from './CallImportsPage.tsx'
import './call.css'

/** One file: on its way with a bar, or what became of its rows. */
export function CallImportPage(): ReactNode {
  const say = useWords(callImportWording)
  const params = { id: usePathId() }
  const first = useCall(readCallImportContract, { params })
  const isWorking = first.data?.finishedAt === null
  const answer = useCall(
    readCallImportContract,
    { params },
    isWorking ? { refetchSeconds: 1.5 } : {},
  )
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  const file = answer.data
  return (
    <>
      <PageHead
        title={file.filename}
        tabTitle={say('title')}
        about={`${say(`state.${stateOf(file)}`)} · ${exactly(file.finishedAt ?? file.createdAt)}`}
      >
        <Go to="/calls/imports" className="btn">
          {say('another')}
        </Go>
        <Go to="/calls" className="btn">
          {say('analysis')}
        </Go>
        {file.accepted > 0 && (
          <Go to={`/calls/list?batch=${file.id}`} className="btn go">
            {say('calls')}
          </Go>
        )}
      </PageHead>
      <ImportState file={file} />
    </>
  )
}

function ImportState({ file }: { file: CallImportFile }): ReactNode {
  const say = useWords(callImportWording)
  switch (stateOf(file)) {
    case 'working':
      return (
        <State title={say('working', { name: file.filename })}>
          <Progress
            label={say('working', { name: file.filename })}
            done={file.rows}
            total={file.total}
          >
            <p>{say('working.bad', { count: file.rejected })}</p>
            {file.total !== null && file.rows >= file.total && file.unlinked > 0 && (
              <p>{say('linking', { count: file.unlinked })}</p>
            )}
            <p>{say('working.leave')}</p>
          </Progress>
        </State>
      )
    case 'refused':
      return (
        <>
          <State title={say('refused')} code={file.refusal ?? undefined}>
            <p>{file.refusal === null ? '' : wordsOfRefusal(file.refusal)}</p>
            <p>{say('refused.what')}</p>
          </State>
          {file.rows > 0 && <Result file={file} />}
        </>
      )
    case 'done':
      return <Result file={file} />
  }
}

function Result({ file }: { file: CallImportFile }): ReactNode {
  const say = useWords(callImportWording)
  const { id, rows, accepted, repeated, rejected, unknownColumns, selected } = file
  const counts = { rows, accepted, repeated, rejected }
  const links: Partial<Record<keyof typeof counts, string>> =
    accepted > 0 ? { accepted: `/calls/list?batch=${id}` } : {}
  return (
    <>
      <dl className="sheet call-counts">
        {(['rows', 'accepted', 'repeated', 'rejected'] as const).map((name) => (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd>
              <Figure to={links[name]}>{figure(counts[name])}</Figure>
              <small>{say('rows.unit')}</small>
            </dd>
          </div>
        ))}
        {(['in', 'borderline', 'out'] as const).map((name) => (
          <div key={name}>
            <dt>{say(`selected.${name}`)}</dt>
            <dd>
              <Figure
                to={selected[name] === 0 ? undefined : `/calls/list?batch=${id}&selection=${name}`}
              >
                {figure(selected[name])}
              </Figure>
            </dd>
          </div>
        ))}
      </dl>
      {unknownColumns.length > 0 && (
        <p className="call-note measure dim">
          {say('unknown', { columns: unknownColumns.join('、') })}
        </p>
      )}
      {rejected === 0 ? (
        <p>{say('faults.none')}</p>
      ) : (
        <RowFaults
          id="call-import-faults"
          fileId={id}
          list={listCallImportFaultsContract}
          download={downloadCallImportFaultsContract}
          words={callFaultWords}
        />
      )}
    </>
  )
}
