import { z } from 'zod'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { Day } from '#platform/time/day.ts'
import { PeriodText } from '#platform/time/period.ts'
import { BundleEvent, BundleStatus } from './bundle.schema.ts'

const path = '/api/v1/zero-bundles'
const Organisation = z.strictObject({ id: z.uuid(), name: z.string() })
const version = z.int().optional()

export const BundleRow = z.strictObject({
  id: z.uuid(),
  period: z.string(),
  from: Day,
  to: Day,
  sender: Organisation,
  receiver: Organisation,
  status: BundleStatus,
  owed: z.int(),
  filed: z.int(),
  nil: z.int(),
  hazards: z.int(),
  withheld: z.int(),
  closedAt: z.string(),
  closedByName: z.string(),
  signedAt: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
})
export type BundleRow = z.infer<typeof BundleRow>

export const BundleFile = BundleRow.extend({
  signedByName: z.string().nullable(),
  acknowledgedByName: z.string().nullable(),
  acknowledgement: z.string().nullable(),
  events: z.array(BundleEvent),
  actions: z.array(
    z.strictObject({ action: z.enum(['sign', 'acknowledge']), refusal: z.string().nullable() }),
  ),
  version: z.int(),
})
export type BundleFile = z.infer<typeof BundleFile>

export const listBundlesContract = endpoint({
  id: 'zero-bundles.list',
  method: 'GET',
  path,
  summary: 'Bundles of hazards that were handed over, the latest period first',
  query: PageQuery.omit({ q: true }).extend({ status: BundleStatus.optional() }),
  output: pageOf(BundleRow),
})

export const readBundleContract = endpoint({
  id: 'zero-bundles.read',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'One bundle with its dispute events (GB/T 31000); the reading is logged',
  params: ById,
  output: BundleFile,
})

export const closeBundleContract = endpoint({
  id: 'zero-bundles.close',
  method: 'POST',
  path,
  summary: 'Close the bundle of a period and hand it to the peace-building office (平安办)',
  body: z.strictObject({ period: PeriodText }),
  output: BundleFile,
})

export const signBundleContract = endpoint({
  id: 'zero-bundles.sign',
  method: 'POST',
  path: `${path}/:id/receipt`,
  summary: 'Sign for a bundle (签收)',
  params: ById,
  body: z.strictObject({ version }),
  output: BundleFile,
})

export const acknowledgeBundleContract = endpoint({
  id: 'zero-bundles.acknowledge',
  method: 'POST',
  path: `${path}/:id/acknowledgement`,
  summary: 'Say what was done with a bundle: entered into the grid platform, under which number',
  params: ById,
  body: z.strictObject({ text: z.string().trim().min(2).max(2_000), version }),
  output: BundleFile,
})

export const downloadBundleContract = endpoint({
  id: 'zero-bundles.download',
  method: 'GET',
  path: `${path}/:id/file`,
  summary: 'The bundle as .xlsx in the fields of GB/T 31000 dispute events',
  params: ById,
  output: z.any(),
})
