import { useState, type ReactNode } from 'react'
import type { z } from 'zod'
import { call, isProblem, type Problem } from '#web/client.ts'
import { LinkButton } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCall } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import type { MatterPage } from '../matter-page.contract.ts'
import { listPartiesContract, revealPartiesContract, type PartyView } from '../party.contract.ts'
import { PartyDialog } from './PartyDialog.tsx'
import { partyWording } from './party.wording.ts'

type Revealed = z.output<typeof revealPartiesContract.output>

/** Everybody whom the matter is about, masked until somebody asks, and what it is linked to. */
export function MatterParties({ matter }: { matter: MatterPage }): ReactNode {
  const say = useWords(partyWording)
  const kit = useWords(kitWording)
  const params = { id: matter.id }
  const { data } = useCall(listPartiesContract, { params })
  const [shown, setShown] = useState<Revealed | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [edited, setEdited] = useState<PartyView | 'new' | null>(null)
  if (data === undefined) return null
  const press = (): void => {
    if (shown !== null) {
      setShown(null)
      return
    }
    call(revealPartiesContract, { params }).then(setShown, (error: unknown) => {
      if (isProblem(error)) setProblem(error)
    })
  }
  return (
    <section>
      <h2>
        {say('title')}
        {data.items.length > 0 && (
          <LinkButton title={kit('logged')} onClick={press}>
            {say(shown === null ? 'show' : 'hide')}
          </LinkButton>
        )}
        {data.mayChange && <LinkButton onClick={() => setEdited('new')}>{say('add')}</LinkButton>}
      </h2>
      <Refused problem={problem} />
      {data.items.length === 0 && <p className="dim">{say('none')}</p>}
      <ul className="parties">
        {data.items.map((party) => (
          <li key={party.id}>
            <OneParty party={party} full={shown?.items.find(({ id }) => id === party.id)} />
            {data.mayChange && (
              <LinkButton onClick={() => setEdited(party)}>{say('remove')}</LinkButton>
            )}
          </li>
        ))}
      </ul>
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
          party={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  )
}

function OneParty({
  party,
  full,
}: {
  party: PartyView
  full: Revealed['items'][number] | undefined
}): ReactNode {
  const say = useWords(partyWording)
  const { role, relation, isHidden, isSuspect, isExcluded } = party
  const phone = full?.phone ?? party.phone
  const address = full?.address ?? party.address
  return (
    <>
      <b>{full?.name ?? party.name ?? say('nameless')}</b> {say(`role.${role}`)}
      {relation !== null && ` · ${say(`relation.${relation}`)}`}
      {isSuspect && ` · ${say('suspect')}`}
      {phone !== null && <span className="tel"> {phone}</span>}
      {address !== null && ` ${address}`}
      {isHidden && <span className="dim"> {say('hidden')}</span>}
      {isExcluded && <span className="dim"> {say('excluded')}</span>}{' '}
    </>
  )
}
