import { z } from 'zod'
import { Delivery, Serve } from '#domain/services/delivery.schema.ts'
import { ById, endpoint, type Endpoint } from '#platform/http/endpoint.ts'
import { Application, Confidential, Measure } from './application.schema.ts'
import { OrderAction } from './order-action.schema.ts'
import {
  Breach,
  Change,
  ChangeKind,
  HistoryLine,
  OrderState,
  Reconsideration,
  Side,
} from './order.schema.ts'

const path = '/api/v1/orders'
const at = z.iso.datetime({ offset: true })
const reason = z.string().trim().min(2).max(1_000)
const version = z.int().optional()

/** One clock or task that is due on the order now. */
export const OrderStep = z.strictObject({
  key: z.string(),
  kind: z.enum(['submit', 'court-acceptance', 'court-decision', 'serve', 'renew']),
  dueAt: z.string(),
  warnsAt: z.string().nullable(),
  startedAt: z.string(),
  organisation: z.string(),
})

export const OrderPage = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  /** only for those to whom the matter is open too */
  matter: z.strictObject({ id: z.uuid(), number: z.string() }).nullable(),
  state: OrderState,
  isUrgent: z.boolean(),
  divisionName: z.string(),
  organisation: z.string(),
  courtOrgId: z.uuid().nullable(),
  caseNumber: z.string().nullable(),
  /** identity numbers masked */
  application: Application,
  hasConfidential: z.boolean(),
  submittedAt: z.string().nullable(),
  acceptedAt: z.string().nullable(),
  decisionDueAt: z.string().nullable(),
  decidedAt: z.string().nullable(),
  rejection: z.string().nullable(),
  withdrawal: z.string().nullable(),
  measures: z.array(Measure),
  validUntil: z.iso.date().nullable(),
  period: z.int(),
  deliveries: z.array(Delivery),
  breaches: z.array(Breach),
  reconsiderations: z.array(Reconsideration),
  changes: z.array(Change),
  history: z.array(HistoryLine),
  steps: z.array(OrderStep),
  actions: z.array(z.strictObject({ action: OrderAction, refusal: z.string().nullable() })),
  mayReveal: z.boolean(),
  /** what was told on the hotline, as far as the reader sees it, with the seal of its last export */
  hotlineRecords: z.array(
    z.strictObject({
      id: z.uuid(),
      number: z.string(),
      receivedAt: z.string(),
      sealedAt: z.string().nullable(),
      sha256: z.string().nullable(),
    }),
  ),
  version: z.int(),
})
export type OrderPage = z.infer<typeof OrderPage>

type Command<Body extends z.ZodType> = Endpoint<
  typeof ById,
  z.ZodObject<Record<string, never>, z.core.$strict>,
  Body,
  typeof OrderPage
>

function onOrder<Shape extends z.ZodRawShape>(
  name: string,
  summary: string,
  shape: Shape,
): Command<z.ZodObject<Shape & { version: z.ZodOptional<z.ZodInt> }, z.core.$strict>> {
  return endpoint({
    id: `orders.${name}`,
    method: 'POST',
    path: `${path}/:id/${name}`,
    summary,
    params: ById,
    body: z.strictObject({ ...shape, version }),
    output: OrderPage,
  })
}

export const openOrderContract = endpoint({
  id: 'orders.open',
  method: 'POST',
  path,
  summary: 'Begin an application for a protection order in a matter',
  body: z.strictObject({
    matterId: z.uuid(),
    application: Application,
    confidential: Confidential,
  }),
  output: OrderPage,
})

export const editOrderContract = onOrder(
  'edit',
  'Write on the application, until it is handed in',
  {
    application: Application,
    confidential: Confidential,
  },
)

export const submitOrderContract = onOrder(
  'submit',
  'Handed in to the court: it sees it from now',
  {
    at: at.optional(),
  },
)

export const withdrawOrderContract = onOrder('withdraw', 'Taken back before a decision', { reason })

export const acceptOrderContract = onOrder(
  'accept',
  'Accepted by the court (受理): 72 hours run, 24 in an urgent case',
  { at, caseNumber: z.string().trim().min(2).max(60) },
)

const made = { measures: z.array(Measure).max(4), validUntil: z.iso.date() }

export const issueOrderContract = onOrder('issue', 'Made by the court, for six months at most', {
  at,
  ...made,
})

export const rejectOrderContract = onOrder('reject', 'Rejected by the court', { at, reason })

export const serveOrderContract = onOrder(
  'serve',
  'Served on one recipient; a refused paper is left there',
  Serve.shape,
)

export const recordBreachContract = onOrder('record-breach', 'The order was breached', {
  at,
  text: reason,
  isPoliceTold: z.boolean(),
})

export const askReconsiderationContract = onOrder(
  'ask-reconsideration',
  'Reconsideration (复议) was asked for: within five days, once; it suspends nothing',
  { side: Side, at, reason },
)

export const decideReconsiderationContract = onOrder(
  'decide-reconsideration',
  'What the court answered to it',
  {
    at,
    result: z.enum(['upheld', 'set-aside', 'granted']),
    measures: made.measures.optional(),
    validUntil: made.validUntil.optional(),
  },
)

export const askChangeContract = onOrder(
  'ask-change',
  'Extension, variation or revocation is applied for while the order is in force',
  { kind: ChangeKind, reason, measures: z.array(Measure).max(4).default([]) },
)

export const decideChangeContract = onOrder('decide-change', 'The court’s answer to it', {
  at,
  isGranted: z.boolean(),
  validUntil: z.iso.date().optional(),
})

export const letExpireContract = onOrder('let-expire', 'Decided not to ask for more time', {
  reason,
})
