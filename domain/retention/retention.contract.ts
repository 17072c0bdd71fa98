import { z } from 'zod'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { HoldScope, ItemState, RunItem, RunStatus } from './retention.schema.ts'

const path = '/api/v1/retention'
const OnVersion = z.strictObject({ version: z.int().optional() })
const Reason = z.string().trim().min(2).max(500)

export const HoldView = z.strictObject({
  id: z.uuid(),
  scope: HoldScope,
  matterNumber: z.string(),
  reason: z.string(),
  placedByName: z.string(),
  placedAt: z.string(),
  liftedByName: z.string().nullable(),
  liftedAt: z.string().nullable(),
  liftReason: z.string().nullable(),
  version: z.int(),
})
export type HoldView = z.infer<typeof HoldView>

export const RunView = z.strictObject({
  id: z.uuid(),
  status: RunStatus,
  closedBefore: z.iso.date(),
  years: z.int(),
  listed: z.int(),
  blocked: z.int(),
  erased: z.int(),
  kept: z.int(),
  proposedByName: z.string(),
  proposedAt: z.string(),
  approvedByName: z.string().nullable(),
  approvedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  version: z.int(),
  mayApprove: z.boolean(),
})
export type RunView = z.infer<typeof RunView>

export const listHoldsContract = endpoint({
  id: 'retention.holds',
  method: 'GET',
  path: `${path}/holds`,
  summary: 'Legal holds, the standing and the lifted ones, the latest first',
  query: PageQuery,
  output: pageOf(HoldView),
})

export const placeHoldContract = endpoint({
  id: 'retention.hold',
  method: 'POST',
  path: `${path}/holds`,
  summary: 'Keep a matter, or every matter of its person, from being erased',
  body: z.strictObject({
    matterNumber: z.string().trim().min(4).max(40),
    scope: HoldScope,
    reason: Reason,
  }),
  output: HoldView,
})

export const liftHoldContract = endpoint({
  id: 'retention.lift',
  method: 'POST',
  path: `${path}/holds/:id/lift`,
  summary: 'End a legal hold',
  params: ById,
  body: OnVersion.extend({ reason: Reason }),
  output: HoldView,
})

export const listRunsContract = endpoint({
  id: 'retention.runs',
  method: 'GET',
  path: `${path}/runs`,
  summary: 'Erasure runs, the latest first',
  query: PageQuery,
  output: pageOf(RunView),
})

export const proposeRunContract = endpoint({
  id: 'retention.propose',
  method: 'POST',
  path: `${path}/runs`,
  summary: 'List what may be erased by the rule in force; nothing is erased by it',
  body: z.strictObject({}),
  output: RunView,
})

export const readRunContract = endpoint({
  id: 'retention.run',
  method: 'GET',
  path: `${path}/runs/:id`,
  summary: 'One run',
  params: ById,
  output: RunView,
})

export const listItemsContract = endpoint({
  id: 'retention.items',
  method: 'GET',
  path: `${path}/runs/:id/items`,
  summary: 'The matters of a run, those closed first on top',
  params: ById,
  query: PageQuery.extend({ state: ItemState.optional() }),
  output: pageOf(RunItem),
})

export const readRuleContract = endpoint({
  id: 'retention.rule',
  method: 'GET',
  path: `${path}/rule`,
  summary:
    'The rule in force: years of a matter after its closing, and the day before which one is over',
  output: z.strictObject({ matterYears: z.int(), closedBefore: z.iso.date() }),
})

export const approveRunContract = endpoint({
  id: 'retention.approve',
  method: 'POST',
  path: `${path}/runs/:id/approve`,
  summary: 'Let the worker erase what is listed: by another officer than who listed it',
  params: ById,
  body: OnVersion,
  output: RunView,
})

export const withdrawRunContract = endpoint({
  id: 'retention.withdraw',
  method: 'POST',
  path: `${path}/runs/:id/withdraw`,
  summary: 'Drop a list before it is approved',
  params: ById,
  body: OnVersion,
  output: RunView,
})
