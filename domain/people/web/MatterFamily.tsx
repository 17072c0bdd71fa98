import { useState, type ReactNode } from 'react'
import { readMatterContract } from '#domain/matters/matter-page.contract.ts'
import { listPartiesContract } from '#domain/matters/party.contract.ts'
import { LinkButton } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Go } from '#web/kit/Go.tsx'
import { useCall } from '#web/kit/query.ts'
import { useWords } from '#web/kit/wording.ts'
import { FamilyGraph } from './FamilyGraph.tsx'
import { fileWording } from './file.wording.ts'
import './person.css'

/**
 * The family of the woman a matter is about. It names people in clear, so it is read only when
 * somebody asks to look at it, and in a width that it can be read in.
 */
export function MatterFamily({ matterId }: { matterId: string }): ReactNode {
  const say = useWords(fileWording)
  const [isShown, setIsShown] = useState(false)
  const params = { id: matterId }
  // Both are on the page already and are not asked for again.
  const matter = useCall(readMatterContract, { params }, { enabled: false }).data
  const parties = useCall(listPartiesContract, { params }, { enabled: false }).data?.items ?? []
  const victim = parties.find(({ role, personId }) => role === 'victim' && personId !== null)
  const personId = matter?.personId ?? victim?.personId ?? null
  if (personId === null) return null
  return (
    <section>
      <h2>
        {say('family')}
        <Go to={`/people/${personId}`} className="link">
          {say('family.file')}
        </Go>
      </h2>
      <LinkButton onClick={() => setIsShown(true)}>{say('family.look')}</LinkButton>
      {isShown && (
        <Dialog title={say('family')} onClose={() => setIsShown(false)} isWide>
          <FamilyGraph personId={personId} />
        </Dialog>
      )}
    </section>
  )
}
