import { z } from 'zod'
import { CueCode } from '#domain/grading/cue.schema.ts'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { CallView } from './call.contract.ts'
import { PairReason, PairStatus } from './call.schema.ts'
import { PushRow } from './push.contract.ts'

const path = '/api/v1/calls'

export const HouseholdRow = z.strictObject({
  id: z.uuid(),
  divisionName: z.string(),
  surname: z.string(),
  calls: z.int(),
  firstAt: z.string(),
  lastAt: z.string(),
  /** whole days from the first call to the last */
  span: z.int(),
  isRepeat: z.boolean(),
  isEscalating: z.boolean(),
  openPairs: z.int(),
  pushedCalls: z.int().nullable(),
  cues: z.array(CueCode),
})
export type HouseholdRow = z.infer<typeof HouseholdRow>

/** Two calls to compare: one of this household, one of another, or of none. */
export const PairView = z.strictObject({
  id: z.uuid(),
  /** how sure, from 0 to 1 */
  sureness: z.number(),
  bits: z.number(),
  reasons: z.array(PairReason),
  status: PairStatus,
  reason: z.string().nullable(),
  one: CallView,
  other: CallView,
  version: z.int(),
})
export type PairView = z.infer<typeof PairView>

export const HouseholdPage = HouseholdRow.extend({
  place: z.string(),
  gaps: z.array(z.int()),
  within: z.array(z.strictObject({ days: z.int(), calls: z.int(), least: z.int() })),
  members: z.array(CallView),
  /** why each call stands here: its strongest link to an earlier one */
  links: z.array(
    z.strictObject({
      from: z.uuid(),
      to: z.uuid(),
      bits: z.number(),
      reasons: z.array(PairReason),
      isConfirmed: z.boolean(),
    }),
  ),
  review: z.array(PairView),
  decided: z.array(PairView),
  pushes: z.array(PushRow),
  /** why it cannot be pushed now, if it cannot */
  pushRefusal: z.string().nullable(),
})
export type HouseholdPage = z.infer<typeof HouseholdPage>

export const listHouseholdsContract = endpoint({
  id: 'calls.households',
  method: 'GET',
  path: `${path}/households`,
  summary:
    'Households (户组) by their latest call: repeat ones, those that wait to be pushed, or all',
  query: PageQuery.omit({ q: true }).extend({
    view: z.enum(['to-push', 'repeat', 'all']).default('repeat'),
  }),
  output: pageOf(HouseholdRow),
})

export const readHouseholdContract = endpoint({
  id: 'calls.household-read',
  method: 'GET',
  path: `${path}/households/:id`,
  summary:
    'One household: time line, members, why they are linked, what is unsure, what was pushed',
  params: ById,
  output: HouseholdPage,
})

export const listPairsContract = endpoint({
  id: 'calls.pairs',
  method: 'GET',
  path: `${path}/pairs`,
  summary:
    'Links that somebody has to look at, the likeliest first, and how the last decisions fell',
  query: z.strictObject({ status: z.enum(['open', 'deferred']).default('open') }),
  output: z.strictObject({
    items: z.array(PairView.extend({ householdId: z.uuid().nullable(), title: z.string() })),
    decided: z.strictObject({ confirmed: z.int(), separated: z.int(), deferred: z.int() }),
  }),
})

export const decidePairContract = endpoint({
  id: 'calls.pair-decide',
  method: 'POST',
  path: `${path}/pairs/:id/decide`,
  summary: 'Is it one household? The answer survives every later run',
  params: ById,
  body: z.strictObject({
    verdict: z.enum(['confirmed', 'separated', 'deferred']),
    reason: z.string().trim().max(500).default(''),
    version: z.int().optional(),
  }),
  output: z.strictObject({
    id: z.uuid(),
    status: PairStatus,
    /** where the first of the two calls stands now */
    householdId: z.uuid().nullable(),
    version: z.int(),
  }),
})
