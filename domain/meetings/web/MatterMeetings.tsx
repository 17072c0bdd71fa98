import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { useCall } from '#web/kit/query.ts'
import { exactly } from '#web/kit/time.ts'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import { listMeetingsOfMatterContract } from '../meeting.contract.ts'
import { CallDialog } from './CallDialog.tsx'
import { meetingWording } from './meeting.wording.ts'

/** Joint meetings on a matter, and the way to call one: a part of the matter's page. */
export function MatterMeetings({ matterId }: { matterId: string }): ReactNode {
  const say = useWords(meetingWording)
  const { data } = useCall(listMeetingsOfMatterContract, { params: { id: matterId } })
  const [calling, setCalling] = useState(false)
  if (data === undefined) return null
  const { items, refusal } = data
  return (
    <section>
      <h2>{say('title')}</h2>
      {items.length === 0 && <p className="dim">{say('none')}</p>}
      {items.map(({ id, number, startsAt, status, venue }) => (
        <p key={id}>
          <Go to={`/meetings/${id}`} className="quiet">
            <b>{exactly(startsAt)}</b>
          </Go>{' '}
          {venue} · {say(`status.${status}`)} <span className="meta">{number}</span>
        </p>
      ))}
      <Button
        tone="soft"
        isSmall
        why={refusal === null ? undefined : (wordsOfRefusal(refusal) ?? refusal)}
        onClick={() => setCalling(true)}
      >
        {say('call')}
      </Button>
      {calling && <CallDialog matterId={matterId} onClose={() => setCalling(false)} />}
    </section>
  )
}
