import type { ReactNode } from 'react'
import { kitWording } from './kit.wording.ts'
import type { Picks } from './picks.ts'
import type { Column } from './table.ts'
import { useWords } from './wording.ts'

type Change = (part: Readonly<Record<string, string | undefined>>) => void

export function TableHead<Row>({
  columns,
  sort,
  change,
  picks,
  shown,
}: {
  columns: readonly Column<Row>[]
  sort: string | undefined
  change: Change
  picks?: Picks<Row> | undefined
  /** rows on the screen */
  shown: number
}): ReactNode {
  const say = useWords(kitWording)
  return (
    <thead>
      <tr>
        {picks !== undefined && (
          <th scope="col" className="pick-cell">
            <input
              type="checkbox"
              className="pick"
              aria-label={say('table.pick-all')}
              checked={shown > 0 && picks.rows.length === shown}
              disabled={shown === 0}
              onChange={picks.toggleAll}
            />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            style={column.width === undefined ? undefined : { width: column.width }}
            className={column.isNumber === true ? 'num' : undefined}
            aria-sort={orderOf(column.sort, sort)}
          >
            <Head column={column} sort={sort} change={change} />
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Head<Row>({
  column,
  sort,
  change,
}: {
  column: Column<Row>
  sort: string | undefined
  change: Change
}): ReactNode {
  const say = useWords(kitWording)
  const name = column.sort
  if (name === undefined) return column.head
  const order = orderOf(name, sort)
  return (
    <button
      type="button"
      className="sort"
      title={say('table.sort', { column: column.head })}
      onClick={() => change({ sort: order === 'descending' ? name : `-${name}` })}
    >
      {column.head}
      <span aria-hidden="true">
        {order === undefined ? '' : order === 'ascending' ? ' ↑' : ' ↓'}
      </span>
    </button>
  )
}

function orderOf(
  name: string | undefined,
  sort: string | undefined,
): 'ascending' | 'descending' | undefined {
  if (name === undefined || sort === undefined) return undefined
  if (sort === name) return 'ascending'
  return sort === `-${name}` ? 'descending' : undefined
}
