import type { ReactNode } from 'react'
import { Dialog } from '#web/kit/Dialog.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useWords } from '#web/kit/wording.ts'

const keys = [
  ['keys.find', ['Ctrl', 'K']],
  ['keys.rows', ['↑', '↓']],
  ['keys.next', ['Enter']],
  ['keys.open', ['O']],
  ['keys.help', ['?']],
] as const

export function KeysDialog({ onClose }: { onClose: () => void }): ReactNode {
  const say = useWords(kitWording)
  return (
    <Dialog title={say('keys')} onClose={onClose}>
      <dl className="keys-list">
        {keys.map(([word, marks]) => (
          <div key={word}>
            <dt>
              {marks.map((mark) => (
                <kbd key={mark}>{mark}</kbd>
              ))}
            </dt>
            <dd>{say(word)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
