import { z } from 'zod'
import { CueCode } from '#domain/grading/cue.schema.ts'
import { Category } from '#domain/leads/category.schema.ts'
import { PartyRelation } from '#domain/matters/party.schema.ts'

/** Where in the narrative the words stand that a proposal rests on, as `String.slice` takes them. */
export const Span = z.strictObject({ from: z.int().min(0), to: z.int().min(0) })
export type Span = z.infer<typeof Span>

const ProposedText = Span.extend({ value: z.string() })

/** The codes of parties, and the victim where she is not the one who tells. */
export const ToldRelation = z.enum([...PartyRelation.options, 'victim'])
export type ToldRelation = z.infer<typeof ToldRelation>

export const ProposedPerson = Span.extend({
  name: z.string().nullable(),
  relation: ToldRelation,
  sex: z.enum(['female', 'male']).nullable(),
  age: z.int().nullable(),
})
export type ProposedPerson = z.infer<typeof ProposedPerson>

/** What a narrative proposes for the form. Nothing of it is a fact before a person has confirmed it. */
export const Prefill = z.strictObject({
  phones: z.array(ProposedText),
  idNumbers: z.array(ProposedText),
  addresses: z.array(ProposedText),
  people: z.array(ProposedPerson),
  /** no words, where nothing in the text speaks for another than `other` */
  category: Span.extend({ value: Category }),
  violence: z.array(Span),
  minor: z.array(Span),
  cues: z.array(Span.extend({ value: CueCode })),
})
export type Prefill = z.infer<typeof Prefill>
