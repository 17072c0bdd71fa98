import { matterNumbers } from '#domain/matters/matter.public.ts'
import { mattersToGrade } from '#domain/matters/regrade.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { findGradedLately, findLatest } from './assessment.store.ts'
import { findCues } from './cue.store.ts'
import { answersOf } from './cue.transition.ts'
import { grade } from './grade.transition.ts'
import type { Trial } from './grading.contract.ts'
import type { RuleSet } from './rule.schema.ts'

const shown = 50

/**
 * What rules would make of the matters that were graded last, beside what was made of them then. The
 * counts are of the whole city; matters are named only as far as the actor may see them.
 */
export async function tryRules(
  tx: Tx,
  { ruleSet, latest }: { readonly ruleSet: RuleSet; readonly latest: number },
): Promise<Trial> {
  const visible = await matterNumbers(tx, await findGradedLately(tx, latest))
  tx.asSystem()
  const ids = await findGradedLately(tx, latest)
  const [graded, then] = await Promise.all([mattersToGrade(tx, ids), findLatest(tx, ids)])
  const cues = await findCues(
    tx,
    graded.flatMap(({ memberIds }) => memberIds),
  )
  const byMatter = Map.groupBy(cues, ({ matterId }) => matterId)
  const compared = graded.flatMap(({ matter, memberIds }) => {
    const before = then.get(matter.id)
    const own = memberIds.flatMap((id) => byMatter.get(id) ?? [])
    if (before === undefined) return []
    const after = grade(ruleSet, { category: matter.category, answers: answersOf(own) })
    return [{ id: matter.id, before, after }]
  })
  const cells = Map.groupBy(compared, ({ before, after }) => `${before.level}${after.level}`)
  return {
    tried: compared.length,
    cells: [...cells.values()].flatMap((all) => {
      const [first] = all
      if (first === undefined) return []
      return [{ before: first.before.level, after: first.after.level, count: all.length }]
    }),
    moreImminent: compared.filter(({ before, after }) => after.imminent && !before.imminent).length,
    lessImminent: compared.filter(({ before, after }) => !after.imminent && before.imminent).length,
    changed: compared
      .flatMap(({ id, before, after }) => {
        const number = visible.get(id)
        if (number === undefined || before.level === after.level) return []
        return [{ id, number, before: before.level, after: after.level }]
      })
      .slice(0, shown),
  }
}
