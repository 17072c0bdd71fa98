import type { ReactNode } from 'react'
import { listVisitsContract } from '#domain/visits/visit.contract.ts'
import { call, newKey } from '#web/client.ts'
import { usePathId } from '#web/kit/address.ts'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Loading } from '#web/kit/Loading.tsx'
import { Masked } from '#web/kit/Masked.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { exactly, shortDay } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import { ethnicityLabel } from '../ethnicity.schema.ts'
import { readPersonContract, revealPersonContract, type PersonFile } from '../person.contract.ts'
import { Contacts } from './Contacts.tsx'
import { FamilyGraph } from './FamilyGraph.tsx'
import { fileWording } from './file.wording.ts'
import { personWording } from './person.wording.ts'
import './person.css'

export function PersonPage(): ReactNode {
  const say = useWords(personWording)
  const answer = useCall(readPersonContract, { params: { id: usePathId() } }, { isLogged: true })
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  return <PersonView person={answer.data} />
}

/** Who she is, how to reach her, what has happened: masked until somebody asks, and says so. */
function PersonView({ person }: { person: PersonFile }): ReactNode {
  const say = useWords(personWording)
  const kit = useWords(kitWording)
  const file = useWords(fileWording)
  const language = useLanguage()
  const { id, name, sex, birthYear, divisionName, tags, possiblySame, sensitivity } = person
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
        <Go to={`/visits/new?person=${id}`} className="btn go">
          {say('visit')}
        </Go>
      </PageHead>
      {person.mergedInto !== null && (
        <p className="kept">
          {file('joined')} <Go to={`/people/${person.mergedInto}`}>{file('joined.open')}</Go>
        </p>
      )}
      <div className="person">
        <section>
          <h2>{say('known')}</h2>
          <Reach key={id} person={person} />
          <p className="meta">{say('known.about')}</p>
          <h2>{file('contacts')}</h2>
          <Contacts personId={id} contacts={person.contacts} />
          <h2>{say('file')}</h2>
          <dl className="pairs">
            <dt>{say('groups')}</dt>
            <dd>
              {tags.length === 0
                ? say('groups.none')
                : person.tagRecords
                    .filter(({ endedOn }) => endedOn === null)
                    .map(({ id: tagId, tag, validFrom, expiresOn }) => (
                      <div key={tagId}>
                        {kit(`group.${tag}`)}{' '}
                        <span className="meta">
                          {expiresOn === null
                            ? file('tag.lasting', { from: validFrom })
                            : file('tag.term', { from: validFrom, to: expiresOn })}
                        </span>
                      </div>
                    ))}
            </dd>
            <dt>{say('place')}</dt>
            <dd>{divisionName}</dd>
            {person.ethnicity !== null && (
              <>
                <dt>{file('ethnicity')}</dt>
                <dd>{ethnicityLabel(person.ethnicity, language)}</dd>
              </>
            )}
            {person.interpreter !== null && (
              <>
                <dt>{file('interpreter')}</dt>
                <dd>{person.interpreter}</dd>
              </>
            )}
            <dt>{say('created')}</dt>
            <dd>{exactly(person.createdAt)}</dd>
          </dl>
          {possiblySame.length > 0 && (
            <div className="kept">
              <b>{say('same')}</b>
              <p>{say('same.about')}</p>
              <p className="acts">
                {possiblySame.map((other) => (
                  <Go key={other.id} to={`/people/${other.id}`}>
                    {other.name}
                  </Go>
                ))}
              </p>
            </div>
          )}
        </section>
        <section>
          <h2>{file('family')}</h2>
          <FamilyGraph personId={id} />
          <h2>{say('visits')}</h2>
          <Visits id={id} />
        </section>
      </div>
    </>
  )
}

const sealed = ['identity', 'phone', 'address'] as const

function Reach({ person }: { person: PersonFile }): ReactNode {
  const say = useWords(personWording)
  const masks = {
    identity: person.identityMasked,
    phone: person.phoneMasked,
    address: person.addressMasked,
  }
  const reveal = async (field: (typeof sealed)[number]): Promise<string | null> => {
    // Each look is its own line in the log: never a repeated key.
    const { value } = await call(
      revealPersonContract,
      { params: { id: person.id }, body: { field } },
      { key: newKey() },
    )
    return value
  }
  return (
    <dl className="pairs">
      {sealed.map((field) => {
        const masked = masks[field]
        return (
          <div key={field}>
            <dt>{say(field)}</dt>
            <dd>
              {masked === null ? (
                <span className="dim">{say('not-known')}</span>
              ) : (
                <Masked masked={masked} what={say(field)} reveal={() => reveal(field)} />
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** That she was visited, when and by whom; what was told stands on the visit's own page. */
function Visits({ id }: { id: string }): ReactNode {
  const say = useWords(personWording)
  const answer = useCall(listVisitsContract, { query: { person: id, size: 10 } })
  if (answer.error !== null) return <ErrorState problem={answer.error} />
  if (answer.data === undefined) return <Loading what={say('visits')} />
  if (answer.data.items.length === 0) return <p className="dim">{say('visits.none')}</p>
  return (
    <>
      <ul className="person-visits">
        {answer.data.items.map((visit) => (
          <li key={visit.id}>
            <Go to={`/visits/${visit.id}`}>{shortDay(visit.date)}</Go>
            <span>{visit.divisionName}</span>
            <span className="dim">{visit.executiveName}</span>
            <span className="meta">{visit.number}</span>
          </li>
        ))}
      </ul>
      <p className="acts">
        <Go to={`/visits?person=${id}`}>{say('visits.all')}</Go>
      </p>
    </>
  )
}
