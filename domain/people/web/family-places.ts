import type { Family } from '../relation.contract.ts'

type Place = { readonly x: number; readonly y: number }

/** Rings around the one in the middle: one step, then two. In the order they came, so it is stable. */
export function placesOf({ nodes }: Family): {
  readonly width: number
  readonly height: number
  readonly at: ReadonlyMap<string, Place>
} {
  const isWide = nodes.some(({ distance }) => distance === 2)
  const [width, height] = isWide ? [640, 440] : [480, 260]
  const at = new Map<string, Place>()
  for (const step of [0, 1, 2]) {
    const ring = nodes.filter(({ distance }) => distance === step)
    const reach = step === 0 ? 0 : isWide ? step / 2 : 1
    for (const [turn, { id }] of ring.entries()) {
      // half a step on from the ring inside, so that lines do not cover each other
      const angle = ((turn + step / 2) / ring.length) * 2 * Math.PI - Math.PI / 2
      at.set(id, {
        x: Math.round(width / 2 + Math.cos(angle) * (width / 2 - 56) * reach),
        y: Math.round(height / 2 + Math.sin(angle) * (height / 2 - 24) * reach),
      })
    }
  }
  return { width, height, at }
}
