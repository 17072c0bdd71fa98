import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { kitWording } from './kit.wording.ts'
import { figure } from './time.ts'
import { useWords } from './wording.ts'

const sizes = [20, 50, 100]

/** How many there are, which page this is, and how many stand on one. */
export function Pager({
  total,
  isCapped,
  count,
  address,
  change,
  children,
}: {
  total: number
  isCapped: boolean
  count: number
  address: Readonly<Record<string, string>>
  change: (part: Readonly<Record<string, string | undefined>>) => void
  children?: ReactNode
}): ReactNode {
  const say = useWords(kitWording)
  const page = Number(address['page'] ?? 1)
  const size = Number(address['size'] ?? 20)
  const hasNext = isCapped ? count === size : page * size < total
  return (
    <nav className="pager" aria-label={say('table.page', { page })}>
      <output>
        {isCapped
          ? say('table.total.capped', { total: figure(total) })
          : say('table.total', { total: figure(total) })}
      </output>
      {children}
      <span className="acts">
        {(page > 1 || hasNext) && (
          <>
            <Button
              isSmall
              aria-label={say('table.page.before')}
              hidden={page <= 1}
              onClick={() => change({ page: String(page - 1) })}
            >
              ‹ {say('table.page.before')}
            </Button>
            <span>{say('table.page', { page })}</span>
            <Button isSmall hidden={!hasNext} onClick={() => change({ page: String(page + 1) })}>
              {say('table.page.next')} ›
            </Button>
          </>
        )}
        <label className="size">
          {say('table.page.size')}
          <select value={String(size)} onChange={(event) => change({ size: event.target.value })}>
            {sizes.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      </span>
    </nav>
  )
}
