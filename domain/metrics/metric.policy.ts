import { covers, has, type Actor, type Role } from '#platform/access/actor.ts'
import { permitted, refuse, type Decision } from '#platform/access/decision.ts'
import type { Sensitivity } from '#platform/access/place.ts'
import type { Part } from './metric.schema.ts'

/** Those who oversee divisions. Agencies see the matters they act in, not the city's figures. */
const readers: readonly Role[] = [
  'village-executive',
  'township-officer',
  'county-officer',
  'city-officer',
  'leader',
]

/**
 * May the actor see figures of what these prefixes cover, or of all she oversees? A part is never
 * shown as the whole.
 */
export function mayReadFigures(actor: Actor, scope: readonly string[] = []): Decision {
  if (!has(actor, ...readers)) return refuse('role-not-allowed')
  if (actor.divisions.length === 0) return refuse('division-beyond-reach')
  const isWithin = scope.every((prefix) => covers(actor, prefix))
  return isWithin ? permitted : refuse('division-beyond-reach')
}

/** What the figures mean is no secret inside the house. */
export function mayReadDefinitions(actor: Actor): Decision {
  return actor.kind === 'public' ? refuse('not-signed-in') : permitted
}

/** Records of these are open to the actor wherever she oversees the division; sealed ones by name only. */
export function openSensitivities(actor: Actor): readonly Sensitivity[] {
  return actor.clearance === 'sensitive' ? ['normal', 'sensitive'] : ['normal']
}

/** Below this, a count that holds hidden records would say whose they are. */
const smallestCell = 5

/**
 * The small-cell rule: hidden records appear only in a count of at least five. A smaller one is
 * shown as if they were not there, since even "some are hidden" would tell.
 */
export function shownValue({ visible, hidden }: Part): number {
  return isTooSmall({ visible, hidden }) ? visible : visible + hidden
}

/** What is said of records that are counted and not shown. */
export function toldOfHidden(hidden: number): number | null {
  if (hidden <= 0) return 0
  return hidden < smallestCell ? null : hidden
}

/**
 * The same for a breakdown: when one row is too small, no row shows hidden records, or the total
 * minus the other rows would give that row away. What is not placed is said in one sum.
 */
export function shownRows(parts: readonly Part[]): { values: number[]; notPlaced: number } {
  if (!parts.some(isTooSmall)) {
    return { values: parts.map(({ visible, hidden }) => visible + hidden), notPlaced: 0 }
  }
  const whole = sumOf(parts)
  const values = parts.map(({ visible }) => visible)
  return { values, notPlaced: isTooSmall(whole) ? 0 : whole.hidden }
}

export function sumOf(parts: readonly Part[]): Part {
  let visible = 0
  let hidden = 0
  for (const part of parts) {
    visible += part.visible
    hidden += part.hidden
  }
  return { visible, hidden }
}

function isTooSmall({ visible, hidden }: Part): boolean {
  return hidden > 0 && visible + hidden < smallestCell
}
