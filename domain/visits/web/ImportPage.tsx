import type { ReactNode } from 'react'
import { usePathId } from '#web/kit/address.ts'
import { Go } from '#web/kit/Go.tsx'
import { HandedInFile } from '#web/kit/HandedIn.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { useCall } from '#web/kit/query.ts'
import { RowFaults } from '#web/kit/RowFaults.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { useWords } from '#web/kit/wording.ts'
import { rowFaultWords } from '../row-fault.schema.ts'
import {
  downloadImportFaultsContract,
  listImportFaultsContract,
  readImportContract,
} from '../visit-import.contract.ts'
import { importWording } from './import.wording.ts'

/** One file: on its way with a bar, or what became of its rows. */
export function ImportPage(): ReactNode {
  const say = useWords(importWording)
  const params = { id: usePathId() }
  const answer = useCall(
    readImportContract,
    { params },
    { refetchSeconds: (file) => (file?.finishedAt === null ? 1.5 : null) },
  )
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  const file = answer.data
  const taken = `/visits?batch=${file.id}`
  return (
    <HandedInFile
      file={file}
      from={{ to: '/visits/imports', title: say('title') }}
      acts={
        file.accepted > 0 && (
          <Go to={taken} className="btn go">
            {say('visits')}
          </Go>
        )
      }
      acceptedTo={taken}
      faults={
        <RowFaults
          id="visit-import-faults"
          fileId={file.id}
          list={listImportFaultsContract}
          download={downloadImportFaultsContract}
          words={rowFaultWords}
        />
      }
    />
  )
}
