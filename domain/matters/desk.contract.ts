import { z } from 'zod'
import { Category } from '#domain/leads/category.schema.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import { DueStepKind, StepSubject } from './due-step.schema.ts'
import { MatterAction } from './matter-action.schema.ts'
import { MatterLevel, MatterStatus } from './matter.schema.ts'

/** What to do, not what it is about: no name of a person but the masked one. */
export const DeskRow = z.strictObject({
  stepId: z.uuid(),
  kind: DueStepKind,
  startedAt: z.string(),
  dueAt: z.string(),
  /** when it turns yellow; null once its owner was reminded */
  warnsAt: z.string().nullable(),
  when: z.enum(['overdue', 'today', 'later']),
  isEscalated: z.boolean(),
  isMine: z.boolean(),
  /** the next action on the matter: the row's button; none where the step is another record's */
  action: MatterAction.nullable(),
  /** the record that it is due on */
  subjectKind: StepSubject,
  subjectId: z.uuid(),
  matterId: z.uuid(),
  number: z.string(),
  /** null where only the step is the reader's, and the matter is closed to her */
  status: MatterStatus.nullable(),
  level: MatterLevel.nullable(),
  imminent: z.boolean().nullable(),
  category: Category.nullable(),
  division: z.string(),
  divisionName: z.string(),
  subject: z.string().nullable(),
})
export type DeskRow = z.infer<typeof DeskRow>

const Count = z.strictObject({ total: z.int(), totalIsCapped: z.boolean() })

export const readDeskContract = endpoint({
  id: 'desk.read',
  method: 'GET',
  path: '/api/v1/desk',
  summary: 'What is due for me and my organisation, by clock; imminent danger is pinned',
  query: z.strictObject({
    whose: z.enum(['mine', 'organisation']).default('organisation'),
    /** the last row of the page before: its `dueAt` and `stepId`, joined by a comma */
    after: z
      .string()
      .regex(/^[^,]{20,30},[0-9a-f-]{36}$/)
      .optional(),
    size: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.strictObject({
    pinned: z.array(DeskRow),
    items: z.array(DeskRow),
    next: z.string().nullable(),
    counts: z.strictObject({ overdue: Count, today: Count, later: Count }),
    /** open leads in triage */
    leadsWaiting: Count,
  }),
})
