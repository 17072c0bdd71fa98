/**
 * Names groups of records so that names last: a group keeps the oldest name any of its members had,
 * names that are given up flow into it, and a group without one is named after its first record.
 *
 * @param groups ids in ascending order, group by group
 * @param previous the name of each record's group before; missing for a new record
 * @param made when a name was first given, as a sortable text; the older survives a merge, the
 *   smaller one when both are equally old
 * @returns by record its group's name, and which names flowed into which
 */
export function nameGroups(
  groups: readonly (readonly string[])[],
  previous: ReadonlyMap<string, string>,
  made: ReadonlyMap<string, string> = new Map(),
): { readonly names: ReadonlyMap<string, string>; readonly merged: ReadonlyMap<string, string> } {
  const names = new Map<string, string>()
  const merged = new Map<string, string>()
  const taken = new Set<string>()
  const byFirst = groups.toSorted((x, y) => ((x[0] ?? '') < (y[0] ?? '') ? -1 : 1))
  const claims = byFirst.map((members) => {
    const had = new Map<string, number>()
    for (const id of members) {
      const name = previous.get(id)
      if (name !== undefined) had.set(name, (had.get(name) ?? 0) + 1)
    }
    return { members, had }
  })
  // of a group that was split, the larger piece keeps the name
  const keepers = new Map<string, number>()
  for (const [at, { had }] of claims.entries()) {
    for (const [name, count] of had) {
      const best = keepers.get(name)
      if (best === undefined || count > (claims[best]?.had.get(name) ?? 0)) keepers.set(name, at)
    }
  }
  for (const [at, { members, had }] of claims.entries()) {
    const own = [...had.keys()]
      .filter((name) => keepers.get(name) === at)
      .toSorted((x, y) => compare(made.get(x) ?? '', made.get(y) ?? '') || compare(x, y))
    const name = own[0] ?? freshName(members[0] ?? '', previous, taken)
    taken.add(name)
    for (const other of own.slice(1)) merged.set(other, name)
    for (const id of members) names.set(id, name)
  }
  return { names, merged }
}

function compare(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0
}

/** Named after its first record; numbered on when that name lives elsewhere already. */
function freshName(
  first: string,
  previous: ReadonlyMap<string, string>,
  taken: ReadonlySet<string>,
): string {
  const used = new Set(previous.values())
  let name = `H${first}`
  for (let at = 2; used.has(name) || taken.has(name); at += 1) name = `H${first}-${at}`
  return name
}
