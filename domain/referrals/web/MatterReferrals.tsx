import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Clock } from '#web/kit/Clock.tsx'
import { Go } from '#web/kit/Go.tsx'
import { useCall } from '#web/kit/query.ts'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import { listReferralsOfMatterContract } from '../referral-page.contract.ts'
import { referralWording } from './referral.wording.ts'
import { SendDialog, type Proposed } from './SendDialog.tsx'
import './referral.css'

/** Where a matter was referred to, and the way to refer it: a part of the matter's page. */
export function MatterReferrals({ matterId }: { matterId: string }): ReactNode {
  const say = useWords(referralWording)
  const { data } = useCall(listReferralsOfMatterContract, { params: { id: matterId } })
  const [sending, setSending] = useState<Proposed | null>(null)
  if (data === undefined) return null
  const { items, proposals, refusal } = data
  return (
    <section>
      <h2>{say('title')}</h2>
      {items.length === 0 && <p className="dim">{say('matter.none')}</p>}
      <ul className="matter-referrals">
        {items.map(({ id, number, to, status, stepSince, dueAt, duty }) => (
          <li key={id}>
            <Go to={`/referrals/${id}`} className="quiet">
              <b>{to.name}</b>
            </Go>{' '}
            {say(`status.${status}`)}
            <span className="meta"> {number}</span>
            {stepSince !== null && dueAt !== null && (
              <div>
                <Clock startedAt={stepSince} dueAt={dueAt} />{' '}
                <span className="meta">{duty?.name}</span>
              </div>
            )}
          </li>
        ))}
      </ul>
      {refusal === null && proposals.length > 0 && (
        <>
          <p className="meta">{say('proposals')}</p>
          {proposals.map(({ organisation, ground, fields }) => (
            <p key={organisation.id}>
              <Button isSmall onClick={() => setSending({ picked: organisation, fields, ground })}>
                {say('propose', { name: organisation.name })}
              </Button>
            </p>
          ))}
        </>
      )}
      <Button
        tone="soft"
        isSmall
        why={refusal === null ? undefined : (wordsOfRefusal(refusal) ?? refusal)}
        onClick={() => setSending({ picked: null, fields: [], ground: '' })}
      >
        {say('send')}
      </Button>
      {sending !== null && (
        <SendDialog matterId={matterId} proposed={sending} onClose={() => setSending(null)} />
      )}
    </section>
  )
}
