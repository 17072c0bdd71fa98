import { mattersToGrade, regrade } from '#domain/matters/regrade.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Assessment } from './assessment.schema.ts'
import { findLatest, insertAssessments } from './assessment.store.ts'
import { findCues } from './cue.store.ts'
import { answersOf, isSameGrade } from './cue.transition.ts'
import { grade } from './grade.transition.ts'
import { gradingSetting } from './rule-set.schema.ts'

/**
 * Grades matters by the rules in force, as the system: writes an assessment where the result is a new
 * one and raises the matter where it is graver. A matter about which nobody said anything stays as it
 * was found.
 * @param because code of what happened
 * @param isReasserted something new happened: the level that the facts give is taken up again even
 *   where people had agreed on a milder one. Danger that was called off takes new facts.
 */
export async function gradeMatters(
  tx: Tx,
  matterIds: readonly string[],
  because: string,
  { isReasserted }: { readonly isReasserted: boolean },
): Promise<void> {
  if (matterIds.length === 0) return
  const graded = await mattersToGrade(tx, matterIds)
  const [{ number, body: ruleSet }, cues, latest] = await Promise.all([
    settingOf(tx, gradingSetting),
    findCues(
      tx,
      graded.flatMap(({ memberIds }) => memberIds),
    ),
    findLatest(
      tx,
      graded.map(({ matter }) => matter.id),
    ),
  ])
  const { id: byAccount, name: byName } = tx.initiator
  const assessed = graded.flatMap(({ matter, memberIds }) => {
    const own = cues.filter(({ matterId }) => memberIds.includes(matterId))
    if (own.length === 0) return []
    const result = grade(ruleSet, { category: matter.category, answers: answersOf(own) })
    const before = latest.get(matter.id)
    const isNew = before === undefined || !isSameGrade(before, result)
    const { region, division, orgId, audience, sensitivity, named, barred } = matter
    const assessment: Assessment = {
      ...{ region, division, orgId, audience, sensitivity, named, barred },
      ...result,
      ...{ id: newId(), matterId: matter.id, number, because },
      ...{ at: tx.now.toISOString(), byAccount, byName },
    }
    return [{ assessment, isNew }]
  })
  insertAssessments(
    tx,
    assessed.filter(({ isNew }) => isNew).map(({ assessment }) => assessment),
  )
  for (const { assessment, isNew } of assessed) {
    if (!isNew && !isReasserted) continue
    const { matterId, level, imminent } = assessment
    await regrade(tx, matterId, { level, imminent: imminent && isNew, because })
  }
}
