import { z } from 'zod'
import { DivisionPrefixes } from '#domain/divisions/division.schema.ts'
import { Recipient } from '#domain/services/delivery.schema.ts'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { Application, Confidential } from './application.schema.ts'
import { OrderPage } from './order.contract.ts'
import { OrderState } from './order.schema.ts'

const path = '/api/v1/orders'

/** A row of the list: names masked, and nothing of what was told. */
export const OrderRow = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  state: OrderState,
  isUrgent: z.boolean(),
  applicant: z.string(),
  respondent: z.string(),
  divisionName: z.string(),
  organisation: z.string(),
  caseNumber: z.string().nullable(),
  acceptedAt: z.string().nullable(),
  decisionDueAt: z.string().nullable(),
  decidedAt: z.string().nullable(),
  validUntil: z.iso.date().nullable(),
  isBreached: z.boolean(),
  createdAt: z.string(),
})
export type OrderRow = z.infer<typeof OrderRow>

export const OrderView = z.enum([
  ...(['preparing', 'awaiting', 'in-force', 'expiring', 'breached', 'over'] as const),
])
export type OrderView = z.infer<typeof OrderView>

export const listOrdersContract = endpoint({
  id: 'orders.list',
  method: 'GET',
  path,
  summary: 'Protection orders, the latest first; q is a number or a case number',
  query: PageQuery.extend({
    view: OrderView.optional(),
    division: DivisionPrefixes.optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  output: pageOf(OrderRow),
})

export const readOrderContract = endpoint({
  id: 'orders.read',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'One order with its facts; the reading is logged',
  params: ById,
  output: OrderPage,
})

export const revealOrderContract = endpoint({
  id: 'orders.reveal-contact',
  method: 'GET',
  path: `${path}/:id/confidential`,
  summary: 'Where she can be reached, and full identity numbers; the looking is logged',
  params: ById,
  output: z.strictObject({
    confidential: Confidential,
    applicantIdentity: z.string(),
    respondentIdentity: z.string(),
  }),
})

export const prefillOrderContract = endpoint({
  id: 'orders.prefill',
  method: 'GET',
  path: '/api/v1/matters/:id/order-application',
  summary:
    'What the matter already says, as the beginning of an application; the reading is logged',
  params: ById,
  output: z.strictObject({
    matterNumber: z.string(),
    application: Application,
    confidential: Confidential,
  }),
})

export const Paper = z.enum([
  'application',
  'evidence-list',
  'change-application',
  'proof-of-service',
  'confidential-contact',
])
export type Paper = z.infer<typeof Paper>

export const downloadPaperContract = endpoint({
  id: 'orders.paper',
  method: 'GET',
  path: `${path}/:id/papers/:paper`,
  summary: 'A paper of the order as a Word document; only one sheet says where she can be reached',
  params: z.strictObject({ id: z.uuid(), paper: Paper }),
  query: z.strictObject({ recipient: Recipient.optional() }),
  output: z.unknown(),
})
