import type { ReactNode } from 'react'
import { usePathId } from '#web/kit/address.ts'
import { Go } from '#web/kit/Go.tsx'
import { HandedInFile } from '#web/kit/HandedIn.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { useCall } from '#web/kit/query.ts'
import { RowFaults } from '#web/kit/RowFaults.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { useWords } from '#web/kit/wording.ts'
import {
  downloadCallImportFaultsContract,
  listCallImportFaultsContract,
  readCallImportContract,
} from '../call-import.contract.ts'
import { callFaultWords } from '../row-fault.schema.ts'
import { callImportWording } from './call-import.wording.ts'

/** One file: on its way with a bar, or what became of its rows. */
export function CallImportPage(): ReactNode {
  const say = useWords(callImportWording)
  const params = { id: usePathId() }
  const answer = useCall(
    readCallImportContract,
    { params },
    { refetchSeconds: (file) => (file?.finishedAt === null ? 1.5 : null) },
  )
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  const file = answer.data
  const taken = `/calls/list?batch=${file.id}`
  const isLinking = file.total !== null && file.rows >= file.total && file.unlinked > 0
  return (
    <HandedInFile
      file={file}
      from={{ to: '/calls/imports', title: say('title') }}
      acts={
        <>
          <Go to="/calls" className="btn">
            {say('analysis')}
          </Go>
          {file.accepted > 0 && (
            <Go to={taken} className="btn go">
              {say('calls')}
            </Go>
          )}
        </>
      }
      progress={isLinking && <p>{say('linking', { count: file.unlinked })}</p>}
      acceptedTo={taken}
      counts={(['in', 'borderline', 'out'] as const).map((name) => ({
        label: say(`selected.${name}`),
        value: file.selected[name],
        to: `${taken}&selection=${name}`,
      }))}
      faults={
        <RowFaults
          id="call-import-faults"
          fileId={file.id}
          list={listCallImportFaultsContract}
          download={downloadCallImportFaultsContract}
          words={callFaultWords}
        />
      }
    />
  )
}
