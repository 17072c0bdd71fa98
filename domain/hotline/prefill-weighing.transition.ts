import type { Category } from '#domain/leads/category.schema.ts'
import { conflict } from './prefill-nothing.transition.ts'
import {
  byOthers,
  poorAndIll,
  atSchool,
  betrothed,
  byFamily,
  care,
  dispute,
  elders,
  exposed,
  grievance,
  indecent,
  isNeedy,
  keeps,
  orphaned,
  raising,
  schooling,
  squanders,
  strays,
  support,
  teaches,
  touching,
  trafficking,
  upbringing,
  wages,
  withheld,
  workplace,
} from './prefill-sign.transition.ts'
import { atWork, isOfThings, widowed, type Circumstances } from './prefill-thing.transition.ts'

/** What is added to a category, or taken from it, where something is so. */
type Weighing = {
  readonly category: Category
  readonly weight: number
  readonly when: (at: Circumstances, text: string) => boolean
}

const weighings: readonly Weighing[] = [
  {
    category: 'labour-security',
    weight: 9,
    when: (at, text) => !at.hasViolence && teaches.test(text),
  },
  {
    category: 'education-culture',
    weight: 2,
    when: (at, text) => !at.hasViolence && !teaches.test(text) && schooling.test(text),
  },
  {
    category: 'education-culture',
    weight: 7,
    when: (at, text) =>
      !at.hasViolence &&
      !teaches.test(text) &&
      schooling.test(text) &&
      !(at.hasCouple && conflict.test(text)),
  },
  {
    category: 'education-culture',
    weight: 9,
    when: (at, text) =>
      new Set(text.match(new RegExp(atSchool, 'g')) ?? []).size > 1 &&
      !teaches.test(text) &&
      !at.hasViolence &&
      !at.hasCouple &&
      !at.isPersecuted &&
      !upbringing.test(text),
  },
  { category: 'children', weight: -5, when: (at) => at.hasViolence },
  { category: 'property', weight: 9, when: (at, text) => at.hasViolence && isOfThings(text, at) },
  { category: 'property', weight: 8, when: (at, text) => !at.hasViolence && isOfThings(text, at) },
  {
    category: 'labour-security',
    weight: 24,
    when: (at, text) =>
      at.hasViolence &&
      at.isByOutsider &&
      wages.test(text) &&
      !touching.test(text) &&
      !widowed.test(text),
  },
  {
    category: 'labour-security',
    weight: 14,
    when: (at, text) => care.test(text) && !at.hasViolence && !withheld.test(text),
  },
  {
    category: 'labour-security',
    weight: 6,
    when: (at, text) =>
      isNeedy.test(text) &&
      !at.hasViolence &&
      !at.hasDanger &&
      !(at.hasCouple && conflict.test(text) && !grievance.test(text)),
  },
  {
    category: 'labour-security',
    weight: -7,
    when: (at, text) =>
      at.hasCouple && !at.hasViolence && conflict.test(text) && /不(?:让|准)我/.test(text),
  },
  {
    category: 'labour-security',
    weight: 12,
    when: (at, text) =>
      !at.hasViolence && poorAndIll.test(text) && !(at.hasFamily && conflict.test(text)),
  },
  { category: 'person-dignity', weight: 12, when: (at) => at.isByOutsider },
  {
    category: 'person-dignity',
    weight: -6,
    when: (at, text) =>
      at.hasCouple &&
      !at.hasOutsider &&
      !at.isByOutsider &&
      !at.isDating &&
      (!at.isIll || dispute.test(text)),
  },
  { category: 'person-dignity', weight: 14, when: (_at, text) => trafficking.test(text) },
  {
    category: 'person-dignity',
    weight: 14,
    when: (at, text) =>
      exposed.test(text) && !byFamily.test(text) && (!at.hasCouple || byOthers.test(text)),
  },
  { category: 'person-dignity', weight: 8, when: (at) => at.isDating },
  {
    category: 'person-dignity',
    weight: 10,
    when: (at, text) => at.isIll && !at.hasViolence && !dispute.test(text) && !schooling.test(text),
  },
  {
    category: 'person-dignity',
    weight: 6,
    when: (at, text) => isAccused(at, text) && at.hasCouple,
  },
  {
    category: 'person-dignity',
    weight: 10,
    when: (at, text) => isAccused(at, text) && !at.hasCouple,
  },
  {
    category: 'labour-security',
    weight: -6,
    when: (at, text) => isAccused(at, text) && !at.hasCouple,
  },
  { category: 'marriage-family', weight: -8, when: (at) => at.isByOutsider },
  {
    category: 'marriage-family',
    weight: 12,
    when: (at, text) =>
      at.hasFamily && (withheld.test(text) || (elders.test(text) && conflict.test(text))),
  },
  {
    category: 'marriage-family',
    weight: 10,
    when: (at, text) => at.hasCouple && squanders.test(text),
  },
  { category: 'marriage-family', weight: 16, when: (at, text) => at.hasFamily && keeps.test(text) },
  { category: 'marriage-family', weight: 3, when: (_at, text) => support.test(text) },
  {
    category: 'marriage-family',
    weight: 5,
    when: (at, text) => support.test(text) && (at.hasCouple || at.isFormer),
  },
  {
    category: 'marriage-family',
    weight: 9,
    when: (at) => at.hasFamily && at.hasViolence && !at.isDating && !at.isByOutsider,
  },
  {
    category: 'marriage-family',
    weight: 6,
    when: (at, text) => at.hasCouple && !at.isDating && conflict.test(text),
  },
  {
    category: 'marriage-family',
    weight: 12,
    when: (at, text) => at.isDating && betrothed.test(text),
  },
  {
    category: 'marriage-family',
    weight: -4,
    when: (at, text) => at.isDating && !betrothed.test(text),
  },
  {
    category: 'children',
    weight: 14,
    when: (at, text) => !at.hasViolence && !at.isIll && raising.test(text),
  },
  { category: 'children', weight: 18, when: (at, text) => at.hasMinor && strays.test(text) },
  {
    category: 'children',
    weight: 12,
    when: (_at, text) => /孤儿|事实无人抚养|困境儿童/.test(text),
  },
  { category: 'children', weight: 18, when: (at, text) => at.hasYoung && orphaned.test(text) },
  {
    category: 'children',
    weight: 10,
    when: (at, text) => !at.hasViolence && /上(?:不了)?户口|落户|出生证/.test(text),
  },
  { category: 'children', weight: -4, when: (at) => !at.hasMinor && !at.hasYoung },
  {
    category: 'children',
    weight: 5,
    when: (at, text) =>
      at.hasYoung && at.hasMinor && !at.hasCouple && !at.hasViolence && !support.test(text),
  },
]

/** Somebody outside the family hunts, hurts or insults. */
function isAccused(at: Circumstances, text: string): boolean {
  return at.hasOutsider && (at.isPersecuted || at.hasViolence || indecent.test(text))
}

/** Adds to the scores of the words what the people and the form of the matter say. */
export function weigh(scores: Map<Category, number>, at: Circumstances, text: string): void {
  const scoreOf = (category: Category): number => scores.get(category) ?? 0
  if (!at.hasViolence) confirm(scores, at, text)
  if (!at.hasViolence && atWork.test(text) && !widowed.test(text)) {
    // what an employer owes is no quarrel over things
    const things = scoreOf('property')
    scores.set('labour-security', scoreOf('labour-security') + (things > 0 ? things + 3 : 0))
    scores.set('property', 0)
  }
  for (const { category, weight, when } of weighings) {
    if (when(at, text)) scores.set(category, scoreOf(category) + weight)
  }
}

/** Words that name a matter of offices count more, unless the family quarrels. */
function confirm(scores: Map<Category, number>, at: Circumstances, text: string): void {
  const isAtWork = workplace.test(text) && (!at.hasCouple || grievance.test(text))
  const isQuarrel = at.hasFamily && conflict.test(text) && !isAtWork
  if (isQuarrel || at.isDating) return
  for (const category of [
    'labour-security',
    'property',
    'political',
    'education-culture',
  ] as const) {
    if (category === 'education-culture' && teaches.test(text)) continue
    const score = scores.get(category) ?? 0
    if (score >= 5) scores.set(category, score + 7)
  }
}
