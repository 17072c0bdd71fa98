import type { Family } from '../relation.contract.ts'

type Place = { readonly x: number; readonly y: number }

/** The box that a name stands in. */
export const box = { width: 104, height: 32 } as const
const row = 46
/** from the middle of one column to the middle of the next: the words of a line have room between */
const column = box.width + 84

/**
 * The one in the middle, her nearest in a column at either hand, theirs in a column beyond, beside
 * whom they belong to. In the order they came, so it is stable; fifteen relatives are seven rows.
 */
export function placesOf({ nodes, edges }: Family): {
  readonly width: number
  readonly height: number
  readonly at: ReadonlyMap<string, Place>
} {
  const near = nodes.filter(({ distance }) => distance === 1).map(({ id }) => id)
  const left = near.filter((_, turn) => turn % 2 === 0)
  const right = near.filter((_, turn) => turn % 2 === 1)
  const far = nodes.filter(({ distance }) => distance === 2).map(({ id }) => id)
  const farLeft = [...new Set(left.flatMap((id) => beside(id, far, edges)))]
  const farRight = far.filter((id) => !farLeft.includes(id))
  const columns = [farLeft, left, [], right, farRight]
  const reach = farLeft.length > 0 || farRight.length > 0 ? 2 : 1
  const rows = Math.max(2, ...columns.map(({ length }) => length))
  const width = 2 * reach * column + box.width + 8
  const height = rows * row + 12
  const at = new Map<string, Place>()
  for (const [place, ids] of columns.entries()) {
    for (const [turn, id] of ids.entries()) {
      at.set(id, {
        x: width / 2 + (place - 2) * column,
        y: height / 2 + (turn - (ids.length - 1) / 2) * row,
      })
    }
  }
  const middle = nodes.find(({ distance }) => distance === 0)
  if (middle !== undefined) at.set(middle.id, { x: width / 2, y: height / 2 })
  return { width, height, at }
}

function beside(id: string, far: readonly string[], edges: Family['edges']): string[] {
  return far.filter((other) =>
    edges.some(
      ({ personId, otherId }) =>
        (personId === id && otherId === other) || (personId === other && otherId === id),
    ),
  )
}
