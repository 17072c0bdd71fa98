import { useState, type ReactNode } from 'react'
import { call, newKey } from '#web/client.ts'
import { Button, LinkButton } from '#web/kit/Button.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Masked } from '#web/kit/Masked.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { dayOf, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import {
  changeContactContract,
  revealContactContract,
  type ContactView,
} from '../contact.contract.ts'
import { ContactDialog } from './ContactDialog.tsx'
import { EndDialog } from './EndDialog.tsx'
import { fileActsWording } from './file-acts.wording.ts'
import { fileWording } from './file.wording.ts'
import type { Tell } from './tell.ts'

/** Phones and addresses with the time they hold for; how to use them safely stands beside each. */
export function Contacts({
  personId,
  contacts,
  tell,
}: {
  personId: string
  contacts: readonly ContactView[]
  tell: Tell
}): ReactNode {
  const say = useWords(fileWording)
  const act = useWords(fileActsWording)
  const today = dayOf(useNow())
  const [open, setOpen] = useState<ContactView | 'new' | null>(null)
  const [ending, setEnding] = useState<ContactView | null>(null)
  const undo = useCommand(changeContactContract, {
    refresh: ['people.'],
    done: () => tell(act('contact.undone')),
  })
  const end = useCommand(changeContactContract, {
    refresh: ['people.'],
    done: (ended) => {
      setEnding(null)
      tell(act('contact.ended'), {
        label: act('contact.undo'),
        press: () =>
          undo.mutate({ params: { id: ended.id }, body: { ...asBody(ended), validTo: null } }),
      })
    },
  })
  const isPast = ({ validTo }: ContactView): boolean => validTo !== null && validTo <= today
  const current = contacts.filter((contact) => !isPast(contact))
  const past = contacts.filter(isPast)
  return (
    <>
      {contacts.length === 0 && <p className="dim">{say('contacts.none')}</p>}
      <ul className="family-lines">
        {current.map((contact) => (
          <OneContact key={contact.id} contact={contact}>
            <LinkButton onClick={() => setOpen(contact)}>{act('contact.change')}</LinkButton>{' '}
            <LinkButton
              onClick={() => {
                end.reset()
                setEnding(contact)
              }}
            >
              {act('contact.end')}
            </LinkButton>
          </OneContact>
        ))}
      </ul>
      {past.length > 0 && (
        <details>
          <summary className="meta">{act('contact.past', { count: past.length })}</summary>
          <ul className="family-lines">
            {past.map((contact) => (
              <OneContact key={contact.id} contact={contact} />
            ))}
          </ul>
        </details>
      )}
      <p className="acts">
        <Button isSmall onClick={() => setOpen('new')}>
          {say('contact.add')}
        </Button>
      </p>
      {open !== null && (
        <ContactDialog
          personId={personId}
          contact={open === 'new' ? null : open}
          tell={tell}
          onClose={() => setOpen(null)}
        />
      )}
      {ending !== null && (
        <EndDialog
          title={act('contact.end')}
          what={`${say(`contact.${ending.kind}`)} ${ending.masked}`}
          act={end}
          end={(validTo) =>
            end.mutate({ params: { id: ending.id }, body: { ...asBody(ending), validTo } })
          }
          onClose={() => setEnding(null)}
        />
      )}
    </>
  )
}

/** What a change sends along unchanged. */
function asBody({
  isSafe,
  safeDays,
  safeFrom,
  safeTo,
  whoAnswers,
  note,
  validTo,
  version,
}: ContactView): Pick<
  ContactView,
  'isSafe' | 'safeDays' | 'safeFrom' | 'safeTo' | 'whoAnswers' | 'note' | 'validTo' | 'version'
> {
  return { isSafe, safeDays, safeFrom, safeTo, whoAnswers, note, validTo, version }
}

function OneContact({
  contact,
  children,
}: {
  contact: ContactView
  children?: ReactNode
}): ReactNode {
  const say = useWords(fileWording)
  const act = useWords(fileActsWording)
  const kit = useWords(kitWording)
  const { id, kind, masked, validFrom, validTo, isSafe, safeFrom, safeTo, whoAnswers } = contact
  const reveal = async (): Promise<string> => {
    const { value } = await call(revealContactContract, { params: { id } }, { key: newKey() })
    return value
  }
  const days = contact.safeDays.map((day) => act(`day.${day as 1 | 2 | 3 | 4 | 5 | 6 | 7}`))
  const facts = [
    say('contact.since', { day: validFrom }),
    validTo === null ? '' : say('contact.until', { day: validTo }),
    days.join(' '),
    safeFrom === null || safeTo === null ? '' : say('contact.span', { from: safeFrom, to: safeTo }),
    whoAnswers === null ? '' : say('contact.answers', { who: whoAnswers }),
    contact.note ?? '',
  ].filter((fact) => fact !== '')
  return (
    <li>
      {say(`contact.${kind}`)}{' '}
      <Masked masked={masked} what={`${say(`contact.${kind}`)} ${masked}`} reveal={reveal} />{' '}
      <Tag tone={isSafe === false ? 'due' : 'plain'}>
        {say(isSafe === null ? 'safe.unknown' : isSafe ? 'safe.yes' : 'safe.no')}
      </Tag>{' '}
      {contact.sensitivity === 'sealed' && <Tag>{kit('sensitivity.sealed')}</Tag>}
      <span className="meta"> {facts.join(' · ')}</span> {children}
    </li>
  )
}
