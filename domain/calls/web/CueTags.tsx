import type { ReactNode } from 'react'
import type { CueCode } from '#domain/grading/cue.schema.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { useWords } from '#web/kit/wording.ts'
import { dangerCueWording } from './danger-cue.wording.ts'

/** What endangers somebody's life is red; what only makes things harder is not. */
const deadly: ReadonlySet<CueCode> = new Set<CueCode>([
  ...(['strangulation', 'threat-to-kill', 'weapon', 'dangerous-goods', 'serious-injury'] as const),
  ...(['sexual-violence', 'confinement', 'suicide-threat', 'order-breached'] as const),
])

export function CueTags({ cues }: { cues: readonly CueCode[] }): ReactNode {
  const say = useWords(dangerCueWording)
  if (cues.length === 0) return null
  return (
    <span className="call-cues">
      {cues.map((cue) => (
        <Tag key={cue} tone={deadly.has(cue) ? 'red' : 'plain'}>
          {say(cue)}
        </Tag>
      ))}
    </span>
  )
}
