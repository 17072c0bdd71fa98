import { useState, type ReactNode } from 'react'
import { usePathId } from '#web/kit/address.ts'
import { LinkButton } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { useWords } from '#web/kit/wording.ts'
import { readPersonContract, type PersonFile } from '../person.contract.ts'
import { Contacts } from './Contacts.tsx'
import { fileActsWording } from './file-acts.wording.ts'
import { fileWording } from './file.wording.ts'
import { PersonActs } from './PersonActs.tsx'
import { PastLink } from './PastLink.tsx'
import { PersonFacts, Reach } from './PersonFacts.tsx'
import { PersonJoined } from './PersonJoined.tsx'
import { PersonMatters, PersonVisits } from './PersonLists.tsx'
import { personWording } from './person.wording.ts'
import { Relations } from './Relations.tsx'
import { Tags } from './Tags.tsx'
import type { Tell } from './tell.ts'
import './person.css'

export function PersonPage(): ReactNode {
  const say = useWords(personWording)
  const answer = useCall(readPersonContract, { params: { id: usePathId() } }, { isLogged: true })
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  return <PersonView key={answer.data.id} person={answer.data} />
}

/** Who she is, how to reach her, what has happened: masked until somebody asks, and says so. */
function PersonView({ person }: { person: PersonFile }): ReactNode {
  const say = useWords(personWording)
  const kit = useWords(kitWording)
  const file = useWords(fileWording)
  const act = useWords(fileActsWording)
  const [told, setTold] = useState<{ text: string; undo?: Parameters<Tell>[1] }>({ text: '' })
  const tell: Tell = (text, undo) => setTold({ text, undo })
  const { id, name, sex, birthYear, divisionName, sensitivity } = person
  const about = [
    sex === null ? '' : say(`sex.${sex}`),
    birthYear === null ? '' : say('birth-year.of', { year: birthYear }),
    divisionName,
  ]
  return (
    <>
      <PageHead
        title={name}
        tabTitle={say('title')}
        about={about.filter((part) => part !== '').join(' · ')}
      >
        {sensitivity !== 'normal' && <Tag>{kit(`sensitivity.${sensitivity}`)}</Tag>}
        <PastLink personId={id} />
        <Go to={`/visits/new?person=${id}`} className="btn go">
          {say('visit')}
        </Go>
      </PageHead>
      <StatusLine>
        {told.undo === undefined ? (
          told.text
        ) : (
          <>
            {told.text}{' '}
            <LinkButton onClick={() => told.undo?.press()}>{told.undo.label}</LinkButton>
          </>
        )}
      </StatusLine>
      <PersonJoined person={person} tell={tell} />
      <div className="person">
        <section>
          <h2>{say('known')}</h2>
          <Reach person={person} />
          <p className="meta">{say('known.about')}</p>
          <h2>{file('contacts')}</h2>
          <Contacts personId={id} contacts={person.contacts} tell={tell} />
          <h2>{say('groups')}</h2>
          <Tags person={person} tell={tell} />
          <h2>{say('file')}</h2>
          <PersonFacts person={person} />
          <PersonActs person={person} tell={tell} />
        </section>
        <section>
          <h2>{file('family')}</h2>
          <Relations person={person} tell={tell} />
          <h2>{act('matters')}</h2>
          <PersonMatters id={id} />
          <h2>{say('visits')}</h2>
          <PersonVisits id={id} />
        </section>
      </div>
    </>
  )
}
