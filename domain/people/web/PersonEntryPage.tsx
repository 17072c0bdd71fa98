import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { DivisionPicker } from '#web/kit/DivisionPicker.tsx'
import { DraftLine } from '#web/kit/DraftLine.tsx'
import { useDraft } from '#web/kit/drafts.ts'
import { ChoiceField, TextField } from '#web/kit/Field.tsx'
import { Go } from '#web/kit/Go.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import { ethnicities, ethnicityLabel } from '../ethnicity.schema.ts'
import { createPersonContract } from '../person-entry.contract.ts'
import { fileWording } from './file.wording.ts'

const empty = {
  ...{ name: '', sex: '', identity: '', phone: '', address: '', division: '' },
  ...{ ethnicity: '', interpreter: '' },
}

/** A file opened by hand. What is said afterwards is the same, whoever else may know her. */
export function PersonEntryPage(): ReactNode {
  const say = useWords(fileWording)
  const language = useLanguage()
  const draft = useDraft('person.new', say('new'), empty)
  const [opened, setOpened] = useState<{ id: string; isMatchRequested: boolean } | null>(null)
  const create = useCommand(createPersonContract, {
    refresh: ['people.'],
    done: (answer) => {
      draft.clear()
      setOpened(answer)
      window.scrollTo({ top: 0 })
    },
  })
  const { value, change } = draft
  const { name, sex, division } = value
  const textOf = (text: string): string | null => (text.trim() === '' ? null : text)
  return (
    <>
      <PageHead title={say('new')} tabTitle={say('new')} about={say('new.about')} />
      <StatusLine>
        {opened !== null && (
          <>
            {say(opened.isMatchRequested ? 'new.asked' : 'new.done')}{' '}
            <Go to={`/people/${opened.id}`}>{say('new.open')}</Go>
          </>
        )}
      </StatusLine>
      <form
        className="form sheet visit-form"
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate({
            body: {
              ...{ name, division, sex: sex === 'female' || sex === 'male' ? sex : null },
              ...{ identity: textOf(value.identity), phone: textOf(value.phone) },
              ...{ address: textOf(value.address), ethnicity: textOf(value.ethnicity) },
              interpreter: textOf(value.interpreter),
            },
          })
        }}
      >
        <fieldset className="block">
          <legend className="vh">{say('new')}</legend>
          <TextField
            label={say('name')}
            hint={say('name.hint')}
            value={name}
            onValue={(next) => change({ name: next })}
            required
            maxLength={100}
            autoComplete="off"
          />
          <ChoiceField
            label={say('sex')}
            isOptional
            value={sex}
            onValue={(next) => change({ sex: next })}
            options={(['female', 'male'] as const).map((one) => ({
              value: one,
              label: say(`sex.${one}`),
            }))}
          />
          <DivisionPicker
            label={say('place')}
            value={division}
            onValue={(next) => change({ division: next })}
          />
          {(['identity', 'phone', 'address'] as const).map((field) => (
            <TextField
              key={field}
              label={say(field)}
              isOptional
              value={value[field]}
              onValue={(next) => change({ [field]: next })}
              maxLength={field === 'address' ? 200 : 30}
              autoComplete="off"
            />
          ))}
          <ChoiceField
            label={say('ethnicity')}
            isOptional
            value={value.ethnicity}
            onValue={(next) => change({ ethnicity: next })}
            options={ethnicities.map((code) => ({
              value: code,
              label: ethnicityLabel(code, language),
            }))}
          />
          <TextField
            label={say('interpreter')}
            hint={say('interpreter.hint')}
            isOptional
            value={value.interpreter}
            onValue={(next) => change({ interpreter: next })}
            maxLength={40}
          />
        </fieldset>
        <Refused problem={create.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={create.isPending}>
            {say('new.save')}
          </Button>
        </div>
        <DraftLine draft={draft} />
      </form>
    </>
  )
}
