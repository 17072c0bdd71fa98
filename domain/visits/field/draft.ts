import type { Household } from '#domain/devices/device.contract.ts'
import { firstGrade } from '../first-grade.transition.ts'

export const needs = ['health', 'money', 'children', 'work', 'home'] as const
export type Need = (typeof needs)[number]

export const kinds = ['beating', 'drinking', 'despair', 'child', 'control', 'other'] as const
export type Kind = (typeof kinds)[number]

export type Question = 'now' | 'harm' | 'weak'
export const questions: readonly Question[] = ['now', 'harm', 'weak']

/** A visit as it is being tapped in; in memory until it is sealed. */
export type Draft = {
  name: string
  date: string
  readonly personId: string | null
  /** the last visit that the list showed; null where she writes the name herself */
  readonly knew: string | null
  readonly division: string
  readonly tags: readonly string[]
  needs: Set<Need>
  isSolved: boolean
  hasHazard: boolean
  kinds: Set<Kind>
  answers: Partial<Record<Question, boolean>>
  note: string
}

export function newDraft(
  household: Household | undefined,
  on: { readonly division: string; readonly today: string },
): Draft {
  return {
    ...{ name: household?.name ?? '', date: on.today, division: on.division },
    ...{ personId: household?.personId ?? null, tags: household?.tags ?? [] },
    knew: household?.lastVisit ?? null,
    ...{ needs: new Set<Need>(), isSolved: false, hasHazard: false },
    ...{ kinds: new Set<Kind>(), answers: {}, note: '' },
  }
}

/** Once all three questions are answered. */
export function levelOf({ answers: { now, harm, weak } }: Draft): 1 | 2 | 3 | 4 | undefined {
  if (now === undefined || harm === undefined || weak === undefined) return undefined
  return firstGrade({ now, harm, weak })
}

/** What keeps it from being saved, if anything. */
export function missingIn(draft: Draft): 'missing.name' | 'missing.answers' | undefined {
  if (draft.name.trim() === '') return 'missing.name'
  return draft.hasHazard && levelOf(draft) === undefined ? 'missing.answers' : undefined
}

/**
 * The body of `visits.record`. What was pressed goes over in the office's language, whatever language
 * the phone shows; a name that is masked here stays with its file.
 * @param chinese words of a need or a kind
 */
export function visitOf(
  draft: Draft,
  chinese: (key: `need.${Need}` | `kind.${Kind}`) => string,
): Record<string, unknown> {
  const told = needs.filter((need) => draft.needs.has(need)).map((need) => chinese(`need.${need}`))
  const note = draft.note.trim()
  const found = kinds.filter((kind) => draft.kinds.has(kind)).map((kind) => chinese(`kind.${kind}`))
  const need = [told.join('、'), ...(draft.hasHazard ? [] : [note])].filter(isSaid).join('。')
  const hazard = [found.join('、'), note].filter(isSaid).join('。')
  const isSolved = draft.isSolved && need !== ''
  const isMasked = draft.name.includes('*')
  return {
    ...{ date: draft.date, division: draft.division, personId: draft.personId },
    subjectName: isMasked ? null : draft.name.trim(),
    tags: [...draft.tags],
    need: need === '' || isSolved ? null : need,
    solved: isSolved ? need : null,
    hazard: draft.hasHazard ? hazard || '有隐患' : null,
    hazardLevel: draft.hasHazard ? (levelOf(draft) ?? null) : null,
  }
}

function isSaid(text: string): boolean {
  return text !== ''
}

/** What the server gave back to be put right, in the words it was written in. */
export function returnedDraft(
  body: Readonly<Record<string, unknown>>,
  empty: Draft,
  knew: string | null = null,
): Draft {
  const text = (name: string): string => (typeof body[name] === 'string' ? body[name] : '')
  const hazard = text('hazard')
  const level = Number(body['hazardLevel'] ?? 4)
  return {
    ...empty,
    ...{ name: text('subjectName'), date: text('date'), division: text('division'), knew },
    personId: text('personId') === '' ? null : text('personId'),
    tags: Array.isArray(body['tags']) ? body['tags'].map(String) : [],
    ...{ isSolved: text('solved') !== '', hasHazard: hazard !== '' },
    answers: hazard === '' ? {} : { now: level === 1, harm: level === 2, weak: level === 3 },
    note: hazard || text('need') || text('solved'),
  }
}
