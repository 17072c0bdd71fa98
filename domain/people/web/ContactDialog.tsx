import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Choices, Ticks } from '#web/kit/Choices.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { ChoiceField, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { addContactContract, changeContactContract, type ContactView } from '../contact.contract.ts'
import { ContactSource } from '../contact.schema.ts'
import { ColleagueTicks } from './ColleagueTicks.tsx'
import { fileActsWording } from './file-acts.wording.ts'
import { fileWording } from './file.wording.ts'
import type { Tell } from './tell.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

type Given = ReturnType<typeof givenOf>

/** A new phone or address, or how a known one may be used. The value itself is never changed. */
export function ContactDialog({
  personId,
  contact,
  tell,
  onClose,
}: {
  personId: string
  contact: ContactView | null
  tell: Tell
  onClose: () => void
}): ReactNode {
  const say = useWords(fileWording)
  const act = useWords(fileActsWording)
  const kit = useWords(kitWording)
  const [given, setGiven] = useState(() => givenOf(contact))
  const [days, setDays] = useState(() => (contact?.safeDays ?? []).map(String))
  const [named, setNamed] = useState<readonly string[]>(contact?.named ?? [])
  const [isSealed, setIsSealed] = useState(contact?.sensitivity === 'sealed')
  const change = (part: Partial<Given>): void => setGiven({ ...given, ...part })
  const options = {
    refresh: ['people.'],
    done: () => {
      tell(act('contact.changed'))
      onClose()
    },
  }
  const add = useCommand(addContactContract, options)
  const save = useCommand(changeContactContract, options)
  const submit = (): void => {
    const safety = safetyOf(given, days)
    if (contact !== null) {
      const { validTo, version } = contact
      const names = isSealed ? { named: [...named] } : {}
      save.mutate({
        params: { id: contact.id },
        body: { ...safety, ...names, validTo, version },
      })
      return
    }
    const { kind, value } = given
    const source = ContactSource.safeParse(given.source).data
    if ((kind !== 'phone' && kind !== 'address') || source === undefined) return
    const sensitivity = isSealed ? 'sealed' : 'normal'
    add.mutate({
      params: { id: personId },
      body: { ...safety, kind, value, source, sensitivity, named: isSealed ? [...named] : [] },
    })
  }
  return (
    <Dialog
      title={contact === null ? say('contact.add') : act('contact.change.title')}
      onClose={onClose}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {contact === null ? (
          <WhatFields given={given} change={change} />
        ) : (
          <p>
            {say(`contact.${contact.kind}`)} <b>{contact.masked}</b>
          </p>
        )}
        <SafetyFields given={given} change={change} days={days} setDays={setDays} />
        {contact === null && (
          <label>
            <input
              type="checkbox"
              checked={isSealed}
              onChange={(event) => setIsSealed(event.target.checked)}
            />{' '}
            {say('contact.sealed')}
          </label>
        )}
        {isSealed && <ColleagueTicks values={named} onValues={setNamed} />}
        <Refused problem={add.error ?? save.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={add.isPending || save.isPending}>
            {say('contact.save')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

type Fields = { given: Given; change: (part: Partial<Given>) => void }

function WhatFields({ given, change }: Fields): ReactNode {
  const say = useWords(fileWording)
  return (
    <>
      <Choices
        legend={say('contact.kind')}
        value={given.kind}
        onValue={(next) => change({ kind: next })}
        options={(['phone', 'address'] as const).map((kind) => ({
          value: kind,
          label: say(`contact.${kind}`),
        }))}
      />
      <TextField
        label={say('contact.value')}
        value={given.value}
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
        options={ContactSource.options.map((one) => ({ value: one, label: say(`source.${one}`) }))}
      />
    </>
  )
}

function SafetyFields({
  given,
  change,
  days,
  setDays,
}: Fields & { days: readonly string[]; setDays: (days: string[]) => void }): ReactNode {
  const say = useWords(fileWording)
  const act = useWords(fileActsWording)
  return (
    <>
      <Choices
        legend={say('contact.safe')}
        value={given.safe}
        onValue={(next) => change({ safe: next })}
        options={[
          { value: 'yes', label: say('safe.yes') },
          { value: 'no', label: say('safe.no') },
          { value: '', label: say('safe.unknown') },
        ]}
      />
      <Ticks
        legend={act('contact.days')}
        values={days}
        onValues={setDays}
        options={weekdays.map((day) => ({
          value: String(day),
          label: act(`day.${day}`),
        }))}
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
      {(['who', 'note'] as const).map((name) => (
        <TextField
          key={name}
          label={name === 'who' ? say('contact.who') : act('contact.note')}
          isOptional
          value={given[name]}
          onValue={(next) => change({ [name]: next })}
          maxLength={name === 'who' ? 100 : 500}
        />
      ))}
    </>
  )
}

function givenOf(contact: ContactView | null): {
  [Name in 'kind' | 'value' | 'source' | 'safe' | 'from' | 'to' | 'who' | 'note']: string
} {
  const isSafe = contact?.isSafe ?? null
  return {
    ...{ kind: 'phone', value: '', source: '' },
    safe: isSafe === null ? '' : isSafe ? 'yes' : 'no',
    ...{ from: contact?.safeFrom ?? '', to: contact?.safeTo ?? '' },
    ...{ who: contact?.whoAnswers ?? '', note: contact?.note ?? '' },
  }
}

function safetyOf(
  { safe, from, to, who, note }: Given,
  days: readonly string[],
): Pick<ContactView, 'isSafe' | 'safeDays' | 'safeFrom' | 'safeTo' | 'whoAnswers' | 'note'> {
  const textOf = (text: string): string | null => (text.trim() === '' ? null : text)
  return {
    isSafe: safe === '' ? null : safe === 'yes',
    safeDays: weekdays.filter((day) => days.includes(String(day))),
    ...{ safeFrom: textOf(from), safeTo: textOf(to) },
    ...{ whoAnswers: textOf(who), note: textOf(note) },
  }
}
