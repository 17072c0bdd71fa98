import type { ReactNode } from 'react'
import { kitWording } from '#web/kit/kit.wording.ts'
import { dayOf, timeOf, useNow } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'

/** On paper only: who printed it and when, over every page. */
export function PrintMark({ name }: { name: string }): ReactNode {
  const say = useWords(kitWording)
  const now = useNow()
  const text = say('print.mark', { name, at: `${dayOf(now)} ${timeOf(now)}` })
  return (
    <div className="print-mark" aria-hidden="true">
      {[0, 1, 2, 3, 4, 5].map((place) => (
        <span key={place}>{text}</span>
      ))}
    </div>
  )
}
