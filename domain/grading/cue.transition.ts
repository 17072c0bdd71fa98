import type { Answers, Cue, FactCode } from './cue.schema.ts'
import type { Grade } from './grade.schema.ts'

/** What stands of each source: its latest answer, where an `unknown` takes nothing back. */
export function standingCues<Each extends Pick<Cue, 'cue' | 'answer' | 'sourceKind' | 'sourceId'>>(
  cues: readonly Each[],
): Each[] {
  const latest = new Map<string, Each>()
  for (const cue of cues) {
    const key = [cue.cue, cue.sourceKind, cue.sourceId].join()
    if (cue.answer !== 'unknown' || !latest.has(key)) latest.set(key, cue)
  }
  return [...latest.values()]
}

/**
 * One answer per fact: a yes of any source stands until that source itself says no, since a second
 * person who does not know of it disproves nothing. @param cues in the order of recording
 */
export function answersOf(
  cues: readonly Pick<Cue, 'cue' | 'answer' | 'sourceKind' | 'sourceId'>[],
): Answers {
  const answers: Partial<Record<FactCode, Cue['answer']>> = {}
  for (const { cue, answer } of standingCues(cues)) {
    const other = answers[cue]
    if (other === 'yes' || (other === 'no' && answer === 'unknown')) continue
    answers[cue] = answer
  }
  return answers
}

/** Whether two gradings stand on the same facts and say the same: then there is nothing new to tell. */
export function isSameGrade(one: Grade, other: Grade): boolean {
  return printOf(one) === printOf(other)
}

function printOf({ level, imminent, fired }: Grade): string {
  return JSON.stringify([level, imminent, fired.map(({ rule, evidence }) => [rule, evidence])])
}
