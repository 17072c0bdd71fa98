import { z } from 'zod'

const text = (most: number): z.ZodDefault<z.ZodString> => z.string().trim().max(most).default('')

/** What she may ask for (反家庭暴力法 29). */
export const Measure = z.enum(['stop-violence', 'no-contact', 'move-out', 'other'])
export type Measure = z.infer<typeof Measure>

/** What the respondent is to her; it decides which law the application stands on. */
export const Relation = z.enum([
  'spouse',
  'parent',
  'child',
  'other-family',
  'ex-spouse',
  'dating',
  'ex-dating',
])
export type Relation = z.infer<typeof Relation>

/** Outside the family: 妇女权益保障法 29 instead of 反家庭暴力法 23. */
export function isFormerOrDating(relation: Relation): boolean {
  return relation === 'ex-spouse' || relation === 'dating' || relation === 'ex-dating'
}

/** Who applies on behalf (代为申请). */
export const OnBehalfKind = z.enum([
  ...(['close-relative', 'police', 'womens-federation', 'committee', 'rescue-body'] as const),
  ...(['civil-affairs', 'disabled-federation', 'elderly-body'] as const),
])
export type OnBehalfKind = z.infer<typeof OnBehalfKind>

/** Why she does not apply herself. */
export const BehalfGround = z.enum(['no-capacity', 'coerced-or-afraid', 'old-disabled-or-ill'])
export type BehalfGround = z.infer<typeof BehalfGround>

export const OnBehalf = z.strictObject({
  kind: OnBehalfKind,
  name: text(100),
  ground: BehalfGround,
  /** for the old, the disabled and the seriously ill it is her will that counts (法释〔2022〕17号) */
  isHerWill: z.boolean().default(false),
})
export type OnBehalf = z.infer<typeof OnBehalf>

const Sex = z.enum(['female', 'male']).nullable().default(null)

export const Applicant = z.strictObject({
  name: text(50),
  sex: Sex,
  bornOn: z.iso.date().nullable().default(null),
  identity: text(18),
})

/** The other side; his address is where the court finds him. */
export const Respondent = z.strictObject({
  name: text(50),
  sex: Sex,
  identity: text(18),
  address: text(200),
  phone: text(40),
  workplace: text(100),
})

/** The evidence checklist; the platform's own records are on it. */
export const Evidence = z.enum([
  ...(['police-record', 'written-warning', 'injury-photos', 'medical-record'] as const),
  ...(['audio-video', 'messages', 'pledge', 'witness', 'child-statement'] as const),
  ...(['hotline-record', 'federation-record', 'committee-record', 'other'] as const),
])
export type Evidence = z.infer<typeof Evidence>

/** The application as far as it is written; what is missing is asked for when it is handed in. */
export const Application = z.strictObject({
  applicant: Applicant,
  onBehalf: OnBehalf.nullable().default(null),
  respondent: Respondent,
  relation: Relation,
  measures: z.array(Measure).max(4).default([]),
  otherMeasure: text(500),
  facts: text(6_000),
  evidence: z.array(Evidence).max(13).default([]),
  evidenceNote: text(1_000),
  isUrgent: z.boolean().default(false),
  court: z.strictObject({ id: z.uuid().nullable().default(null), name: text(100) }),
})
export type Application = z.infer<typeof Application>

/** 保密联系方式: for the court alone, on a sheet of its own. It stands in no other paper. */
export const Confidential = z.strictObject({
  phone: text(40),
  time: text(100),
  /** where she lives now */
  address: text(200),
  note: text(500),
})
export type Confidential = z.infer<typeof Confidential>

const part = ['applicant', 'respondent', 'measures', 'facts', 'court', 'on-behalf'] as const
export type Part = (typeof part)[number]

/** Parts that the court would send it back for. */
export function missingParts({
  applicant,
  respondent,
  measures,
  otherMeasure,
  facts,
  court,
  onBehalf,
}: Application): Part[] {
  const isOtherOpen = measures.includes('other') && otherMeasure === ''
  const isMissing: Readonly<Record<Part, boolean>> = {
    applicant: applicant.name === '',
    respondent: respondent.name === '' || (respondent.address === '' && respondent.phone === ''),
    measures: measures.length === 0 || isOtherOpen,
    facts: facts.length < 10,
    court: court.name === '',
    'on-behalf': onBehalf !== null && onBehalf.name === '',
  }
  return part.filter((one) => isMissing[one])
}

const onlyAtHerWill: ReadonlySet<OnBehalfKind> = new Set([
  'civil-affairs',
  'disabled-federation',
  'elderly-body',
])

/** May this one apply on behalf on this ground? (反家庭暴力法 23, 法释〔2022〕17号) */
export function isEntitled({ kind, ground, isHerWill }: OnBehalf): boolean {
  if (ground === 'old-disabled-or-ill') return isHerWill
  return !onlyAtHerWill.has(kind)
}
