import { useState, type ReactNode } from 'react'
import { call, newKey } from '#web/client.ts'
import { Button } from '#web/kit/Button.tsx'
import { Choices } from '#web/kit/Choices.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { ChoiceField, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Masked } from '#web/kit/Masked.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { useWords } from '#web/kit/wording.ts'
import { addContactContract, revealContactContract, type ContactView } from '../contact.contract.ts'
import { ContactSource } from '../contact.schema.ts'
import { fileWording } from './file.wording.ts'

/** Phones and addresses with the time they hold for; how to use them safely stands beside each. */
export function Contacts({
  personId,
  contacts,
}: {
  personId: string
  contacts: readonly ContactView[]
}): ReactNode {
  const say = useWords(fileWording)
  const [isAdding, setIsAdding] = useState(false)
  return (
    <>
      {contacts.length === 0 && <p className="dim">{say('contacts.none')}</p>}
      <ul className="family-lines">
        {contacts.map((contact) => (
          <OneContact key={contact.id} contact={contact} />
        ))}
      </ul>
      <p className="acts">
        <Button isSmall onClick={() => setIsAdding(true)}>
          {say('contact.add')}
        </Button>
      </p>
      {isAdding && <AddContact personId={personId} onClose={() => setIsAdding(false)} />}
    </>
  )
}

function OneContact({ contact }: { contact: ContactView }): ReactNode {
  const say = useWords(fileWording)
  const kit = useWords(kitWording)
  const { id, kind, masked, validFrom, validTo, isSafe, safeFrom, safeTo, whoAnswers } = contact
  const reveal = async (): Promise<string> => {
    const { value } = await call(revealContactContract, { params: { id } }, { key: newKey() })
    return value
  }
  const facts = [
    say('contact.since', { day: validFrom }),
    validTo === null ? '' : say('contact.until', { day: validTo }),
    safeFrom === null || safeTo === null ? '' : say('contact.span', { from: safeFrom, to: safeTo }),
    whoAnswers === null ? '' : say('contact.answers', { who: whoAnswers }),
  ].filter((fact) => fact !== '')
  return (
    <li>
      {say(`contact.${kind}`)}{' '}
      <Masked masked={masked} what={say(`contact.${kind}`)} reveal={reveal} />{' '}
      <Tag tone={isSafe === false ? 'due' : 'plain'}>
        {say(isSafe === null ? 'safe.unknown' : isSafe ? 'safe.yes' : 'safe.no')}
      </Tag>{' '}
      {contact.sensitivity === 'sealed' && <Tag>{kit('sensitivity.sealed')}</Tag>}
      <span className="meta"> {facts.join(' · ')}</span>
    </li>
  )
}

const nothing = { kind: '', value: '', source: '', safe: '', from: '', to: '', who: '' }

function AddContact({ personId, onClose }: { personId: string; onClose: () => void }): ReactNode {
  const say = useWords(fileWording)
  const kit = useWords(kitWording)
  const [given, setGiven] = useState(nothing)
  const [isSealed, setIsSealed] = useState(false)
  const change = (part: Partial<typeof nothing>): void => setGiven({ ...given, ...part })
  const add = useCommand(addContactContract, { refresh: ['people.'], done: onClose })
  const { kind, value, safe, from, to, who } = given
  const source = ContactSource.safeParse(given.source).data
  const isReady = (kind === 'phone' || kind === 'address') && value.trim() !== ''
  return (
    <Dialog title={say('contact.add')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isReady || source === undefined) return
          add.mutate({
            params: { id: personId },
            body: {
              ...{ kind, value, source, sensitivity: isSealed ? 'sealed' : 'normal' },
              isSafe: safe === '' ? null : safe === 'yes',
              safeFrom: from === '' ? null : from,
              safeTo: to === '' ? null : to,
              whoAnswers: who === '' ? null : who,
            },
          })
        }}
      >
        <Choices
          legend={say('contact.kind')}
          value={kind}
          onValue={(next) => change({ kind: next })}
          options={[
            { value: 'phone', label: say('contact.phone') },
            { value: 'address', label: say('contact.address') },
          ]}
        />
        <TextField
          label={say('contact.value')}
          value={value}
          onValue={(next) => change({ value: next })}
          required
          maxLength={200}
          autoComplete="off"
        />
        <ChoiceField
          label={say('contact.source')}
          value={given.source}
          onValue={(next) => change({ source: next })}
          required
          options={ContactSource.options.map((one) => ({
            value: one,
            label: say(`source.${one}`),
          }))}
        />
        <Choices
          legend={say('contact.safe')}
          value={safe}
          onValue={(next) => change({ safe: next })}
          options={[
            { value: 'yes', label: say('safe.yes') },
            { value: 'no', label: say('safe.no') },
            { value: '', label: say('safe.unknown') },
          ]}
        />
        {(['from', 'to'] as const).map((name) => (
          <TextField
            key={name}
            type="time"
            label={say(`contact.${name}`)}
            isOptional
            value={given[name]}
            onValue={(next) => change({ [name]: next })}
          />
        ))}
        <TextField
          label={say('contact.who')}
          isOptional
          value={who}
          onValue={(next) => change({ who: next })}
          maxLength={100}
        />
        <label>
          <input
            type="checkbox"
            checked={isSealed}
            onChange={(event) => setIsSealed(event.target.checked)}
          />{' '}
          {say('contact.sealed')}
        </label>
        <Refused problem={add.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={add.isPending}>
            {say('contact.save')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
