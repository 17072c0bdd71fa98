import { z } from 'zod'
import { PartyRelation } from '#domain/matters/party.schema.ts'

/** The nine situations (九类情形) of the 2020 opinion on mandatory reporting, article 4. */
export const Situation = z.enum([
  ...(['private-parts', 'under-fourteen', 'pregnancy', 'violence', 'self-harm'] as const),
  ...(['abandoned', 'missing', 'begging', 'other'] as const),
])
export type Situation = z.infer<typeof Situation>

/** Who owes a report (未成年人保护法 11; 2020 opinion 3). */
export const DutyUnitKind = z.enum([
  ...(['committee', 'school', 'kindergarten', 'training-body', 'school-bus', 'childcare'] as const),
  ...(['hospital', 'welfare-body', 'rescue-body', 'social-work', 'hotel', 'other'] as const),
])
export type DutyUnitKind = z.infer<typeof DutyUnitKind>

const text = (most: number): z.ZodDefault<z.ZodString> => z.string().trim().max(most).default('')

/** The child: the alias is what papers say; the real name and number are sealed with the rest. */
const Child = z.strictObject({
  alias: text(30),
  name: text(60),
  sex: z.enum(['female', 'male']).nullable().default(null),
  age: text(20),
  identity: text(30),
  address: text(200),
})

const Guardian = z.strictObject({
  name: text(60),
  relation: PartyRelation.nullable().default(null),
  phone: text(40),
  /** then the guardian is asked, told and called by nobody */
  isSuspect: z.boolean().default(false),
})

const Suspect = z.strictObject({
  name: text(60),
  relation: PartyRelation.nullable().default(null),
})

/** Who reports. Kept apart from the report, and readable by its handler alone. */
export const Reporter = z.strictObject({ name: text(60), phone: text(40), post: text(60) })
export type Reporter = z.infer<typeof Reporter>

/** What a duty unit writes on the one screen, as far as it has come: every field may be empty. */
export const DutyDraft = z.strictObject({
  /**
   * Whom it is about: a minor (未成年人保护法 11), or an adult without or with limited capacity who
   * suffers domestic violence (反家庭暴力法 14). The fields `child` tell of either.
   */
  subject: z.enum(['minor', 'adult']).default('minor'),
  situations: z.array(Situation).max(Situation.options.length).default([]),
  /** 110 was called before this was written */
  isPoliceCalled: z.boolean().default(false),
  isImminent: z.boolean().default(false),
  division: z
    .string()
    .regex(/^(\d{12})?$/)
    .default(''),
  place: text(200),
  /** as they say it: 昨天晚上 is often all that is known */
  time: text(100),
  story: text(4_000),
  injuries: text(1_000),
  /** what was done at once to keep the child safe */
  protection: text(1_000),
  child: Child.prefault({}),
  guardian: Guardian.prefault({}),
  suspect: Suspect.prefault({}),
  reporter: Reporter.prefault({}),
})
export type DutyDraft = z.infer<typeof DutyDraft>

/** What the record keeps: everything but who told it. */
export const ReportContent = DutyDraft.omit({ reporter: true })
export type ReportContent = z.infer<typeof ReportContent>

/** What is still missing before it can be sent; each has words on the page. */
export const Missing = z.enum([
  ...(['situation-missing', 'division-missing', 'story-missing', 'child-missing'] as const),
  'guardian-missing',
])
export type Missing = z.infer<typeof Missing>

export function missingIn(draft: DutyDraft): Missing[] {
  const { subject, situations, division, story, child, guardian } = draft
  return [
    // The nine situations are those of minors; for an adult the violence itself is the ground.
    ...(subject === 'minor' && situations.length === 0 ? (['situation-missing'] as const) : []),
    ...(division === '' ? (['division-missing'] as const) : []),
    ...(story.length < 10 ? (['story-missing'] as const) : []),
    ...(child.alias === '' && child.name === '' ? (['child-missing'] as const) : []),
    // The flag shuts a person out; it must say whom.
    ...(guardian.isSuspect && guardian.name === '' && guardian.relation === null
      ? (['guardian-missing'] as const)
      : []),
  ]
}
