import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { TextArea, TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { writeSettingContract } from '../setting.contract.ts'
import type { SettingKind } from '../setting.schema.ts'
import { BodyEditor } from './BodyEditor.tsx'
import { Differences } from './Differences.tsx'
import { settingWording } from './setting.wording.ts'

/** A new version: the body in its editor, what it changes, why, and from when. */
export function SettingForm({
  kind,
  body: begun,
  basedOn,
  onClose,
  done,
}: {
  kind: SettingKind
  body: unknown
  basedOn: number
  onClose: () => void
  done: () => void
}): ReactNode {
  const say = useWords(settingWording)
  const kit = useWords(kitWording)
  const [body, setBody] = useState(begun)
  const [note, setNote] = useState('')
  const [at, setAt] = useState('')
  const write = useCommand(writeSettingContract, { refresh: ['settings.'], done })
  return (
    <form
      className="form setting-form"
      aria-label={say('change.title')}
      onSubmit={(event) => {
        event.preventDefault()
        // What is typed is Shanghai's time, wherever the machine stands.
        const effectiveAt = at === '' ? {} : { effectiveAt: `${at}:00+08:00` }
        write.mutate({ params: { kind }, body: { body, note, basedOn, ...effectiveAt } })
      }}
    >
      <h2>{say('change.title')}</h2>
      <BodyEditor kind={kind} body={body} onBody={setBody} />
      <h3>{say('changed.now')}</h3>
      <Differences kind={kind} before={begun} after={body} />
      <TextArea
        label={say('note')}
        hint={say('note.hint')}
        required
        rows={2}
        minLength={2}
        maxLength={1000}
        value={note}
        onValue={setNote}
      />
      <TextField
        label={say('effective')}
        hint={say('effective.hint')}
        isOptional
        type="datetime-local"
        value={at}
        onValue={setAt}
      />
      <Refused problem={write.error} />
      {write.error?.code === 'edited-meanwhile' && (
        <p className="refused" role="alert">
          {say('edited')}
        </p>
      )}
      <div className="acts">
        <Button tone="go" type="submit" aria-busy={write.isPending}>
          {say('save')}
        </Button>
        <Button onClick={onClose}>{kit('cancel')}</Button>
      </div>
    </form>
  )
}
