import { refuse, type Refusal } from '#platform/access/decision.ts'
import type { Dependent, Kept } from './person-merge.schema.ts'
import { stricter, united, type Restrictions } from './person-place.transition.ts'
import type { Person } from './person.schema.ts'

export type Pair = { readonly from: Person; readonly into: Person }

/**
 * `from` goes on in `into`. Both are kept as closely as the stricter of the two; nothing is moved,
 * so that either can stand alone again.
 * @param holdsOthers whether other files were joined to `from` before
 */
export function mergePeople({ from, into }: Pair, holdsOthers: boolean): Pair | Refusal {
  if (from.id === into.id) return refuse('same-person')
  if (from.mergedInto !== null || into.mergedInto !== null) return refuse('person-already-joined')
  if (holdsOthers) return refuse('person-holds-joined-files')
  if (from.identity !== null && into.identity === null) return refuse('keep-file-with-identity')
  if (from.identity !== null && from.identity !== into.identity) return refuse('identity-differs')
  const restrictions = united(into, from)
  if (restrictions.sensitivity === 'sealed' && restrictions.named.length === 0) {
    return refuse('nobody-would-be-left')
  }
  const tags = [...new Set([...into.tags, ...from.tags])].toSorted()
  return {
    from: { ...from, ...restrictions, mergedInto: into.id, version: from.version + 1 },
    into: { ...into, ...restrictions, tags, version: into.version + 1 },
  }
}

/** What hangs on a file is kept at least as closely as the file; nobody is let in to it by that. */
export function follow<Row extends Restrictions>(row: Row, next: Restrictions): Row {
  const sensitivity = stricter(row.sensitivity, next.sensitivity)
  return {
    ...row,
    sensitivity,
    named: sensitivity === row.sensitivity ? row.named : next.named,
    barred: [...new Set([...row.barred, ...next.barred])],
  }
}

/**
 * What was before, except for what somebody decided since: a bar or a closer keeping that came after
 * the files were joined stays.
 */
export function restored(
  kept: Restrictions,
  joined: Restrictions,
  now: Restrictions,
): Restrictions {
  const since = (list: readonly string[], atJoining: readonly string[]): string[] =>
    list.filter((one) => !atJoining.includes(one))
  return {
    sensitivity: now.sensitivity === joined.sensitivity ? kept.sensitivity : now.sensitivity,
    audience: [...new Set([...kept.audience, ...since(now.audience, joined.audience)])],
    named: [...new Set([...kept.named, ...since(now.named, joined.named)])],
    barred: [...new Set([...kept.barred, ...since(now.barred, joined.barred)])],
  }
}

export function unmergePeople({ from, into }: Pair, { files }: Kept): Pair | Refusal {
  const [keptFrom, keptInto] = files
  if (from.mergedInto !== into.id) return refuse('person-not-joined')
  const joined = united(keptInto, keptFrom)
  const addedTags = into.tags.filter((tag) => !keptInto.tags.includes(tag))
  const since = addedTags.filter((tag) => !keptFrom.tags.includes(tag))
  return {
    from: {
      ...from,
      ...restored(keptFrom, joined, from),
      ...{ mergedInto: null, version: from.version + 1 },
    },
    into: {
      ...into,
      ...restored(keptInto, joined, into),
      tags: [...keptInto.tags.filter((tag) => into.tags.includes(tag)), ...since].toSorted(),
      version: into.version + 1,
    },
  }
}

/** The rows that hang on the files, as they were before; those written since stay where they are. */
export function unfollow(
  { files, dependents }: Kept,
  now: readonly Dependent[],
): readonly Dependent[] {
  const joined = united(files[1], files[0])
  const before = new Map(dependents.map((row) => [row.id, row]))
  return now.flatMap((row) => {
    const kept = before.get(row.id)
    return kept === undefined ? [] : [{ ...row, ...restored(kept, follow(kept, joined), row) }]
  })
}

export function restrictionsOf(row: Restrictions): Restrictions {
  const { sensitivity, audience, named, barred } = row
  return { sensitivity, audience, named, barred }
}
