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
import { rowFaultWords } from '../row-fault.schema.ts'
import {
  downloadImportFaultsContract,
  listImportFaultsContract,
  readImportContract,
} from '../visit-import.contract.ts'
import type { VisitImport } from '../visit-import.schema.ts'
import { importWording } from './import.wording.ts'
import { stateOf } from './ImportsPage.tsx'
import './visit.css'

/** One file: on its way with a bar, or what became of its rows. */
export function ImportPage(): ReactNode {
  const say = useWords(importWording)
  const params = { id: usePathId() }
  const first = useCall(readImportContract, { params })
  const isWorking = first.data?.finishedAt === null
  const answer = useCall(readImportContract, { params }, isWorking ? { refetchSeconds: 1.5 } : {})
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
        <Go to="/visits/imports" className="btn">
          {say('another')}
        </Go>
        {file.accepted > 0 && (
          <Go to={`/visits?batch=${file.id}`} className="btn go">
            {say('visits')}
          </Go>
        )}
      </PageHead>
      <ImportState file={file} />
    </>
  )
}

function ImportState({ file }: { file: VisitImport }): ReactNode {
  const say = useWords(importWording)
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

function Result({ file }: { file: VisitImport }): ReactNode {
  const say = useWords(importWording)
  const { id, rows, accepted, repeated, rejected, unknownColumns } = file
  const counts = { rows, accepted, repeated, rejected }
  const links: Partial<Record<keyof typeof counts, string>> =
    accepted > 0 ? { accepted: `/visits?batch=${id}` } : {}
  return (
    <>
      <dl className="sheet counts">
        {(['rows', 'accepted', 'repeated', 'rejected'] as const).map((name) => (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd>
              <Figure to={links[name]}>{figure(counts[name])}</Figure>
              <small>{say('rows.unit')}</small>
            </dd>
          </div>
        ))}
      </dl>
      {unknownColumns.length > 0 && (
        <p className="imports-note measure dim">
          {say('unknown', { columns: unknownColumns.join('、') })}
        </p>
      )}
      {rejected === 0 ? (
        <p>{say('faults.none')}</p>
      ) : (
        <RowFaults
          id="visit-import-faults"
          fileId={id}
          list={listImportFaultsContract}
          download={downloadImportFaultsContract}
          words={rowFaultWords}
        />
      )}
    </>
  )
}
