import { useEffect, useState, type MouseEvent, type ReactNode } from 'react'
import { kitWording } from './kit.wording.ts'
import type { Picks } from './picks.ts'
import type { Column } from './table.ts'
import { useWords } from './wording.ts'

/** Rows, or after 0.3 s without an answer their skeleton. */
export function TableBody<Row>({
  rows,
  columns,
  keyOf,
  chosen,
  choose,
  openRow,
  picks,
  nameOf,
}: {
  rows: readonly Row[] | undefined
  columns: readonly Column<Row>[]
  keyOf: (row: Row) => string
  chosen: number
  choose: (index: number) => void
  openRow: ((row: Row) => void) | undefined
  picks?: Picks<Row> | undefined
  nameOf?: ((row: Row) => string) | undefined
}): ReactNode {
  const say = useWords(kitWording)
  const all = columns.length + (picks === undefined ? 0 : 1)
  if (rows === undefined) return <Skeleton columns={all} />
  return (
    <tbody>
      {rows.map((row, index) => (
        <tr
          key={keyOf(row)}
          className={rowClass(index === chosen, openRow !== undefined)}
          data-row={index}
          onClick={(event) => {
            choose(index)
            if (openRow !== undefined && isPlainClick(event)) openRow(row)
          }}
        >
          {picks !== undefined && (
            <td className="pick-cell">
              <label>
                <input
                  type="checkbox"
                  className="pick"
                  aria-label={say('table.pick', { row: nameOf?.(row) ?? String(index + 1) })}
                  checked={picks.has(row)}
                  onChange={() => picks.toggle(row)}
                />
              </label>
            </td>
          )}
          {columns.map((column) => (
            <td key={column.key} className={cellClass(column)}>
              {column.cell(row)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}

function cellClass<Row>({ isNumber, isShort, width }: Column<Row>): string | undefined {
  if (isNumber === true) return 'num short'
  if (isShort === true) return 'short'
  return width === undefined ? 'long' : undefined
}

function rowClass(isChosen: boolean, isOpenable: boolean): string | undefined {
  if (isChosen) return isOpenable ? 'sel opens' : 'sel'
  return isOpenable ? 'opens' : undefined
}

/** A click on a link or button in the row is theirs; so is selecting text. */
function isPlainClick(event: MouseEvent): boolean {
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest('a, button, input, label, select') !== null) return false
  return String(window.getSelection()) === ''
}

function Skeleton({ columns }: { columns: number }): ReactNode {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), 300)
    return () => clearTimeout(timer)
  }, [])
  const places = Array.from({ length: columns }, (_nothing, index) => index)
  return (
    <tbody aria-hidden="true">
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <tr key={row} className="skeleton">
          {places.map((place) => (
            <td key={place}>
              {isLate && <i style={{ width: `${84 - ((row + place) % 3) * 18}%` }} />}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
