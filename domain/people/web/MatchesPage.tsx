import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { EmptyState } from '#web/kit/State.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { exactly } from '#web/kit/time.ts'
import { useWords, type Say } from '#web/kit/wording.ts'
import { listMatchesContract, type MatchFile, type MatchView } from '../person-merge.contract.ts'
import { DecideDialog, type MatchDecision } from './DecideDialog.tsx'
import { matchWording } from './match.wording.ts'
import { personWording } from './person.wording.ts'
import './person.css'

/** Two files side by side, and the one question: is it one person? */
export function MatchesPage(): ReactNode {
  const say = useWords(matchWording)
  const answer = useCall(listMatchesContract, {}, { isLogged: true })
  const [deciding, setDeciding] = useState<{ match: MatchView; decision: MatchDecision } | null>(
    null,
  )
  const [done, setDone] = useState<{ text: string; file: string | null } | null>(null)
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      <StatusLine>
        {done !== null && (
          <>
            {done.text}{' '}
            {done.file !== null && <Go to={`/people/${done.file}`}>{say('done.open')}</Go>}
          </>
        )}
      </StatusLine>
      {answer.error !== null && answer.data === undefined && (
        <ErrorState isPart problem={answer.error} again={() => void answer.refetch()} />
      )}
      {answer.data === undefined && answer.error === null && <Loading what={say('title')} />}
      {answer.data?.items.length === 0 && (
        <EmptyState title={say('none')}>
          <p>{say('none.about')}</p>
        </EmptyState>
      )}
      {answer.data?.items.map((match) => (
        <Match
          key={match.id}
          match={match}
          decide={(decision) => setDeciding({ match, decision })}
        />
      ))}
      {deciding !== null && (
        <DecideDialog
          {...deciding}
          onClose={() => setDeciding(null)}
          onDone={(decision) => {
            const kept = deciding.match.files[1]?.id ?? null
            setDone({
              text: say(decision === 'join' ? 'done.join' : 'done.apart'),
              file: decision === 'join' ? kept : null,
            })
            setDeciding(null)
          }}
        />
      )}
    </>
  )
}

const compared = ['name', 'sex', 'born', 'place', 'phone', 'address', 'created'] as const

function Match({
  match,
  decide,
}: {
  match: MatchView
  decide: (decision: MatchDecision) => void
}): ReactNode {
  const say = useWords(matchWording)
  const of = useWords(personWording)
  const [file, other] = match.files
  if (file === undefined || other === undefined) return null
  const [left, right] = [factsOf(file, of), factsOf(other, of)]
  const open = new Set([of('unknown'), of('not-known')])
  // What one of them does not say is no difference; nor is the day on which a file was opened.
  const isOtherwise = (fact: (typeof compared)[number]): boolean =>
    fact !== 'created' &&
    left[fact] !== right[fact] &&
    !open.has(left[fact]) &&
    !open.has(right[fact])
  return (
    <section className="match sheet" aria-label={`${file.name} · ${other.name}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{say('what')}</span>
            </th>
            <th scope="col">
              {say('new')} <Go to={`/people/${file.id}`}>{say('file.open')}</Go>
            </th>
            <th scope="col">
              {say('old')} <Go to={`/people/${other.id}`}>{say('file.open')}</Go>
            </th>
          </tr>
        </thead>
        <tbody>
          {compared.map((fact) => (
            <tr key={fact}>
              <th scope="row">
                {say(fact)} {isOtherwise(fact) && <Tag tone="due">{say('differs')}</Tag>}
              </th>
              <td>{left[fact]}</td>
              <td>{right[fact]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="acts">
        <Button tone="go" onClick={() => decide('join')}>
          {say('join')}
        </Button>
        <Button onClick={() => decide('keep-apart')}>{say('apart')}</Button>
      </p>
    </section>
  )
}

function factsOf(
  file: MatchFile,
  of: Say<'sex.female' | 'sex.male' | 'unknown' | 'not-known'>,
): Readonly<Record<(typeof compared)[number], string>> {
  return {
    name: file.name,
    sex: file.sex === null ? of('unknown') : of(`sex.${file.sex}`),
    born: file.birthYear === null ? of('unknown') : String(file.birthYear),
    place: file.divisionName,
    phone: file.phoneMasked ?? of('not-known'),
    address: file.addressMasked ?? of('not-known'),
    created: exactly(file.createdAt),
  }
}
