import type { ReactNode } from 'react'

export type StampTone = 'plain' | 'doc' | 'red' | 'assumed'

/** One character names the kind of thing; the full words must stand beside it. */
export function Stamp({ sign, tone = 'plain' }: { sign: string; tone?: StampTone }): ReactNode {
  return (
    <span className={tone === 'plain' ? 'stamp' : `stamp ${tone}`} aria-hidden="true">
      {sign}
    </span>
  )
}

export type TagTone = 'plain' | 'due' | 'over' | 'red' | 'plum'

/** A word in a frame. `red` only where a person is in danger, `due` and `over` only for work due. */
export function Tag({
  tone = 'plain',
  children,
}: {
  tone?: TagTone
  children: ReactNode
}): ReactNode {
  return <span className={tone === 'plain' ? 'tag' : `tag ${tone}`}>{children}</span>
}
