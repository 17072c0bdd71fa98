import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { send } from '#web/client.ts'
import { HandedInFiles } from '#web/kit/HandedIn.tsx'
import { HandIn } from '#web/kit/HandIn.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useWords } from '#web/kit/wording.ts'
import { importCallsContract, listCallImportsContract } from '../call-import.contract.ts'
import { callImportWording } from './call-import.wording.ts'

/** Where a file is handed in, and where it is found again: on its way or done. */
export function CallImportsPage(): ReactNode {
  const say = useWords(callImportWording)
  const navigate = useNavigate()
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      <HandIn
        hand={async (file, tell) => {
          const { importId } = await send(importCallsContract, {}, file, {}, tell)
          await navigate({ to: `/calls/imports/${importId}` })
        }}
      >
        <h2>{say('hand')}</h2>
        <p>{say('hand.about')}</p>
      </HandIn>
      <HandedInFiles
        id="call-imports"
        contract={listCallImportsContract}
        open={({ id }) => `/calls/imports/${id}`}
        meaning={say('empty.meaning')}
      />
    </>
  )
}
