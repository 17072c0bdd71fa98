import { z } from 'zod'
import { DivisionCode, DivisionPrefixes } from '#domain/divisions/division.schema.ts'
import { KeyGroup } from '#domain/people/key-group.schema.ts'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { Day } from '#platform/time/day.ts'
import { HazardLevel, VisitSource, VisitStatus } from './visit.schema.ts'

/** A row of the list: stamps say that something was found, never what. */
export const VisitListed = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  date: Day,
  division: DivisionCode,
  divisionName: z.string(),
  executiveId: z.uuid(),
  executiveName: z.string(),
  /** masked where the visit is sensitive */
  subject: z.string().nullable(),
  hasNeed: z.boolean(),
  hasSolved: z.boolean(),
  hasHazard: z.boolean(),
  hazardLevel: HazardLevel.nullable(),
  sensitivity: z.enum(['normal', 'sensitive', 'sealed']),
  status: VisitStatus,
  version: z.int(),
})
export type VisitListed = z.infer<typeof VisitListed>

export const VisitFile = VisitListed.omit({
  hasNeed: true,
  hasSolved: true,
  hasHazard: true,
}).extend({
  executiveNumber: z.string(),
  personId: z.uuid().nullable(),
  tags: z.array(KeyGroup),
  need: z.string().nullable(),
  solved: z.string().nullable(),
  hazard: z.string().nullable(),
  extra: z.record(z.string(), z.string()).nullable(),
  source: VisitSource,
  batchId: z.uuid().nullable(),
  removalReason: z.string().nullable(),
  recordedAt: z.string(),
  actions: z.array(
    z.strictObject({ action: z.enum(['correct', 'remove']), refusal: z.string().nullable() }),
  ),
})
export type VisitFile = z.infer<typeof VisitFile>

const yesOrNo = z.enum(['yes', 'no'])

export const VisitFilters = z.strictObject({
  division: DivisionPrefixes.optional(),
  executive: z.uuid().optional(),
  person: z.uuid().optional(),
  from: Day.optional(),
  to: Day.optional(),
  need: yesOrNo.optional(),
  solved: yesOrNo.optional(),
  hazard: yesOrNo.optional(),
  tag: KeyGroup.optional(),
  batch: z.uuid().optional(),
  /** two characters of a name, or a visit number */
  q: z.string().trim().max(100).optional(),
})
export type VisitFilters = z.infer<typeof VisitFilters>

const told = z
  .string()
  .trim()
  .max(2_000)
  .nullable()
  .transform((text) => (text === '' ? null : text))

const Contents = z.strictObject({
  date: Day,
  division: DivisionCode,
  subjectName: z
    .string()
    .trim()
    .max(50)
    .regex(/^(?!.*\d{5})/, 'name-invalid')
    .nullable(),
  tags: z.array(KeyGroup).max(20),
  need: told,
  solved: told,
  hazard: told,
  hazardLevel: HazardLevel.nullable(),
})

function hasHazardForLevel(visit: { hazard: string | null; hazardLevel: number | null }): boolean {
  return visit.hazardLevel === null || visit.hazard !== null
}

const levelRule = { path: ['hazardLevel'], message: 'hazard-level-without-hazard' }

export const RecordVisit = Contents.extend({
  /** her number; an executive who enters her own visit leaves it out */
  executiveNumber: z.string().trim().max(32).optional(),
  /** whose file it belongs to, where it is known already; instead of `identity` */
  personId: z.uuid().nullable().default(null),
  identity: z.string().trim().max(30).nullable().default(null),
  phone: z.string().trim().max(30).nullable().default(null),
  address: z.string().trim().max(200).nullable().default(null),
  subjectName: Contents.shape.subjectName.default(null),
  tags: Contents.shape.tags.default([]),
  need: told.default(null),
  solved: told.default(null),
  hazard: told.default(null),
  hazardLevel: HazardLevel.nullable().default(null),
})
  .refine(hasHazardForLevel, levelRule)
  .refine(({ personId, identity }) => personId === null || identity === null || identity === '', {
    path: ['identity'],
    message: 'identity-beside-file',
  })
export type RecordVisit = z.infer<typeof RecordVisit>

export const CorrectVisit = Contents.extend({ version: z.int() }).refine(
  hasHazardForLevel,
  levelRule,
)
export type CorrectVisit = z.infer<typeof CorrectVisit>

export const RemoveVisit = z.strictObject({
  reason: z.string().trim().min(2).max(500),
  version: z.int(),
})
export type RemoveVisit = z.infer<typeof RemoveVisit>

const path = '/api/v1/visits'

export const listVisitsContract = endpoint({
  id: 'visits.list',
  method: 'GET',
  path,
  summary: 'Visits in reach, the latest first',
  query: PageQuery.extend(VisitFilters.shape),
  output: pageOf(VisitListed),
})

export const readVisitContract = endpoint({
  id: 'visits.read',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'One visit with what was told; the reading is logged',
  params: ById,
  output: VisitFile,
})

export const recordVisitContract = endpoint({
  id: 'visits.record',
  method: 'POST',
  path,
  summary: 'Record a visit; what is left open becomes a lead',
  body: RecordVisit,
  output: VisitFile,
})

export const correctVisitContract = endpoint({
  id: 'visits.correct',
  method: 'PATCH',
  path: `${path}/:id`,
  summary: 'Correct a visit; refused with both versions when somebody else was faster',
  params: ById,
  body: CorrectVisit,
  output: VisitFile,
})

export const removeVisitContract = endpoint({
  id: 'visits.remove',
  method: 'POST',
  path: `${path}/:id/removal`,
  summary: 'Take a visit out of every count, with a reason',
  params: ById,
  body: RemoveVisit,
  output: VisitFile,
})

export const previousVisitContract = endpoint({
  id: 'visits.previous',
  method: 'GET',
  path: `${path}/previous`,
  summary: 'What the next visit to the same person begins with; nothing that was told',
  query: z
    .strictObject({
      person: z.uuid().optional(),
      subject: z.string().trim().min(2).max(50).optional(),
      division: DivisionCode.optional(),
    })
    .refine(
      ({ person, subject, division }) =>
        person !== undefined || (subject !== undefined && division !== undefined),
      { path: ['subject'], message: 'subject-missing' },
    ),
  output: z.strictObject({
    previous: z
      .strictObject({
        id: z.uuid(),
        date: Day,
        division: DivisionCode,
        subjectName: z.string().nullable(),
        personId: z.uuid().nullable(),
        tags: z.array(KeyGroup),
        executiveName: z.string(),
      })
      .nullable(),
  }),
})

export const exportVisitsContract = endpoint({
  id: 'visits.export',
  method: 'GET',
  path: `${path}/export`,
  summary: 'The list as .xlsx with who took it out and when; nothing that was told',
  query: VisitFilters,
  output: z.any(),
})
