import type { ReactNode } from 'react'
import { Counts } from '#web/kit/HandedIn.tsx'
import { RowFaults } from '#web/kit/RowFaults.tsx'
import { useWords } from '#web/kit/wording.ts'
import { downloadFaultsContract, listFaultsContract } from '../import.contract.ts'
import { importFaultWords } from '../import-fault.schema.ts'
import type { Import } from '../import.schema.ts'
import { importWording } from './import.wording.ts'

/** What became of the rows, or would. */
export function Result({ file }: { file: Import }): ReactNode {
  const say = useWords(importWording)
  const { rows, accepted, repeated, rejected, unknownColumns, state } = file
  const isTrial = state === 'rehearsed'
  const counts = { rows, accepted, repeated, rejected }
  return (
    <>
      <Counts
        counts={(['rows', 'accepted', 'repeated', 'rejected'] as const).map((name) => ({
          label: say(name === 'accepted' && isTrial ? 'accepted.trial' : name),
          value: counts[name],
          unit: say('rows.unit'),
        }))}
      />
      {unknownColumns.length > 0 && (
        <p className="measure dim">{say('unknown', { columns: unknownColumns.join('、') })}</p>
      )}
      {rejected === 0 ? <p>{say('faults.none')}</p> : <Faults file={file} />}
    </>
  )
}

/** Those of the run that ended; another run's are never shown for them. */
export function Faults({ file: { id, version, state } }: { file: Import }): ReactNode {
  return (
    <RowFaults
      id="import-faults"
      fileId={id}
      list={listFaultsContract}
      download={downloadFaultsContract}
      words={importFaultWords}
      asOf={`${version} ${state}`}
    />
  )
}
