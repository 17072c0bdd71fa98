import type { ReactNode } from 'react'
import type { Problem } from '#web/client.ts'
import { Button } from './Button.tsx'
import { Choices, Ticks } from './Choices.tsx'
import { Conflict } from './Conflict.tsx'
import { Dialog } from './Dialog.tsx'
import { DraftLine } from './DraftLine.tsx'
import { useDraft } from './drafts.ts'
import { ChoiceField, TextArea, TextField } from './Field.tsx'
import type { FieldSpec, Values } from './field-spec.ts'
import { kitWording } from './kit.wording.ts'
import { Refused } from './Refused.tsx'
import { wordsOfFields } from './two-versions.ts'
import { useWords } from './wording.ts'

/** A dialog that asks for a few fields; what is being written outlives it. */
export function FieldsForm({
  name,
  title,
  about,
  fields,
  problem,
  isPending,
  conflict,
  onSend,
  onClose,
}: {
  /** of the draft */
  name: string
  title: string
  about?: string | undefined
  fields: readonly FieldSpec[]
  problem: Problem | null
  isPending: boolean
  /** somebody else was faster: what stands there now, and what to do when that is left as it is */
  conflict?: { readonly theirs: string; readonly onTheirs: () => void } | undefined
  onSend: (values: Values, clear: () => void) => void
  onClose: () => void
}): ReactNode {
  const kit = useWords(kitWording)
  const empty: Values = Object.fromEntries(fields.map(({ key, initial = '' }) => [key, initial]))
  const draft = useDraft<Values>(name, title, empty)
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          onSend(draft.value, draft.clear)
        }}
      >
        {about !== undefined && <p className="dim">{about}</p>}
        {fields.map((field) => (
          <OneField
            key={field.key}
            field={field}
            value={draft.value[field.key] ?? ''}
            onValue={(value) => draft.change({ [field.key]: value })}
          />
        ))}
        <Refused problem={problem} />
        {conflict !== undefined && (
          <Conflict
            mine={wordsOfFields(fields, draft.value)}
            theirs={conflict.theirs}
            onMine={() => onSend(draft.value, draft.clear)}
            onTheirs={() => {
              draft.clear()
              conflict.onTheirs()
            }}
          />
        )}
        {conflict === undefined && (
          <div className="acts">
            <Button tone="go" type="submit" aria-busy={isPending}>
              {title}
            </Button>
            <Button onClick={onClose}>{kit('cancel')}</Button>
          </div>
        )}
        <DraftLine draft={draft} />
      </form>
    </Dialog>
  )
}

export function OneField({
  field,
  value,
  onValue,
}: {
  field: FieldSpec
  value: string
  onValue: (value: string) => void
}): ReactNode {
  const { label, hint, options = [], isOptional = false, longest = 1_000 } = field
  const about = { label, hint, isOptional, value, onValue, required: !isOptional }
  switch (field.kind) {
    case 'text':
      return <TextField {...about} maxLength={longest} />
    case 'area':
      return <TextArea {...about} maxLength={longest} rows={longest > 2_000 ? 10 : 4} />
    case 'moment':
      return <TextField {...about} type="datetime-local" />
    case 'day':
      return <TextField {...about} type="date" />
    case 'choice':
      return <ChoiceField {...about} options={options} />
    case 'few':
      return (
        <Choices legend={label} hint={hint} options={options} value={value} onValue={onValue} />
      )
    case 'ticks':
      return (
        <Ticks
          legend={label}
          options={options}
          values={value === '' ? [] : value.split(',')}
          onValues={(values) => onValue(values.join(','))}
        />
      )
  }
}

/** What a `moment` field holds, as an instant: offices write the time of Asia/Shanghai. */
export function instantOf(value: string): string {
  return `${value}:00+08:00`
}
