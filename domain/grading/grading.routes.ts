import { placeOfMatter } from '#domain/matters/matter.public.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { Place } from '#platform/access/place.ts'
import { creation, query, type Route } from '#platform/http/route.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import type { Cue } from './cue.schema.ts'
import { mayReadGrading, mayRecordCues, mayTryRules } from './cue.policy.ts'
import {
  readGradingContract,
  readRuleSetContract,
  recordCuesContract,
  tryRulesContract,
} from './grading.contract.ts'
import { newCues, saveCues } from './grading.public.ts'
import { presentGrading } from './grading-page.store.ts'
import { gradingSetting } from './rule-set.schema.ts'
import { tryRules } from './trial.store.ts'

/** One filling of the checklist. */
type Checklist = { readonly id: string; readonly version: 1; readonly cues: readonly Cue[] }

type Prepared = { readonly matterId: string; readonly place: Place }

export const gradingRoutes: readonly Route[] = [
  query(readGradingContract, {
    may: mayReadGrading,
    read: (tx, { params }) => presentGrading(tx, params.id),
    audit: 'grading.read',
  }),

  creation<typeof recordCuesContract, Checklist, Prepared>(recordCuesContract, {
    async prepare(tx, { params }): Promise<Prepared | Refusal> {
      const place = await placeOfMatter(tx, params.id)
      return place === undefined ? refuse('not-found') : { matterId: params.id, place }
    },
    may: (actor, _, { place }) => mayRecordCues(actor, place),
    apply: ({ answers }, { matterId, place }, on) => ({
      id: matterId,
      version: 1,
      cues: newCues(
        answers.map(({ fact, answer, evidence }) => ({
          ...{ matterId, cue: fact, answer, source: { kind: 'checklist', id: matterId } },
          evidence: evidence === '' ? undefined : evidence,
        })),
        place,
        on,
      ),
    }),
    save: (tx, { cues }) => saveCues(tx, cues),
    present: ({ id, cues }) => ({ matterId: id, recorded: cues.length }),
    audit: 'matter-cues.recorded',
  }),

  query(readRuleSetContract, {
    may: mayReadGrading,
    read: (tx) => settingOf(tx, gradingSetting),
  }),

  // Nothing is changed: a reading, sent as POST because rules do not fit into an address.
  query(tryRulesContract, { may: mayTryRules, read: (tx, { body }) => tryRules(tx, body) }),
]
