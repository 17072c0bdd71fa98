/** One place where two versions of a setting say different things. */
export type Difference = {
  readonly path: readonly string[]
  readonly before: string | undefined
  readonly after: string | undefined
}

/** What changed between two versions, field by field; lists of records are matched by their code. */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  const [old, next] = [leavesOf(before), leavesOf(after)]
  const keys = [...new Set([...old.keys(), ...next.keys()])]
  return keys
    .filter((key) => old.get(key) !== next.get(key))
    .map((key) => ({ path: key.split('\u0000'), before: old.get(key), after: next.get(key) }))
}

function leavesOf(value: unknown, path: readonly string[] = []): Map<string, string> {
  if (Array.isArray(value)) {
    const entries = value.map((item, at) => [codeOf(item) ?? String(at + 1), item] as const)
    return mergedLeaves(entries, path)
  }
  if (typeof value === 'object' && value !== null) return mergedLeaves(Object.entries(value), path)
  const leaves = new Map<string, string>()
  if (value !== undefined) leaves.set(path.join('\u0000'), textOf(value))
  return leaves
}

function mergedLeaves(
  entries: readonly (readonly [string, unknown])[],
  path: readonly string[],
): Map<string, string> {
  return new Map(entries.flatMap(([name, item]) => [...leavesOf(item, [...path, name])]))
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value)
}

function codeOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null || !('code' in item)) return undefined
  return typeof item.code === 'string' ? item.code : undefined
}
