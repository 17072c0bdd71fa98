import { argumentsOf, isNode, modulesOf, nodes, type Module, type Node } from './module.ts'
import { isTest, type Law, type Violation } from './tree.ts'

const lineLimit = 250
const mayBeLong = /\.wording\.ts$|^web\/wording\/|\.data\.ts$|\.generated\.ts$|\.json$|\.md$/

export const lengthLaw: Law = {
  name: `no file is longer than ${lineLimit} lines (seeds, wording and generated files may be)`,
  find: (tree) =>
    [...tree].flatMap(([path, text]): Violation[] => {
      const lines = text.trimEnd().split('\n').length
      if (lines <= lineLimit || mayBeLong.test(path)) return []
      return [{ path, says: `has ${lines} lines` }]
    }),
  caught: [
    { title: 'a long store', tree: { 'domain/visits/visit.store.ts': 'x\n'.repeat(251) } },
    { title: 'a long style sheet', tree: { 'web/base.css': 'a {}\n'.repeat(251) } },
  ],
  allowed: [{ title: 'wording', tree: { 'web/wording/zh.ts': 'x\n'.repeat(900) } }],
}

export const barrelLaw: Law = {
  name: 'no file re-exports another file of ours, but for a slice’s public face by name',
  find: (tree) =>
    modulesOf(tree).flatMap((module) =>
      module.imports
        .filter(({ isReexport, file }) => isReexport && file !== undefined)
        .filter(({ file }) => !isPublicFace(module, file))
        .map(({ specifier }) => ({ path: module.path, says: `re-exports ${specifier}` })),
    ),
  caught: [
    code('a barrel by star', 'domain/visits/visit.jobs.ts', "export * from './visit.store.ts'"),
    code('a barrel by name', 'platform/db/db.ts', "export { newId } from './id.ts'"),
    code(
      'a public face by star',
      'domain/visits/visit.public.ts',
      "export * from './visit.store.ts'",
    ),
    code(
      'a public face of another slice',
      'domain/visits/visit.public.ts',
      "export { a } from '#domain/leads/lead.store.ts'",
    ),
    code('a barrel of types', 'platform/db/db.ts', "export type { Tx } from './tx.ts'"),
  ],
}

export const defaultExportLaw: Law = {
  name: 'nothing is exported by default, except from tool configurations',
  find: (tree) =>
    modulesOf(tree)
      .filter(
        ({ path, hasDefaultExport }) =>
          hasDefaultExport && !/\.config\.ts$|^tests\/global-setup\.ts$/.test(path),
      )
      .map(({ path }) => ({ path, says: 'has a default export' })),
  caught: [
    code('a default component', 'web/Shell.tsx', 'export default function Shell() { return null }'),
    code('a default by name', 'platform/db/id.ts', 'const a = 1\nexport { a as default }'),
  ],
}

/** `visit.public.ts` may name what of its own slice others may use: that is the whole of its purpose. */
function isPublicFace({ path, program }: Module, file: string | undefined): boolean {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const hasStar = [...nodes(program, 'ExportAllDeclaration')].length > 0
  return path.endsWith('.public.ts') && (file ?? '').startsWith(folder) && !hasStar
}

/** Server files that may read the machine's clock, each with its reason. */
const mayReadClock: Readonly<Record<string, string>> = {
  'platform/time/clock.ts': 'it is the clock',
  'platform/db/id.ts': 'an id sorts by when it was made, as those that the library makes do',
  'platform/log/log.ts': 'a line of the log stands beside those of the machine’s other services',
  'commands/open.ts': 'a demonstration’s clock is set by its distance from the machine’s',
}

export const clockLaw: Law = {
  name: 'server code asks the injected clock for the time, never the machine',
  find: (tree) =>
    modulesOf(tree)
      .filter(({ path }) => isServer(path) && mayReadClock[path] === undefined)
      .flatMap((module) => clockReadings(module).concat(clockInSql(module))),
  caught: [
    code('new Date()', 'domain/visits/visit.store.ts', 'export const now = new Date()'),
    code('Date.now()', 'platform/auth/session.ts', 'export const at = Date.now()'),
    code('Date()', 'domain/visits/visit.jobs.ts', 'export const at = Date()'),
    code(
      'now() of the database',
      'domain/visits/visit.store.ts',
      'export const q = sql`select now()`',
    ),
  ],
  allowed: [
    code(
      'a date read from text',
      'domain/visits/visit.store.ts',
      "export const d = new Date('2023-05-06')",
    ),
  ],
}

function isServer(path: string): boolean {
  return (
    /^(?:platform|domain|linkage|city|commands)\/|^(?:main|worker|cli)\.ts$/.test(path) &&
    !isTest(path) &&
    !/^domain\/[^/]+\/(?:web|field)\//.test(path)
  )
}

function clockReadings({ path, program }: Module): Violation[] {
  const found: Violation[] = []
  for (const made of nodes(program, 'NewExpression')) {
    if (isNamed(made['callee'], 'Date') && isEmpty(made['arguments'])) {
      found.push({ path, says: 'new Date() reads the machine’s clock' })
    }
  }
  for (const { callee } of nodes(program, 'CallExpression')) {
    const isNow =
      isNode(callee) &&
      callee.type === 'MemberExpression' &&
      isNamed(callee['object'], 'Date') &&
      isNamed(callee['property'], 'now')
    if (isNow || isNamed(callee, 'Date')) {
      found.push({ path, says: 'Date.now() reads the machine’s clock' })
    }
  }
  return found
}

function clockInSql({ path, program }: Module): Violation[] {
  const found: Violation[] = []
  for (const { tag, quasi } of nodes(program, 'TaggedTemplateExpression')) {
    if (!isNamed(tag, 'sql') || !isNode(quasi)) continue
    const text = [...nodes(quasi, 'TemplateElement')]
      .map(({ value }) => JSON.stringify(value))
      .join()
    if (/\b(?:now\(\)|clock_timestamp\(\)|current_(?:date|timestamp))/i.test(text)) {
      found.push({ path, says: 'SQL reads the database’s clock' })
    }
  }
  return found
}

export const titleLaw: Law = {
  name: 'tests read aloud: a title says what is, never what should be',
  find: (tree) =>
    modulesOf(tree)
      .filter(({ path }) => isTest(path))
      .flatMap((module) =>
        titles(module)
          .filter((title) => /^(?:it )?should\b/i.test(title))
          .map((title) => ({ path: module.path, says: `“${title}”` })),
      ),
  caught: [
    code(
      'a wish',
      'domain/visits/visit.policy.test.ts',
      "test('should refuse a stranger', () => {})",
    ),
  ],
}

function titles({ program }: Module): string[] {
  return [...nodes(program, 'CallExpression')].flatMap((call) => {
    const [first] = argumentsOf(call)
    const isTitled = ['test', 'it', 'describe'].some((name) => isNamed(call['callee'], name))
    if (!isTitled || !isNode(first) || typeof first['value'] !== 'string') return []
    return [first['value']]
  })
}

export const mockLaw: Law = {
  name: 'no test replaces a module of ours',
  find: (tree) =>
    modulesOf(tree).flatMap((module) =>
      [...nodes(module.program, 'CallExpression')]
        .filter(({ callee }) => isMemberOf(callee, 'vi', ['mock', 'doMock', 'hoisted']))
        .map(() => ({ path: module.path, says: 'mocks a module' })),
    ),
  caught: [
    code('a mocked store', 'domain/visits/visit.routes.test.ts', "vi.mock('./visit.store.ts')"),
  ],
}

function isMemberOf(callee: unknown, object: string, properties: readonly string[]): boolean {
  return (
    isNode(callee) &&
    callee.type === 'MemberExpression' &&
    isNamed(callee['object'], object) &&
    properties.some((name) => isNamed(callee['property'], name))
  )
}

function isNamed(node: unknown, name: string): node is Node {
  return isNode(node) && node.type === 'Identifier' && node['name'] === name
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0
}

function code(title: string, path: string, text: string): Law['caught'][0] {
  return { title, tree: { [path]: `${text}\n` } }
}
