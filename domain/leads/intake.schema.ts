import { z } from 'zod'
import { CueAnswer, CueCode, type FoundCue } from '#domain/grading/cue.schema.ts'
import { PartyRelation } from '#domain/matters/party.schema.ts'
import { setting } from '#domain/settings/setting.schema.ts'
import type { Sensitivity } from '#platform/access/place.ts'
import { Duration } from '#platform/time/duration.ts'
import type { Category } from './category.schema.ts'

/** What decides how closely a lead is kept, apart from its words. */
export const LeadTrait = z.enum(['violence', 'minor', 'crime', 'sexual'])
export type LeadTrait = z.infer<typeof LeadTrait>

export const LinkKind = z.enum(['recurrence', 'related', 'same-household'])
export type LinkKind = z.infer<typeof LinkKind>

/** Who reported it; an anonymous reporter leaves no name, and may leave a number to call back. */
const Reporter = z
  .strictObject({
    relation: PartyRelation,
    isAnonymous: z.boolean().default(false),
    name: z.string().trim().max(60).default(''),
    phone: z.string().trim().max(40).default(''),
  })
  .refine(({ isAnonymous, name }) => !isAnonymous || name === '', {
    path: ['name'],
    message: 'anonymous-with-a-name',
  })

/** How to reach her without putting her in danger, as the matter keeps it. */
const SafeContactGiven = z.strictObject({
  phone: z.string().trim().max(40).default(''),
  time: z.string().trim().max(100).default(''),
  opening: z.string().trim().max(200).default(''),
  avoid: z.string().trim().max(200).default(''),
})

/** What the one who takes a lead in is told besides the story. Sealed as a whole. */
export const Intake = z.strictObject({
  reporter: Reporter,
  safeContact: SafeContactGiven.nullable().default(null),
  wish: z.string().trim().max(2_000).default(''),
})
export type Intake = z.infer<typeof Intake>

/** The checklist: a cue that is not answered is not sent, and stays unknown. */
export const CueChecklist = z
  .array(z.strictObject({ cue: CueCode, answer: CueAnswer }))
  .max(CueCode.options.length)
  .refine((cues) => new Set(cues.map(({ cue }) => cue)).size === cues.length, 'cue-twice')

/** ⚙ How triage works in this city. */
const IntakeRules = z.strictObject({
  /** until triage must have decided: in danger, about violence or a minor, otherwise */
  triage: z.strictObject({ imminent: Duration, close: Duration, usual: Duration }),
  /** who is named on what is sealed, besides who takes it in; nobody given: the county's officers */
  sealedTo: z.array(z.uuid()).max(50),
})
export type IntakeRules = z.infer<typeof IntakeRules>

export const intakeSetting = setting('intake', IntakeRules, {
  triage: { imminent: '1h', close: '24h', usual: '3wd' },
  sealedTo: [],
})

/** Cues that tell of violence, whatever was ticked besides. */
const violent: ReadonlySet<string> = new Set([
  ...['prior-violence', 'escalation', 'strangulation', 'threat-to-kill', 'weapon', 'confinement'],
  ...['serious-injury', 'sexual-violence', 'stalking', 'order-in-force', 'order-breached'],
])

/** The traits that were ticked, and those that follow from the cues. */
export function traitsOf(
  given: readonly LeadTrait[],
  cues: readonly FoundCue[],
): readonly LeadTrait[] {
  const yes = cues.filter(({ answer }) => answer === 'yes').map(({ cue }) => cue)
  const traits = new Set(given)
  if (yes.some((cue) => violent.has(cue))) traits.add('violence')
  if (yes.includes('sexual-violence')) traits.add('sexual')
  return LeadTrait.options.filter((trait) => traits.has(trait))
}

/**
 * Violence and children are kept from the village; a minor as the victim of a crime and a sexual
 * offence are by name only (domain, privacy).
 */
export function sensitivityOf(category: Category, traits: readonly LeadTrait[]): Sensitivity {
  const has = (trait: LeadTrait): boolean => traits.includes(trait)
  if (has('sexual') || (has('minor') && has('crime'))) return 'sealed'
  return has('violence') || has('minor') || has('crime') || category === 'children'
    ? 'sensitive'
    : 'normal'
}

/** What rules of grading ask for besides the cues. */
export function factsOf(traits: readonly LeadTrait[], cues: readonly FoundCue[]): FoundCue[] {
  const facts = (['violence', 'minor'] as const).filter((trait) => traits.includes(trait))
  return [...cues, ...facts.map((cue): FoundCue => ({ cue, answer: 'yes' }))]
}
