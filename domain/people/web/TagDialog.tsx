import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { ChoiceField, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { dayOf, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { KeyGroup } from '../key-group.schema.ts'
import type { PersonFile } from '../person.contract.ts'
import { addTagContract } from '../tag.contract.ts'
import { tagSources } from '../tag.schema.ts'
import { fileActsWording } from './file-acts.wording.ts'
import { fileWording } from './file.wording.ts'

export function TagDialog({
  person,
  tell,
  onClose,
}: {
  person: PersonFile
  tell: (text: string) => void
  onClose: () => void
}): ReactNode {
  const say = useWords(fileActsWording)
  const file = useWords(fileWording)
  const kit = useWords(kitWording)
  const today = dayOf(useNow())
  const [given, setGiven] = useState({ tag: '', source: '', from: today, to: '' })
  const change = (part: Partial<typeof given>): void => setGiven({ ...given, ...part })
  const add = useCommand(addTagContract, {
    refresh: ['people.'],
    done: ({ tag }) => {
      tell(say('tag.done', { tag: kit(`group.${tag}`) }))
      onClose()
    },
  })
  const tag = KeyGroup.safeParse(given.tag).data
  const source = tagSources.find((one) => one === given.source)
  const held = new Set(
    person.tagRecords.filter(({ endedOn }) => endedOn === null).map((record) => record.tag),
  )
  return (
    <Dialog title={say('tag.add')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (tag === undefined || source === undefined) return
          const { from, to } = given
          add.mutate({
            params: { id: person.id },
            body: {
              ...{ tag, source },
              ...(from === '' ? {} : { validFrom: from }),
              ...(to === '' ? {} : { expiresOn: to }),
            },
          })
        }}
      >
        <ChoiceField
          label={say('tag.which')}
          value={given.tag}
          onValue={(next) => change({ tag: next })}
          required
          options={KeyGroup.options
            .filter((code) => !held.has(code))
            .map((code) => ({ value: code, label: kit(`group.${code}`) }))}
        />
        <ChoiceField
          label={say('tag.source')}
          value={given.source}
          onValue={(next) => change({ source: next })}
          required
          options={tagSources.map((one) => ({ value: one, label: file(`source.${one}`) }))}
        />
        <TextField
          type="date"
          label={say('tag.from')}
          value={given.from}
          onValue={(next) => change({ from: next })}
          max={today}
        />
        <TextField
          type="date"
          label={say('tag.to')}
          hint={say('tag.to.hint')}
          isOptional
          value={given.to}
          onValue={(next) => change({ to: next })}
          min={today}
        />
        <Refused problem={add.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={add.isPending}>
            {say('tag.save')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
