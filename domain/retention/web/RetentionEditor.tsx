import type { ReactNode } from 'react'
import { TextField } from '#web/kit/Field.tsx'
import { useWords } from '#web/kit/wording.ts'
import type { RetentionRules } from '../retention.schema.ts'
import { retentionWording } from './retention.wording.ts'

/** How long a matter is kept. The server's shape has the last word. */
export function RetentionEditor({
  body,
  onBody,
}: {
  body: unknown
  onBody: (body: unknown) => void
}): ReactNode {
  const say = useWords(retentionWording)
  const { matterYears } = body as RetentionRules
  return (
    <TextField
      type="number"
      label={say('years')}
      hint={say('years.hint')}
      required
      min={3}
      max={100}
      value={String(matterYears)}
      onValue={(typed) => onBody({ matterYears: Number(typed) })}
    />
  )
}
