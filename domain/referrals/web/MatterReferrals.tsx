import { useEffect, useRef, useState, type ReactNode } from 'react'
import { readMatterContract } from '#domain/matters/matter-page.contract.ts'
import { useAddress } from '#web/kit/address.ts'
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
export function MatterReferrals({
  matterId,
  version,
}: {
  matterId: string
  version: number
}): ReactNode {
  const say = useWords(referralWording)
  const [, change] = useAddress()
  const { data, refetch } = useCall(listReferralsOfMatterContract, { params: { id: matterId } })
  // What was done on the matter may have sent it somewhere by the rules.
  const read = useRef(version)
  useEffect(() => {
    if (read.current === version) return
    read.current = version
    void refetch()
  }, [version, refetch])
  const [sending, setSending] = useState<Proposed | null>(null)
  // The page of the matter is on the screen already; when a step turns yellow is read from there.
  const matter = useCall(readMatterContract, { params: { id: matterId } }, { enabled: false })
  const open = matter.data?.steps.filter(({ doneAt }) => doneAt === null) ?? []
  const warnsAt = new Map(open.map((step) => [step.subjectId, step.warnsAt]))
  if (data === undefined) return null
  const { items, proposals, refusal } = data
  return (
    <section>
      <h2>{say('title')}</h2>
      {items.length === 0 && <p className="dim">{say('matter.none')}</p>}
      <ul className="matter-referrals">
        {items.map(({ id, number, to, status, stepSince, dueAt, duty, suggestion }) => (
          <li key={id}>
            <Go to={`/referrals/${id}`} className="quiet">
              <b>{to.name}</b>
            </Go>{' '}
            {say(`status.${status}`)}
            <span className="meta"> {number}</span>
            {stepSince !== null && dueAt !== null && (
              <div>
                <Clock startedAt={stepSince} dueAt={dueAt} warnsAt={warnsAt.get(id)} />{' '}
                {duty?.name !== to.name && <span className="meta">{duty?.name}</span>}
              </div>
            )}
            {refusal === null && suggestion !== null && (
              <p className="suggested">
                {say('suggested', { suggestion: say(`suggestion.${suggestion}`) })}{' '}
                <Button
                  isSmall
                  why={
                    suggestion === 'close' && status !== 'verified'
                      ? say('suggested.verify-first')
                      : undefined
                  }
                  onClick={() => change({ do: suggestion === 'close' ? 'close' : 'assess' })}
                >
                  {say(`suggested.${suggestion}`)}
                </Button>
              </p>
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
