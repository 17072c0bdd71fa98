import { useState, type ReactNode } from 'react'
import type { z } from 'zod'
import { call, isProblem, type Problem } from '#web/client.ts'
import { LinkButton } from '#web/kit/Button.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { revealLeadContract } from '../entry.contract.ts'
import type { LeadFile } from '../lead.contract.ts'
import { leadEntryWording } from './lead-entry.wording.ts'
import { leadWording } from './lead.wording.ts'

type Revealed = z.output<typeof revealLeadContract.output>

/** Who reported it and whom it is about: masked until somebody asks, and the asking is logged. */
export function LeadParties({ lead }: { lead: LeadFile }): ReactNode {
  const say = useWords(leadWording)
  const entry = useWords(leadEntryWording)
  const kit = useWords(kitWording)
  const [shown, setShown] = useState<Revealed | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const press = (): void => {
    if (shown !== null) {
      setShown(null)
      return
    }
    call(revealLeadContract, { params: { id: lead.id } }).then(setShown, (error: unknown) => {
      if (isProblem(error)) setProblem(error)
    })
  }
  if (lead.parties.length === 0 && lead.reporter === null) return null
  const { reporter } = lead
  const safe = shown?.safeContact
  return (
    <>
      <h2>
        {say('parties')}{' '}
        <LinkButton title={kit('logged')} onClick={press}>
          {say(shown === null ? 'show' : 'hide')}
        </LinkButton>
      </h2>
      <Refused problem={problem} />
      <ul className="facts">
        {reporter !== null && (
          <li>
            {say('reporter')}: {entry(`relation.${reporter.relation}`)}
            {reporter.isAnonymous && ` · ${say('anonymous')}`}
            {` ${shown?.reporter?.name ?? reporter.name} ${shown?.reporter?.phone ?? reporter.phone}`}
          </li>
        )}
        {lead.parties.map((party) => {
          const full = shown?.parties.find(({ id }) => id === party.id)
          return (
            <li key={party.id}>
              {entry(`role.${party.role}`)}
              {party.relation !== null && ` · ${entry(`relation.${party.relation}`)}`}{' '}
              <b>{full?.name ?? party.name ?? say('subject.none')}</b>{' '}
              {full?.phone ?? party.phone ?? ''} {full?.address ?? ''}
              {party.isSuspect && party.isGuardian && (
                <>
                  <br />
                  <span className="dim">{say('excluded')}</span>
                </>
              )}
            </li>
          )
        })}
        {lead.hasSafeContact && (
          <li>
            {entry('safe')}:{' '}
            {safe === undefined || safe === null
              ? '···'
              : [safe.phone, safe.time, safe.opening, safe.avoid].filter(Boolean).join(' · ')}
          </li>
        )}
      </ul>
      {lead.wish !== null && (
        <>
          <h2>{say('wish')}</h2>
          <p className="measure">{lead.wish}</p>
        </>
      )}
    </>
  )
}

/** What was answered of the signs of danger; what was not asked is not shown. */
export function LeadCues({ lead }: { lead: LeadFile }): ReactNode {
  const say = useWords(leadWording)
  const entry = useWords(leadEntryWording)
  const cues = lead.cues.flatMap(({ cue, answer }) =>
    cue === 'violence' || cue === 'minor' ? [] : [{ cue, answer }],
  )
  if (cues.length === 0 && lead.traits.length === 0) return null
  return (
    <>
      <h2>{say('cues')}</h2>
      <ul className="facts">
        {lead.traits.map((trait) => (
          <li key={trait}>{entry(`trait.${trait}`)}</li>
        ))}
        {cues.map(({ cue, answer }) => (
          <li key={cue}>
            {entry(`code.${cue}`)}: {entry(`cue.${answer}`)}
          </li>
        ))}
      </ul>
    </>
  )
}
