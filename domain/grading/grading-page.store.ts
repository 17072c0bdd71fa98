import { findGradable } from '#domain/matters/regrade.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { isRefusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Assessment } from './assessment.schema.ts'
import { findAssessments } from './assessment.store.ts'
import { mayRecordCues } from './cue.policy.ts'
import type { Cue } from './cue.schema.ts'
import { findCues } from './cue.store.ts'
import { answersOf, standingCues } from './cue.transition.ts'
import { grade } from './grade.transition.ts'
import type { AssessmentView, CueView, Grading } from './grading.contract.ts'
import { gradingSetting } from './rule-set.schema.ts'

/** How many earlier assessments are shown; all of them stay. */
const shown = 20

/** Everything under the actor's own scope: what she does not see is not there. */
export async function presentGrading(tx: Tx, matterId: string): Promise<Grading | undefined> {
  const [gradable, { number, body }, history] = await Promise.all([
    findGradable(tx, matterId),
    settingOf(tx, gradingSetting),
    findAssessments(tx, matterId, shown),
  ])
  if (gradable === undefined) return undefined
  const { matter, memberIds } = gradable
  const cues = await findCues(tx, memberIds)
  const answers = answersOf(cues)
  const { category, level } = matter
  const now = cues.length === 0 ? null : grade(body, { category, answers })
  return {
    ...{ now, number, ruleSet: body, category, level, answers },
    milder: now !== null && now.level > level ? now.level : null,
    cues: standingCues(cues).map(viewOfCue),
    history: history.map(viewOfAssessment),
    mayRecord: !isRefusal(mayRecordCues(tx.initiator, matter)),
  }
}

function viewOfCue(cue: Cue): CueView {
  const { id, answer, sourceKind, recordedAt, recordedByName } = cue
  const evidence = cue.evidence ?? null
  return { id, fact: cue.cue, answer, evidence, sourceKind, recordedAt, recordedByName }
}

function viewOfAssessment(assessment: Assessment): AssessmentView {
  const { id, number, level, imminent, score, fired, because, at, byName } = assessment
  return { id, number, level, imminent, score, fired, because, at, byName }
}
