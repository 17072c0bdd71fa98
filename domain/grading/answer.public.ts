import { membersOf } from '#domain/matters/regrade.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { FactCode, type CueAnswer, type FoundCue } from './cue.schema.ts'
import { findAnswers } from './cue.store.ts'
import { answersOf } from './cue.transition.ts'

export { findLastAnswer as lastAnswerOf } from './cue.store.ts'

/**
 * What stands answered about each of these matters, with what was merged into it, by the matter's id.
 * As the actor sees it; evidence is not read.
 * @param before only what was recorded before this moment
 */
export async function answersOfMatters(
  tx: Tx,
  ids: readonly string[],
  before?: Date,
): Promise<Map<string, FoundCue[]>> {
  if (ids.length === 0) return new Map()
  const members = await membersOf(tx, ids)
  const cues = await findAnswers(tx, [...new Set([...members.values()].flat())], before)
  const byMatter = Map.groupBy(cues, ({ matterId }) => matterId)
  return new Map(
    [...members].map(([id, memberIds]) => {
      const answers = answersOf(memberIds.flatMap((member) => byMatter.get(member) ?? []))
      return [id, FactCode.options.flatMap((cue) => foundOf(cue, answers[cue]))]
    }),
  )
}

function foundOf(cue: FactCode, answer: CueAnswer | undefined): FoundCue[] {
  return answer === undefined ? [] : [{ cue, answer }]
}
