import { posix } from 'node:path'
import { parseSync } from 'vite'
import { isCode, type Tree } from './tree.ts'

export type Import = {
  /** as written */
  readonly specifier: string
  /** path of our own file, or undefined for a package */
  readonly file: string | undefined
  /** `fastify`, `@fastify/cookie`, `node:fs`; undefined for our own file */
  readonly pack: string | undefined
  /** nothing of it is left when the program runs */
  readonly isType: boolean
  readonly isReexport: boolean
}

/** A node of the syntax tree, as far as the laws look at it. */
export type Node = { readonly type: string; readonly [field: string]: unknown }

export type Module = {
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
  readonly hasDefaultExport: boolean
  readonly program: Node
}

const parsed = new Map<string, Module>()

/** Every TypeScript file of the tree, parsed exactly (vite's own parser), not guessed by patterns. */
export function modulesOf(tree: Tree): Module[] {
  return [...tree].filter(([path]) => isCode(path)).map(([path, text]) => moduleOf(path, text))
}

function moduleOf(path: string, text: string): Module {
  const known = parsed.get(path)
  if (known?.text === text) return known
  const result = parseSync(path, text)
  if (result.errors.length > 0) throw new Error(`${path}: ${result.errors[0]?.message ?? ''}`)
  const program: unknown = result.program
  const tree = isNode(program) ? program : { type: 'Program' }
  const module: Module = {
    path,
    text,
    program: tree,
    hasDefaultExport: result.module.staticExports.some(({ entries }) =>
      entries.some(({ exportName: { kind, name } }) => kind === 'Default' || name === 'default'),
    ),
    imports: importsOf(path, text, result.module, tree),
  }
  parsed.set(path, module)
  return module
}

type Parsed = ReturnType<typeof parseSync>['module']

function importsOf(path: string, text: string, module: Parsed, program: Node): Import[] {
  const found: Import[] = []
  const add = (specifier: string, isType: boolean, isReexport: boolean): void => {
    found.push({ specifier, isType, isReexport, ...targetOf(path, specifier) })
  }
  for (const { moduleRequest, entries } of module.staticImports) {
    add(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType), false)
  }
  for (const { entries } of module.staticExports) {
    const [first] = entries
    if (first?.moduleRequest) {
      add(
        first.moduleRequest.value,
        entries.every(({ isType }) => isType),
        true,
      )
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const written = text.slice(moduleRequest.start, moduleRequest.end)
    if (/^['"`][^$]*['"`]$/.test(written)) add(written.slice(1, -1), false, false)
  }
  for (const node of nodes(program, 'TSImportType')) {
    const source = node['source'] ?? node['argument']
    if (isNode(source) && typeof source['value'] === 'string') add(source['value'], true, false)
  }
  return found
}

function targetOf(from: string, specifier: string): Pick<Import, 'file' | 'pack'> {
  if (specifier.startsWith('#')) return { file: specifier.slice(1), pack: undefined }
  if (specifier.startsWith('.')) {
    return { file: posix.join(posix.dirname(from), specifier), pack: undefined }
  }
  const [first = '', second = ''] = specifier.split('/')
  if (first.startsWith('node:')) return { file: undefined, pack: specifier }
  return { file: undefined, pack: first.startsWith('@') ? `${first}/${second}` : first }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** All nodes of one type below `root`. */
export function* nodes(root: unknown, type: string): Generator<Node> {
  if (Array.isArray(root)) {
    for (const item of root) yield* nodes(item, type)
  } else if (typeof root === 'object' && root !== null) {
    if (isNode(root) && root.type === type) yield root
    for (const value of Object.values(root)) {
      if (typeof value === 'object' && value !== null) yield* nodes(value, type)
    }
  }
}

/** What a call is given. */
export function argumentsOf(call: Node): readonly unknown[] {
  return listIn(call['arguments'])
}

export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : []
}

/** Calls of a plain function by name: `command(…)`. */
export function* callsOf(module: Module, name: string): Generator<Node> {
  for (const call of nodes(module.program, 'CallExpression')) {
    const callee = call['callee']
    if (isNode(callee) && callee.type === 'Identifier' && callee['name'] === name) yield call
  }
}
