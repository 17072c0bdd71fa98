import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { send } from '#web/client.ts'
import { HandedInFiles } from '#web/kit/HandedIn.tsx'
import { HandIn } from '#web/kit/HandIn.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useWords } from '#web/kit/wording.ts'
import { importVisitsContract, listImportsContract } from '../visit-import.contract.ts'
import { importWording } from './import.wording.ts'

/** Where a file is handed in, and where it is found again: on its way or done. */
export function ImportsPage(): ReactNode {
  const say = useWords(importWording)
  const navigate = useNavigate()
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      <HandIn
        hand={async (file, tell) => {
          const { importId } = await send(importVisitsContract, {}, file, {}, tell)
          await navigate({ to: `/visits/imports/${importId}` })
        }}
      >
        <h2>{say('hand')}</h2>
        <p>{say('hand.about')}</p>
      </HandIn>
      <HandedInFiles
        id="visit-imports"
        contract={listImportsContract}
        open={({ id }) => `/visits/imports/${id}`}
        meaning={say('empty.meaning')}
      />
    </>
  )
}
