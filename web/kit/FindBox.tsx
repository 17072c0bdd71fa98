import { useRef, useState, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import { TextField } from './Field.tsx'
import { kitWording } from './kit.wording.ts'
import { useWords } from './wording.ts'

/** A field and its button: what is typed is looked for; with nothing typed, the field is shown. */
export function FindBox({
  label,
  hint,
  error,
  onAsk,
}: {
  label: string
  hint?: string
  error?: string | undefined
  /** @param text trimmed; empty where nothing is to be found any more */
  onAsk: (text: string) => void
}): ReactNode {
  const say = useWords(kitWording)
  const box = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const ask = (): void => {
    onAsk(text.trim())
    if (text.trim() === '') box.current?.querySelector('input')?.focus()
  }
  return (
    <div className="beside" ref={box}>
      <TextField
        label={label}
        hint={hint}
        error={error}
        value={text}
        onValue={setText}
        maxLength={60}
        autoComplete="off"
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          ask()
        }}
      />
      <Button onClick={ask}>{say('table.search.go')}</Button>
    </div>
  )
}
