import { useState, type ReactNode } from 'react'
import { call, isProblem, type Problem } from '#web/client.ts'
import { Button, LinkButton } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Refused } from '#web/kit/Refused.tsx'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { findSimilarContract, type Similar } from '../entry.contract.ts'
import { partiesIn, type LeadDraft } from './lead-entry.ts'
import { leadEntryWording } from './lead-entry.wording.ts'

/** Is it there already? What is not open to the asker is not told, and its office is told instead. */
export function SimilarList({
  draft,
  change,
}: {
  draft: LeadDraft
  change: (part: Partial<LeadDraft>) => void
}): ReactNode {
  const say = useWords(leadEntryWording)
  const [found, setFound] = useState<readonly Similar[] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const ask = (): void => {
    setProblem(null)
    const body = { division: draft.division, parties: partiesIn(draft) }
    call(findSimilarContract, { body }).then(
      ({ items }) => setFound(items),
      (error: unknown) => {
        if (isProblem(error)) setProblem(error)
      },
    )
  }
  return (
    <fieldset className="block">
      <legend>{say('similar')}</legend>
      <Button onClick={ask}>{say('similar.ask')}</Button>
      <Refused problem={problem} />
      <div aria-live="polite">
        {found?.length === 0 && <p className="dim">{say('similar.none')}</p>}
        {found !== null && found.length > 0 && (
          <>
            <ul className="similar">
              {found.map((each) => (
                <li key={each.id}>
                  <OneSimilar similar={each} link={(link) => change({ link })} />
                </li>
              ))}
            </ul>
            <p className="dim">{say('similar.blind')}</p>
          </>
        )}
        {draft.link !== null && (
          <p>
            {say('similar.linked', { number: draft.link.number })}{' '}
            <LinkButton onClick={() => change({ link: null })}>{say('similar.unlink')}</LinkButton>
          </p>
        )}
      </div>
    </fieldset>
  )
}

function OneSimilar({
  similar,
  link,
}: {
  similar: Similar
  link: (to: { matterId: string; number: string }) => void
}): ReactNode {
  const say = useWords(leadEntryWording)
  const { id, kind, number, divisionName, openedAt, parties, because, suggests } = similar
  return (
    <>
      <b>
        <Go to={`/${kind === 'matter' ? 'matters' : 'leads'}/${id}`}>{number}</Go>
      </b>{' '}
      {divisionName} · {shortDay(openedAt)}
      <br />
      {parties
        .map(({ role, name }) => `${say(`role.${role}`)}${name === null ? '' : ` ${name}`}`)
        .join(' · ')}
      <br />
      <span className="dim">
        {because.map((each) => say(`because.${each}`)).join(' · ')} → {say(`suggests.${suggests}`)}
      </span>
      {suggests === 'recurrence' && (
        <>
          {' '}
          <LinkButton onClick={() => link({ matterId: id, number })}>
            {say('similar.link')}
          </LinkButton>
        </>
      )}
    </>
  )
}
