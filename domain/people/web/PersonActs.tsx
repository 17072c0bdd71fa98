import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { useHasRole } from '#web/kit/session.ts'
import { useWords } from '#web/kit/wording.ts'
import type { PersonFile } from '../person.contract.ts'
import { fileActsWording } from './file-acts.wording.ts'
import { IdentityDialog } from './IdentityDialog.tsx'
import { KinOfFileDialog } from './KinDialog.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { ParticularsDialog } from './ParticularsDialog.tsx'
import type { Tell } from './tell.ts'

type Act = 'edit' | 'identity' | 'merge' | 'kin'

/** What may be done with the file itself. */
export function PersonActs({ person, tell }: { person: PersonFile; tell: Tell }): ReactNode {
  const say = useWords(fileActsWording)
  const [open, setOpen] = useState<Act | null>(null)
  const isOfficer = useHasRole('township-officer', 'county-officer', 'city-officer')
  const acts: readonly Act[] = [
    'edit',
    ...(person.identityMasked === null ? (['identity'] as const) : []),
    ...(isOfficer && person.mergedInto === null ? (['merge'] as const) : []),
    'kin',
  ]
  const parts = { person, tell, onClose: () => setOpen(null) }
  return (
    <>
      <p className="acts">
        {acts.map((act) => (
          <Button key={act} isSmall onClick={() => setOpen(act)}>
            {say(act)}
          </Button>
        ))}
      </p>
      {open === 'edit' && <ParticularsDialog {...parts} />}
      {open === 'identity' && <IdentityDialog {...parts} />}
      {open === 'merge' && (
        <MergeDialog person={person} suggested={null} onClose={() => setOpen(null)} />
      )}
      {open === 'kin' && <KinOfFileDialog {...parts} />}
    </>
  )
}
