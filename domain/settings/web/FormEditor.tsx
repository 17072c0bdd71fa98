import { useState, type ReactNode } from 'react'
import { TextArea, TextField } from '#web/kit/Field.tsx'

/**
 * The last resort, for a kind without an editor of its own: a field per text, number and yes/no that
 * stands in the body; a list is edited as text. The server's shape has the last word.
 */
export function FormEditor({
  body,
  onBody,
  name = '',
}: {
  body: unknown
  onBody: (body: unknown) => void
  name?: string
}): ReactNode {
  if (Array.isArray(body)) return <ListField name={name} list={body} onBody={onBody} />
  if (typeof body === 'object' && body !== null) {
    const record = body as Readonly<Record<string, unknown>>
    const fields = Object.entries(record).map(([key, value]) => (
      <FormEditor
        key={key}
        name={key}
        body={value}
        onBody={(next) => onBody({ ...record, [key]: next })}
      />
    ))
    if (name === '') return fields
    return (
      <fieldset>
        <legend>{name}</legend>
        {fields}
      </fieldset>
    )
  }
  if (typeof body === 'boolean') {
    return (
      <label>
        <input type="checkbox" checked={body} onChange={(event) => onBody(event.target.checked)} />{' '}
        {name}
      </label>
    )
  }
  if (typeof body === 'number') {
    return (
      <TextField
        label={name}
        type="number"
        required
        value={String(body)}
        onValue={(typed) => onBody(Number(typed))}
      />
    )
  }
  return (
    <TextField
      label={name}
      required
      value={typeof body === 'string' ? body : ''}
      onValue={(typed) => onBody(typed)}
    />
  )
}

function ListField({
  name,
  list,
  onBody,
}: {
  name: string
  list: readonly unknown[]
  onBody: (body: unknown) => void
}): ReactNode {
  const [text, setText] = useState(() => JSON.stringify(list, null, 2))
  return (
    <TextArea
      label={name}
      rows={12}
      spellCheck={false}
      value={text}
      onValue={(typed) => {
        setText(typed)
        try {
          onBody(JSON.parse(typed))
        } catch {
          // Half a bracket is no list yet: what stood there last is kept until the text can be read.
        }
      }}
    />
  )
}
