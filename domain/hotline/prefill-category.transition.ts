import type { Category } from '#domain/leads/category.schema.ts'
import { isDenied, plainOfDenials } from '#platform/text/told-scope.ts'
import { conflict, isNothing } from './prefill-nothing.transition.ts'
import { isOfThings, type Circumstances } from './prefill-thing.transition.ts'
import { topics } from './prefill-topic.transition.ts'
import { dating, schooling, strays, unknown, upbringing } from './prefill-sign.transition.ts'
import { weigh } from './prefill-weighing.transition.ts'
import type { Span } from './prefill.schema.ts'

/**
 * First-level category by weighing words and people.
 * @returns `other` without words where nothing in the text is a matter
 */
export function toldCategory(text: string, at: Circumstances): Span & { readonly value: Category } {
  const nothing = { value: 'other', from: 0, to: 0 } as const
  const plain = plainOfDenials(text)
  const scores = new Map<Category, number>()
  const places = new Map<Category, Span>()
  for (const { category, weight, tells } of topics) {
    const found = new Set(
      [...text.matchAll(new RegExp(tells, 'g'))].flatMap(({ 0: word, index }) => {
        if (isDenied(plain, index, index + word.length)) return []
        if (!places.has(category)) places.set(category, { from: index, to: index + word.length })
        return [word]
      }),
    )
    scores.set(category, (scores.get(category) ?? 0) + weight * Math.min(found.size, 3))
  }
  const strongest = Math.max(...scores.values())
  if (isNothing(text, at, strongest)) return nothing
  const value = decided(text, at, scores)
  if (value === undefined) return nothing
  return { value, ...(places.get(value) ?? { from: 0, to: Math.min(text.length, 1) }) }
}

function decided(
  text: string,
  at: Circumstances,
  scores: Map<Category, number>,
): Category | undefined {
  if (at.isMinorAnchor) {
    return schooling.test(text) &&
      !at.hasViolence &&
      !at.isIll &&
      !upbringing.test(text) &&
      !strays.test(text)
      ? 'education-culture'
      : 'children'
  }
  const isDating = at.isDating && dating.test(text)
  if (at.isByKin && at.hasViolence && at.hasFamily && !isDating && !isOfThings(text, at)) {
    return 'marriage-family'
  }
  weigh(scores, at, text)
  const [best] = [...scores].toSorted((left, right) => right[1] - left[1])
  const isFaint =
    best !== undefined &&
    best[0] === 'person-dignity' &&
    best[1] < 5 &&
    !at.isDating &&
    !at.hasDanger &&
    !at.hasViolence &&
    !at.hasOutsider
  if (best !== undefined && best[1] >= 3 && !isFaint) return best[0]
  if (at.hasFamily && (at.hasDanger || at.hasViolence)) return 'marriage-family'
  if (
    at.hasViolence &&
    !at.hasOutsider &&
    !at.isDating &&
    !at.isByOutsider &&
    !unknown.test(text)
  ) {
    return 'marriage-family'
  }
  if (at.hasYoung && !at.hasCouple) return 'children'
  if (at.hasFamily) return 'marriage-family'
  if (at.hasDanger || at.hasViolence || at.hasOutsider) return 'person-dignity'
  if (at.hasMinor) return 'children'
  if (!/打听|请问/.test(text) && /偷|怕|欺|难受|骗|逼|摸|躲|威胁|跟着/.test(text)) {
    return 'person-dignity'
  }
  return /老公|儿子|女儿|爸|妈|他|她/.test(text) && conflict.test(text)
    ? 'marriage-family'
    : undefined
}
