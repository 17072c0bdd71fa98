import { z } from 'zod'
import { DivisionPrefixes } from '#domain/divisions/division.schema.ts'
import { CueCode } from '#domain/grading/cue.schema.ts'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { Selection } from './call-rule.schema.ts'
import { Handling } from './call.schema.ts'

const path = '/api/v1/calls'

/** A raw call, for the police alone; identity and telephone masked. */
export const CallView = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  calledAt: z.string(),
  divisionName: z.string(),
  selection: Selection,
  selectionCodes: z.array(z.string()),
  isViolent: z.boolean(),
  handling: Handling,
  householdId: z.uuid().nullable(),
  caller: z.string(),
  sex: z.string(),
  phone: z.string(),
  identity: z.string(),
  address: z.string(),
  category: z.string(),
  narrative: z.string(),
  station: z.string(),
  outcome: z.string(),
  cues: z.array(CueCode),
  chosenBecause: z.string().nullable(),
  version: z.int(),
})
export type CallView = z.infer<typeof CallView>

export const listCallsContract = endpoint({
  id: 'calls.list',
  method: 'GET',
  path,
  summary: 'The police organisation’s own calls (警情), the latest first',
  query: PageQuery.extend({
    selection: Selection.optional(),
    /** `unhandled`: violence without a written warning, a referral or a push */
    view: z.enum(['unhandled']).optional(),
    batch: z.uuid().optional(),
    division: DivisionPrefixes.optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  output: pageOf(CallView),
})

export const chooseCallContract = endpoint({
  id: 'calls.choose',
  method: 'POST',
  path: `${path}/:id/choose`,
  summary: 'Say whether a borderline call is about women, children or a family',
  params: ById,
  body: z.strictObject({
    verdict: Selection.exclude(['borderline']),
    reason: z.string().trim().min(2).max(500),
    version: z.int().optional(),
  }),
  output: CallView,
})

export const separateCallContract = endpoint({
  id: 'calls.separate',
  method: 'POST',
  path: `${path}/:id/separate`,
  summary: 'Take a call out of its household: it never comes back there by itself',
  params: ById,
  body: z.strictObject({
    reason: z.string().trim().min(2).max(500),
    version: z.int().optional(),
  }),
  output: CallView,
})

/** The rate with what it is made of, and beside it whether anybody was met. */
export const CallRate = z.strictObject({
  days: z.int(),
  /** N: calls about women, children and families in the window */
  calls: z.int(),
  /** Σ(nᵢ−1): calls beyond the first of each household */
  repeats: z.int(),
  callsBefore: z.int(),
  repeatsBefore: z.int(),
  computedAt: z.string().nullable(),
  /** of what desks reported back in the window */
  contacts: z.strictObject({ met: z.int(), familyOnly: z.int(), notReached: z.int() }),
})
export type CallRate = z.infer<typeof CallRate>

export const readCallRateContract = endpoint({
  id: 'calls.rate',
  method: 'GET',
  path: `${path}/rate`,
  summary:
    'Repeat-call rate with window, key and denominator; revisit and lost-contact rate beside it',
  output: CallRate,
})
