import type { ReactNode } from 'react'
import { LinkButton } from './Button.tsx'
import { kitWording } from './kit.wording.ts'
import { narrowingsOf, type Filter, type View } from './table.ts'
import { useWords } from './wording.ts'

/** No rows: says under which conditions, and offers each of them to be left out. */
export function NothingFound({
  filters,
  views,
  conditions,
  change,
}: {
  filters: readonly Filter[]
  views: readonly View[]
  conditions: Readonly<Record<string, string>>
  change: (part: Readonly<Record<string, string | undefined>>) => void
}): ReactNode {
  const say = useWords(kitWording)
  const named = narrowingsOf(conditions, filters, views, say('table.empty.other'))
  if (named.length === 0) return <p className="nothing">{say('table.empty')}</p>
  return (
    <div className="nothing">
      <p>
        <b>
          {say('table.empty.filtered', { conditions: named.map(({ text }) => text).join(' · ') })}
        </b>
      </p>
      <p className="dim">{say('table.empty.meaning')}</p>
      <p className="acts">
        {named.map(({ names, text }) => (
          <LinkButton
            key={names.join(' ')}
            onClick={() => change(Object.fromEntries(names.map((name) => [name, ''])))}
          >
            {say('table.empty.without', { condition: text })}
          </LinkButton>
        ))}
      </p>
    </div>
  )
}
