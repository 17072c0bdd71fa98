import { useState, type ReactNode } from 'react'
import { Button, LinkButton } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { useHasRole } from '#web/kit/session.ts'
import { useWords } from '#web/kit/wording.ts'
import type { PersonFile } from '../person.contract.ts'
import { fileActsWording } from './file-acts.wording.ts'
import { fileWording } from './file.wording.ts'
import { MergeDialog, UnmergeDialog } from './MergeDialog.tsx'
import { personWording } from './person.wording.ts'
import type { PickedPerson } from './PersonPicker.tsx'
import type { Tell } from './tell.ts'

/** What this file has to do with others of the same person; only officers join and part. */
export function PersonJoined({ person, tell }: { person: PersonFile; tell: Tell }): ReactNode {
  const say = useWords(personWording)
  const file = useWords(fileWording)
  const act = useWords(fileActsWording)
  const isOfficer = useHasRole('township-officer', 'county-officer', 'city-officer')
  const [same, setSame] = useState<PickedPerson | null>(null)
  const [parting, setParting] = useState<PickedPerson | null>(null)
  const { mergedInto, joinedFiles, possiblySame } = person
  const isTwin = mergedInto === null && possiblySame.length > 0
  return (
    <>
      {mergedInto !== null && (
        <p className="kept person-joined">
          {file('joined')} <Go to={`/people/${mergedInto}`}>{file('joined.open')}</Go>{' '}
          {isOfficer && (
            <LinkButton onClick={() => setParting(person)}>{act('unmerge')}</LinkButton>
          )}
        </p>
      )}
      {joinedFiles.length > 0 && (
        <div className="kept person-joined">
          <b>{act('merge.kept')}</b>
          <ul>
            {joinedFiles.map((joined) => (
              <li key={joined.id}>
                <Go to={`/people/${joined.id}`}>{joined.name}</Go>{' '}
                {isOfficer && (
                  <LinkButton
                    aria-label={`${act('unmerge')} ${joined.name}`}
                    onClick={() => setParting(joined)}
                  >
                    {act('unmerge')}
                  </LinkButton>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {isTwin && (
        <div className="kept person-joined">
          <b>{say('same')}</b>
          <p>{say('same.about')}</p>
          <ul>
            {possiblySame.map((other) => (
              <li key={other.id}>
                <Go to={`/people/${other.id}`}>{other.name}</Go>{' '}
                {isOfficer && (
                  <Button isSmall onClick={() => setSame(other)}>
                    {act('merge.save')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {same !== null && (
        <MergeDialog person={person} suggested={same} onClose={() => setSame(null)} />
      )}
      {parting !== null && (
        <UnmergeDialog joined={parting} tell={tell} onClose={() => setParting(null)} />
      )}
    </>
  )
}
