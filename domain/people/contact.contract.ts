import { z } from 'zod'
import { ById, endpoint } from '#platform/http/endpoint.ts'
import { TimeOfDay } from '#platform/time/time-of-day.ts'
import { ContactKind, ContactSource } from './contact.schema.ts'

const Sensitivity = z.enum(['normal', 'sensitive', 'sealed'])

/** When and whether she may be reached by it: asked of herself, never guessed. */
const Safety = z.strictObject({
  isSafe: z.boolean().nullable().default(null),
  safeDays: z.array(z.int().min(1).max(7)).max(7).default([]),
  safeFrom: TimeOfDay.nullable().default(null),
  safeTo: TimeOfDay.nullable().default(null),
  whoAnswers: z.string().trim().max(100).nullable().default(null),
  note: z.string().trim().max(500).nullable().default(null),
})

export const ContactView = z.strictObject({
  id: z.uuid(),
  kind: ContactKind,
  masked: z.string(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  source: ContactSource,
  sensitivity: Sensitivity,
  isSafe: z.boolean().nullable(),
  safeDays: z.array(z.int()),
  safeFrom: z.string().nullable(),
  safeTo: z.string().nullable(),
  whoAnswers: z.string().nullable(),
  note: z.string().nullable(),
  /** who may see a sealed one */
  named: z.array(z.uuid()),
  version: z.int(),
})
export type ContactView = z.infer<typeof ContactView>

export const AddContact = Safety.extend({
  kind: ContactKind,
  value: z.string().trim().min(2).max(200),
  validFrom: z.iso.date().optional(),
  source: ContactSource,
  /** kept more closely than the file: a new address that the other side must never learn is `sealed` */
  sensitivity: Sensitivity.default('normal'),
  /** who else may see a sealed one */
  named: z.array(z.uuid()).max(20).default([]),
})
export type AddContact = z.infer<typeof AddContact>

export const ChangeContact = Safety.extend({
  validTo: z.iso.date().nullable(),
  /** who else may see a sealed one; without it as before */
  named: z.array(z.uuid()).max(20).optional(),
  version: z.int(),
})
export type ChangeContact = z.infer<typeof ChangeContact>

const path = '/api/v1/people'

export const addContactContract = endpoint({
  id: 'people.add-contact',
  method: 'POST',
  path: `${path}/:id/contacts`,
  summary: 'A phone or an address learned of, with the time it holds for and whether it is safe',
  params: ById,
  body: AddContact,
  output: ContactView,
})

export const changeContactContract = endpoint({
  id: 'people.change-contact',
  method: 'PATCH',
  path: `${path}/contacts/:id`,
  summary: 'Whether and when it is safe, that it no longer holds, or who else sees a sealed one',
  params: ById,
  body: ChangeContact,
  output: ContactView,
})

export const revealContactContract = endpoint({
  id: 'people.reveal-contact',
  method: 'POST',
  path: `${path}/contacts/:id/reveal`,
  summary: 'The phone or address in full; every look is logged',
  params: ById,
  output: z.strictObject({ value: z.string() }),
})
