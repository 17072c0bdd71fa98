import { readFileSync } from 'node:fs'
import { z } from 'zod'

export const relations = [
  'self',
  'victim',
  'husband',
  'wife',
  'ex-husband',
  'ex-wife',
  'partner',
  'ex-partner',
  'son',
  'daughter',
  'child',
  'father',
  'mother',
  'father-in-law',
  'mother-in-law',
  'grandparent',
  'brother',
  'sister',
  'relative',
  'neighbour',
  'employer',
  'colleague',
  'teacher',
  'classmate',
  'official',
  'stranger',
  'other',
] as const

export const categories = [
  'political',
  'person-dignity',
  'education-culture',
  'labour-security',
  'property',
  'marriage-family',
  'children',
  'other',
] as const

export const cues = [
  'prior-violence',
  'escalation',
  'strangulation',
  'threat-to-kill',
  'weapon',
  'dangerous-goods',
  'serious-injury',
  'sexual-violence',
  'stalking',
  'separation',
  'custody-fight',
  'child-present',
  'pregnancy',
  'substance',
  'mental-illness',
  'suicide-threat',
  'confinement',
  'victim-fear',
  'order-in-force',
  'order-breached',
  'repeat-calls',
] as const

/** What is told in a narrative, as `./tiexin prefill` writes it. */
export const Told = z.object({
  phones: z.array(z.string().regex(/^\d{11,12}$/)),
  idNumbers: z.array(z.string().regex(/^\d{17}[\dX]$/)),
  addresses: z.array(z.string().min(1)),
  people: z.array(
    z.object({
      name: z.string().min(1).nullable(),
      relation: z.enum(relations),
      sex: z.enum(['female', 'male']).nullable(),
      age: z.int().min(0).max(120).nullable(),
    }),
  ),
  category: z.enum(categories),
  violence: z.boolean(),
  minor: z.boolean(),
  cues: z.array(z.enum(cues)),
})
export type Told = z.infer<typeof Told>

/** Written and labelled by hand; invented, every one. */
export const Narrative = z.strictObject({ id: z.string(), text: z.string(), gold: Told })
export type Narrative = z.infer<typeof Narrative>

/** One line of an answer. What it carries beside this (where a proposal was read) is not scored. */
export const Answer = Told.extend({ id: z.string() })
export type Answer = z.infer<typeof Answer>

/** The lines of a file, each by its schema. @throws on the first line that is not of that form */
export function readLines<Line>(file: string | URL, schema: z.ZodType<Line>): Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => schema.parse(JSON.parse(line)))
}
