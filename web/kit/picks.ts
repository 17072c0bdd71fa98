import { useCallback, useMemo, useState } from 'react'

/** Rows chosen for one act on all of them. */
export type Picks<Row> = {
  readonly rows: readonly Row[]
  readonly has: (row: Row) => boolean
  readonly toggle: (row: Row) => void
  /** all that are on the screen, or none of them */
  readonly toggleAll: () => void
  readonly clear: () => void
}

/** Only what is on the screen counts as chosen: nothing happens to a row that nobody sees. */
export function usePicks<Row>(
  shown: readonly Row[] | undefined,
  keyOf: (row: Row) => string,
): Picks<Row> {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => pickedOf(shown ?? [], keys, keyOf), [shown, keys, keyOf])
  const toggle = useCallback(
    (row: Row) => setKeys((before) => toggled(before, keyOf(row))),
    [keyOf],
  )
  return {
    rows,
    has: (row) => keys.has(keyOf(row)),
    toggle,
    toggleAll: () => setKeys(allOrNone(shown ?? [], rows, keyOf)),
    clear: () => setKeys(new Set()),
  }
}

export function pickedOf<Row>(
  shown: readonly Row[],
  keys: ReadonlySet<string>,
  keyOf: (row: Row) => string,
): Row[] {
  return shown.filter((row) => keys.has(keyOf(row)))
}

export function toggled(keys: ReadonlySet<string>, key: string): Set<string> {
  const after = new Set(keys)
  if (!after.delete(key)) after.add(key)
  return after
}

export function allOrNone<Row>(
  shown: readonly Row[],
  picked: readonly Row[],
  keyOf: (row: Row) => string,
): Set<string> {
  return new Set(picked.length === shown.length ? [] : shown.map(keyOf))
}
