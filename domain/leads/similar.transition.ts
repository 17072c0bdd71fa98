import type { MatterStatus } from '#domain/matters/matter.schema.ts'
import type { Likeness, Similar } from './entry.contract.ts'

/** Points; two of the same dispute seldom share nothing but a name. */
const points: Readonly<Record<Likeness, number>> = {
  'same-identity': 60,
  'same-two': 50,
  'same-phone': 40,
  'same-address': 25,
  'same-name': 10,
}

/** Below this it is chance: a common name alone is not shown. */
const shownFrom = 25

/** How much speaks for the same people, at most 100. @returns nothing where it is only chance */
export function likenessOf(
  because: readonly Likeness[],
): { because: readonly Likeness[]; score: number } | undefined {
  const reasons = (Object.keys(points) as Likeness[]).filter((each) => because.includes(each))
  const score = reasons.reduce((sum, each) => sum + points[each], 0)
  return score < shownFrom ? undefined : { because: reasons, score: Math.min(score, 100) }
}

/** What fits: go on in it, open it again, or a new matter linked to it. */
export function suggestionOf(status: MatterStatus | 'lead'): Similar['suggests'] {
  switch (status) {
    case 'open':
    case 'monitoring':
      return 'attach'
    case 'closed':
      return 'reopen'
    case 'archived':
      return 'recurrence'
    case 'merged':
    case 'declined':
    case 'lead':
      return 'look'
  }
}
