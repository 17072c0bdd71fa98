import type { ReactNode } from 'react'
import { LinkButton } from './Button.tsx'
import type { DraftHandle } from './drafts.ts'
import { kitWording } from './kit.wording.ts'
import { timeOf } from './time.ts'
import { useWords } from './wording.ts'

/** Under a form: what is saved and when; where it was continued, the way to begin anew. */
export function DraftLine<T>({ draft }: { draft: DraftHandle<T> }): ReactNode {
  const say = useWords(kitWording)
  if (draft.savedAt === undefined) return null
  return (
    <output className="meta draft-line">
      {draft.isContinued && say('saved.continued')} {say('saved-at', { at: timeOf(draft.savedAt) })}{' '}
      <LinkButton onClick={draft.clear}>{say('saved.restart')}</LinkButton>
    </output>
  )
}
