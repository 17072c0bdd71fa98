import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { ChoiceField, TextField } from '#web/kit/Field.tsx'
import { useWords } from '#web/kit/wording.ts'
import type { SettingKind } from '../setting.schema.ts'
import { choiceName, choicesOf, fieldName, type FieldPath } from './field-name.ts'
import { fieldWording } from './field.wording.ts'
import { settingWording } from './setting.wording.ts'

type Part<Body> = {
  readonly kind: SettingKind
  readonly path: FieldPath
  readonly body: Body
  readonly onBody: (body: Body) => void
}

/**
 * For a kind without an editor of its own: a field per text, number and yes/no that stands in the
 * body, a box per group and record. The server's shape has the last word.
 */
export function FormEditor({ kind, path, body, onBody }: Part<unknown>): ReactNode {
  const say = useWords(fieldWording)
  if (Array.isArray(body)) {
    return body.some((one) => typeof one === 'object') ? (
      <RecordList {...{ kind, path, body, onBody }} />
    ) : (
      <PlainList {...{ kind, path, body, onBody }} />
    )
  }
  if (typeof body === 'object' && body !== null) {
    const record = body as Readonly<Record<string, unknown>>
    const fields = Object.entries(record).map(([key, value]) => (
      <FormEditor
        key={key}
        kind={kind}
        path={[...path, key]}
        body={value}
        onBody={(next) => onBody({ ...record, [key]: next })}
      />
    ))
    if (path.length === 0) return <Whole body={body}>{fields}</Whole>
    return (
      <fieldset className="field-group">
        <legend>{groupName(fieldName(say, kind, path), path, record)}</legend>
        {fields}
      </fieldset>
    )
  }
  return <Leaf {...{ kind, path, body, onBody }} />
}

/** A record of a list is called by its place and, where it has one, its name. */
function groupName(
  name: string | undefined,
  path: FieldPath,
  record: Readonly<Record<string, unknown>>,
): string {
  const last = path.at(-1) ?? ''
  if (!/^\d+$/.test(last)) return name ?? last
  const own = typeof record['zh'] === 'string' ? ` · ${record['zh']}` : ''
  return `${Number(last) + 1}${own}`
}

/** Spans of time are written alike everywhere; how is said once. */
function Whole({ body, children }: { body: object; children: ReactNode }): ReactNode {
  const say = useWords(settingWording)
  const hasSpans = /"\d+(?:m|h|d|wd)"/.test(JSON.stringify(body))
  return (
    <>
      {hasSpans && <p className="hint">{say('duration.hint')}</p>}
      {children}
    </>
  )
}

function Leaf({ kind, path, body, onBody }: Part<unknown>): ReactNode {
  const say = useWords(fieldWording)
  const label = fieldName(say, kind, path) ?? path.at(-1) ?? ''
  const codes = choicesOf(path)
  if (typeof body === 'boolean') {
    return (
      <label className="tick">
        <input type="checkbox" checked={body} onChange={(event) => onBody(event.target.checked)} />{' '}
        {label}
      </label>
    )
  }
  if (typeof body === 'number') {
    return (
      <TextField
        label={label}
        type="number"
        required
        value={String(body)}
        onValue={(typed) => onBody(Number(typed))}
      />
    )
  }
  const value = typeof body === 'string' ? body : ''
  if (codes !== undefined) {
    return (
      <ChoiceField
        label={label}
        options={codes.map((code) => ({ value: code, label: choiceName(say, code) }))}
        value={value}
        onValue={onBody}
      />
    )
  }
  const type = /^\d\d:\d\d$/.test(value) ? 'time' : 'text'
  return <TextField label={label} type={type} required value={value} onValue={onBody} />
}

/** Words or numbers one after the other; ticks where they are chosen from a few. */
function PlainList({ kind, path, body, onBody }: Part<readonly unknown[]>): ReactNode {
  const say = useWords(fieldWording)
  const label = fieldName(say, kind, path) ?? path.at(-1) ?? ''
  const codes = choicesOf(path)
  const [text, setText] = useState(() => body.map(String).join('、'))
  const isOfNumbers = body.length > 0 && body.every((one) => typeof one === 'number')
  if (codes !== undefined) {
    return (
      <fieldset className="field-group">
        <legend>{label}</legend>
        {codes.map((code) => (
          <label key={code} className="tick">
            <input
              type="checkbox"
              checked={body.includes(code)}
              onChange={({ target }) =>
                onBody(codes.filter((one) => (one === code ? target.checked : body.includes(one))))
              }
            />{' '}
            {choiceName(say, code)}
          </label>
        ))}
      </fieldset>
    )
  }
  return (
    <TextField
      label={label}
      hint={say('list.hint')}
      value={text}
      onValue={(typed) => {
        setText(typed)
        const parts = typed.split(/[、，,;；\s]+/).filter((part) => part !== '')
        onBody(isOfNumbers ? parts.map(Number) : parts)
      }}
    />
  )
}

/** Records one below the other. A new one begins as a copy of the last. */
function RecordList({ kind, path, body, onBody }: Part<readonly unknown[]>): ReactNode {
  const say = useWords(fieldWording)
  const [round, setRound] = useState(0)
  const replace = (next: readonly unknown[]): void => {
    // Their places have changed, so that what is typed in them must not stay at its place.
    setRound(round + 1)
    onBody(next)
  }
  return (
    <fieldset className="field-group">
      <legend>{fieldName(say, kind, path) ?? path.at(-1)}</legend>
      {body.map((record, at) => (
        // A record is known by its place alone.
        <div key={`${round} ${String(at)}`} className="record">
          <FormEditor
            kind={kind}
            path={[...path, String(at)]}
            body={record}
            onBody={(next) => onBody(body.map((one, n) => (n === at ? next : one)))}
          />
          <Button onClick={() => replace(body.filter((_, n) => n !== at))}>
            {say('list.remove')}
          </Button>
        </div>
      ))}
      <Button onClick={() => replace([...body, body.at(-1)])}>{say('list.add')}</Button>
    </fieldset>
  )
}
