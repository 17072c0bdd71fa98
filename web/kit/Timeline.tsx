import type { ReactNode } from 'react'
import { Stamp, type StampTone } from './Stamp.tsx'
import { exactly, shortDay, timeOf, useNow } from './time.ts'

export type TimelineEntry = {
  readonly id: string
  readonly at: string
  /** one character: 访 转 令 */
  readonly sign: string
  readonly tone?: StampTone
  readonly title: string
  /** who, from where */
  readonly by: string
  readonly text?: ReactNode
}

/** What happened, newest first. Red only for what endangers a person. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }): ReactNode {
  const now = useNow()
  return (
    <ol className="timeline">
      {entries.map(({ id, at, sign, tone = 'plain', title, by, text }) => (
        <li key={id} className={tone === 'red' ? 'ev breach' : 'ev'}>
          <time dateTime={at} title={exactly(at)}>
            <b>{shortDay(at, now)}</b>
            {timeOf(at)}
          </time>
          <Stamp sign={sign} tone={tone} />
          <div>
            <h3>
              {title}
              <span className="meta">{by}</span>
            </h3>
            {text !== undefined && text !== '' && <div className="ev-text">{text}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
