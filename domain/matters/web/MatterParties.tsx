import { useState, type ReactNode } from 'react'
import { call, isProblem, type Problem } from '#web/client.ts'
import { LinkButton } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCall } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import type { MatterPage } from '../matter-page.contract.ts'
import { listPartiesContract, revealPartiesContract, type PartyView } from '../party.contract.ts'
import type { InFull, KnownParty } from './party-form.ts'
import { PartyDialog } from './PartyDialog.tsx'
import { partyWording } from './party.wording.ts'

/** Everybody whom the matter is about, masked until somebody asks, and what it is linked to. */
export function MatterParties({ matter }: { matter: MatterPage }): ReactNode {
  const say = useWords(partyWording)
  const kit = useWords(kitWording)
  const params = { id: matter.id }
  const { data } = useCall(listPartiesContract, { params })
  const [shown, setShown] = useState<readonly InFull[] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [edited, setEdited] = useState<KnownParty | 'new' | null>(null)
  if (data === undefined) return null
  const reveal = (then: (items: readonly InFull[]) => void): void => {
    call(revealPartiesContract, { params }).then(
      ({ items }) => then(items),
      (error: unknown) => {
        if (isProblem(error)) setProblem(error)
      },
    )
  }
  // What is corrected must be read first, in full: that is a looking like any other, and logged.
  const edit = (party: PartyView): void =>
    reveal((items) => {
      const full = items.find(({ id }) => id === party.id)
      if (full !== undefined) setEdited({ party, full })
    })
  return (
    <section>
      <h2>
        {say('title')}
        {data.items.length > 0 && (
          <LinkButton
            title={kit('logged')}
            aria-label={say(shown === null ? 'show' : 'hide')}
            onClick={() => (shown === null ? reveal(setShown) : setShown(null))}
          >
            {kit(shown === null ? 'show' : 'hide')}
          </LinkButton>
        )}
      </h2>
      <Refused problem={problem} />
      {data.items.length === 0 && <p className="dim">{say('none')}</p>}
      <ul className="parties">
        {data.items.map((party) => (
          <li key={party.id}>
            <OneParty party={party} full={shown?.find(({ id }) => id === party.id)} />
            {data.mayChange && party.ofMerged === null && (
              <LinkButton
                aria-label={`${say('change')} ${party.name ?? say(`role.${party.role}`)}`}
                onClick={() => edit(party)}
              >
                {say('change')}
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
      {data.mayChange && <LinkButton onClick={() => setEdited('new')}>{say('add')}</LinkButton>}
      {data.links.length > 0 && (
        <>
          <h2>{say('links')}</h2>
          {data.links.map(({ matterId, number, kind }) => (
            <p key={matterId}>
              <Go to={`/matters/${matterId}`}>{number}</Go> {say(`link.${kind}`)}
            </p>
          ))}
        </>
      )}
      {edited !== null && (
        <PartyDialog
          matterId={matter.id}
          version={data.version}
          known={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  )
}

/** Name and what she is to it; then how to find her; then what must be minded. */
function OneParty({ party, full }: { party: PartyView; full: InFull | undefined }): ReactNode {
  const say = useWords(partyWording)
  const { role, relation, isHidden, isSuspect, isExcluded, ofMerged } = party
  const found = [full?.phone ?? party.phone, full?.address ?? party.address]
  const where = found.filter((one) => one !== null).join(' ')
  const minded = [
    isHidden ? say('hidden') : '',
    isExcluded ? say('excluded') : '',
    ofMerged === null ? '' : say('of-merged', { number: ofMerged }),
  ].filter((one) => one !== '')
  const what = [
    say(`role.${role}`),
    relation === null ? '' : say(`relation.${relation}`),
    isSuspect ? say('suspect') : '',
  ]
  return (
    <div>
      <b>{full?.name ?? party.name ?? say('nameless')}</b>
      <small>{what.filter((one) => one !== '').join(' · ')}</small>
      {where !== '' && <small>{where}</small>}
      {minded.map((one) => (
        <small key={one}>{one}</small>
      ))}
    </div>
  )
}
