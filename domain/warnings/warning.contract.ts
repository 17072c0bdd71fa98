import { z } from 'zod'
import { DivisionPrefixes } from '#domain/divisions/division.schema.ts'
import { Delivery, Recipient, Serve } from '#domain/services/delivery.schema.ts'
import { ById, endpoint, pageOf, PageQuery, type Endpoint } from '#platform/http/endpoint.ts'
import {
  Visit,
  WarningAction,
  WarningBreach,
  WarningContent,
  WarningLine,
  WarningStatus,
} from './warning.schema.ts'

const path = '/api/v1/warnings'
const at = z.iso.datetime({ offset: true })
const reason = z.string().trim().min(2).max(1_000)

export const WarningPage = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  matter: z.strictObject({ id: z.uuid(), number: z.string() }).nullable(),
  status: WarningStatus,
  divisionName: z.string(),
  organisation: z.string(),
  /** identity number masked */
  content: WarningContent,
  documentNumber: z.string().nullable(),
  issuedAt: z.string().nullable(),
  visitDueAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  deliveries: z.array(Delivery),
  visits: z.array(Visit),
  breaches: z.array(WarningBreach),
  history: z.array(WarningLine),
  steps: z.array(
    z.strictObject({
      key: z.string(),
      kind: z.enum(['submit', 'serve', 'visit']),
      startedAt: z.string(),
      dueAt: z.string(),
      warnsAt: z.string().nullable(),
      organisation: z.string(),
    }),
  ),
  actions: z.array(z.strictObject({ action: WarningAction, refusal: z.string().nullable() })),
  version: z.int(),
})
export type WarningPage = z.infer<typeof WarningPage>

type Command<Body extends z.ZodType> = Endpoint<
  typeof ById,
  z.ZodObject<Record<string, never>, z.core.$strict>,
  Body,
  typeof WarningPage
>

function onWarning<Shape extends z.ZodRawShape>(
  name: string,
  summary: string,
  shape: Shape,
): Command<z.ZodObject<Shape & { version: z.ZodOptional<z.ZodInt> }, z.core.$strict>> {
  return endpoint({
    id: `warnings.${name}`,
    method: 'POST',
    path: `${path}/:id/${name}`,
    summary,
    params: ById,
    body: z.strictObject({ ...shape, version: z.int().optional() }),
    output: WarningPage,
  })
}

export const openWarningContract = endpoint({
  id: 'warnings.open',
  method: 'POST',
  path,
  summary: 'Begin a written warning (告诫书) in a matter, for the police to issue',
  body: z.strictObject({ matterId: z.uuid(), content: WarningContent }),
  output: WarningPage,
})

export const editWarningContract = onWarning('edit', 'Write on it until it is issued', {
  content: WarningContent,
})
export const withdrawWarningContract = onWarning('withdraw', 'Given up before it was issued', {
  reason,
})
export const issueWarningContract = onWarning(
  'issue',
  'Issued by the police: deliveries and the first visit become due',
  { at, documentNumber: z.string().trim().min(2).max(60) },
)
export const serveWarningContract = onWarning('serve', 'Delivered to one recipient', Serve.shape)
export const visitWarnedContract = onWarning(
  'visit',
  'A visit of supervision; the next one is due a quarter later',
  {
    ...{ at, by: z.string().trim().min(2).max(100), met: Visit.shape.met },
    ...{ result: Visit.shape.result, text: reason },
  },
)
export const recordWarningBreachContract = onWarning('record-breach', 'Violence again', {
  at,
  text: reason,
})
export const endWarningContract = onWarning('end', 'Supervision is over', { reason })

export const WarningRow = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  status: WarningStatus,
  warned: z.string(),
  victim: z.string(),
  divisionName: z.string(),
  organisation: z.string(),
  issuedAt: z.string().nullable(),
  visitDueAt: z.string().nullable(),
  isBreached: z.boolean(),
  createdAt: z.string(),
})
export type WarningRow = z.infer<typeof WarningRow>

export const WarningView = z.enum([
  ...(['drafting', 'supervised', 'visit-overdue', 'breached', 'over'] as const),
])
export type WarningView = z.infer<typeof WarningView>

export const listWarningsContract = endpoint({
  id: 'warnings.list',
  method: 'GET',
  path,
  summary: 'Written warnings, the latest first; q is a number',
  query: PageQuery.extend({
    view: WarningView.optional(),
    division: DivisionPrefixes.optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  output: pageOf(WarningRow),
})

export const readWarningContract = endpoint({
  id: 'warnings.read',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'One warning with its visits; the reading is logged',
  params: ById,
  output: WarningPage,
})

export const prefillWarningContract = endpoint({
  id: 'warnings.prefill',
  method: 'GET',
  path: '/api/v1/matters/:id/warning-content',
  summary: 'What the matter already says, as the beginning of a warning; the reading is logged',
  params: ById,
  output: z.strictObject({ matterNumber: z.string(), content: WarningContent }),
})

export const WarningPaper = z.enum(['warning', 'visit-record', 'proof-of-service'])
export type WarningPaper = z.infer<typeof WarningPaper>

export const downloadWarningPaperContract = endpoint({
  id: 'warnings.paper',
  method: 'GET',
  path: `${path}/:id/papers/:paper`,
  summary: 'A paper of the warning as a Word document; none says where she can be reached',
  params: z.strictObject({ id: z.uuid(), paper: WarningPaper }),
  query: z.strictObject({ recipient: Recipient.optional() }),
  output: z.unknown(),
})
