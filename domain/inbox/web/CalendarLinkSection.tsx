import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { TextField } from '#web/kit/Field.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { shortDay, timeOf } from '#web/kit/time.ts'
import { language, useWords } from '#web/kit/wording.ts'
import {
  createCalendarLinkContract,
  revokeCalendarLinkContract,
} from '../calendar-link.contract.ts'
import type { CalendarLink } from '../calendar-link.schema.ts'
import { preferenceWording } from './preference.wording.ts'

const refresh = ['inbox.settings']

/** The secret address of the calendar: made, shown once, ended. */
export function CalendarLinkSection({
  link,
  tell,
}: {
  link: CalendarLink | null
  tell: (text: string) => void
}): ReactNode {
  const say = useWords(preferenceWording)
  const [address, setAddress] = useState<string | null>(null)
  const create = useCommand(createCalendarLinkContract, {
    refresh,
    done: ({ path }) => setAddress(addressOf(path)),
  })
  const revoke = useCommand(revokeCalendarLinkContract, {
    refresh,
    done: () => {
      setAddress(null)
      tell(say('calendar.revoked'))
    },
  })
  return (
    <>
      <p className="dim">{say('calendar.meaning')}</p>
      <p>{say('calendar.secret')}</p>
      {address !== null && <Shown address={address} tell={tell} />}
      {link !== null && (
        <p className="in-use">
          {say('calendar.since', { at: momentOf(link.createdAt) })}
          {' · '}
          {link.usedAt === null
            ? say('calendar.unused')
            : say('calendar.used', { at: momentOf(link.usedAt) })}
        </p>
      )}
      <Refused problem={create.error ?? revoke.error} />
      <div className="acts">
        <Button tone={link === null ? 'go' : 'plain'} onClick={() => create.mutate({})}>
          {say(link === null ? 'calendar.create' : 'calendar.again')}
        </Button>
        {link !== null && (
          <Button onClick={() => revoke.mutate({ params: { id: link.id } })}>
            {say('calendar.revoke')}
          </Button>
        )}
      </div>
      {link !== null && <p className="hint">{say('calendar.again.meaning')}</p>}
    </>
  )
}

function Shown({ address, tell }: { address: string; tell: (text: string) => void }): ReactNode {
  const say = useWords(preferenceWording)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(address)
    tell(say('copied'))
  }
  return (
    <div className="shown-once">
      <TextField
        label={say('calendar.link')}
        hint={say('calendar.how')}
        value={address}
        onValue={() => undefined}
        onFocus={(event) => event.target.select()}
        readOnly
      />
      {/* Only a secure connection has a clipboard; without one the text is selected by a click. */}
      {window.isSecureContext && <Button onClick={() => void copy()}>{say('copy')}</Button>}
    </div>
  )
}

/** The calendar speaks the language that its owner speaks now. */
function addressOf(path: string): string {
  const address = new URL(path, window.location.origin)
  if (language() === 'en') address.searchParams.set('language', 'en')
  return address.href
}

function momentOf(at: string): string {
  return `${shortDay(at)} ${timeOf(at)}`
}
