import type { OutcomeCell, OutcomeUnit } from './outcome.schema.ts'

/** Below this a cell says too much about whose it is. */
const smallestCell = 5

/** The middle of the amounts, or of a share the percentage that is so; null when they are too few. */
export function cellOf(amounts: readonly number[], unit: OutcomeUnit): OutcomeCell {
  if (amounts.length < smallestCell) return null
  const value = unit === 'percent' ? percentage(amounts) : median(amounts)
  return { value: Math.round(value * 10) / 10, count: amounts.length }
}

/**
 * The cells of one breakdown. A single hidden one could be had by taking the others from the whole,
 * so the next smallest is hidden with it.
 */
export function cellsOf(groups: readonly (readonly number[])[], unit: OutcomeUnit): OutcomeCell[] {
  const cells = groups.map((amounts) => cellOf(amounts, unit))
  const hidden = groups.filter(({ length }) => length > 0 && length < smallestCell)
  if (hidden.length !== 1) return cells
  const smallest = Math.min(...cells.map((cell) => cell?.count ?? Infinity))
  const at = cells.findIndex((cell) => cell?.count === smallest)
  return cells.map((cell, n) => (n === at ? null : cell))
}

function percentage(amounts: readonly number[]): number {
  return (100 * amounts.reduce((sum, one) => sum + one, 0)) / amounts.length
}

function median(amounts: readonly number[]): number {
  const sorted = amounts.toSorted((left, right) => left - right)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}
