import { useEffect, useState } from 'react'

/**
 * ↑ and ↓ choose a row, Enter does what the row asks for, O opens it, X or the space bar picks it for
 * an act on many; keys typed into a field or pressed in a dialog are not ours.
 */
export function useRowKeys<Row>(
  rows: readonly Row[] | undefined,
  enter: (row: Row) => void,
  open: (row: Row) => void = enter,
  pick?: (row: Row) => void,
): [number, (index: number) => void] {
  const [chosen, setChosen] = useState(-1)
  const count = rows?.length ?? 0
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!isFree(event) || rows === undefined) return
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (step !== 0 && count > 0) {
        event.preventDefault()
        const next = Math.min(count - 1, Math.max(0, chosen + step))
        setChosen(next)
        document.querySelector(`tr[data-row="${next}"]`)?.scrollIntoView({ block: 'nearest' })
      }
      const row = rows[chosen]
      if (event.key === 'Enter' && row !== undefined) enter(row)
      if (event.key === 'o' && row !== undefined) open(row)
      if (pick !== undefined && row !== undefined && isPick(event)) {
        // The space bar would scroll the page.
        event.preventDefault()
        pick(row)
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [rows, count, chosen, enter, open, pick])
  return [chosen < count ? chosen : -1, setChosen]
}

/** A tick box that has the focus takes the space bar itself. */
function isPick({ key, target }: KeyboardEvent): boolean {
  return key === 'x' || (key === ' ' && !(target instanceof HTMLInputElement))
}

/** True when a key belongs to the page and not to a control that has the focus. */
export function isFree(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
  if (document.querySelector('dialog[open]') !== null) return false
  const where = event.target instanceof Element ? event.target : null
  if (where?.matches('input.pick') === true) return event.key !== 'Enter'
  return where?.closest('input, textarea, select, button, a, summary, [contenteditable]') === null
}
