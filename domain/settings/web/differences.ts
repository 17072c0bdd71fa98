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
    .filter(({ path, before: was, after: is }) => path.at(-1) !== order || isReordered(was, is))
}

/** Where the first rule that fits decides, their order is part of what they say. */
const order = 'order'

function isReordered(before = '', after = ''): boolean {
  const [was, is] = [before.split(arrow), after.split(arrow)]
  const shared = (codes: readonly string[], others: readonly string[]): string =>
    codes.filter((code) => others.includes(code)).join(arrow)
  return shared(was, is) !== shared(is, was)
}

/** Between the codes of an order. */
export const arrow = ' → '

function leavesOf(value: unknown, path: readonly string[] = []): Map<string, string> {
  if (Array.isArray(value)) {
    const entries = value.map((item, at) => [codeOf(item) ?? String(at + 1), item] as const)
    const leaves = mergedLeaves(entries, path)
    if (path.at(-1) === 'rules') {
      leaves.set([...path, order].join('\u0000'), entries.map(([code]) => code).join(arrow))
    }
    return leaves
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

/** What records that have a code are called in the language of the page: a rule, a group. */
export function namesByCode(
  bodies: readonly unknown[],
  language: 'zh' | 'en',
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const name = language in value ? (value as Record<string, unknown>)[language] : undefined
    const code = codeOf(value)
    if (code !== undefined && typeof name === 'string') names.set(code, name)
    for (const each of Object.values(value)) look(each)
  }
  for (const body of bodies) look(body)
  return names
}
