import {
  argumentsOf,
  callsOf,
  isNode,
  listIn,
  modulesOf,
  nodes,
  type Module,
  type Node,
} from './module.ts'
import type { Law, Tree, Violation } from './tree.ts'

type Declared = {
  readonly path: string
  /** `recordVisitContract` */
  readonly contract: string
  readonly audit: string | undefined
  readonly kind: string
}

const writing = ['command', 'creation', 'upload']
const tables = ['policyTable', 'creationTable']
const audited = [...writing, 'download', 'query', 'reading']

/** Every route that the slices declare, as it stands in the source. */
function routesOf(tree: Tree): Declared[] {
  return modulesOf(tree)
    .filter(({ path }) => /^domain\/.*\.routes\.ts$/.test(path))
    .flatMap((module) =>
      audited.flatMap((kind) =>
        [...callsOf(module, kind)].map((call) => declared(module, kind, call)),
      ),
    )
}

function declared(module: Module, kind: string, call: Node): Declared {
  const [contract, parts] = argumentsOf(call)
  return {
    path: module.path,
    kind,
    contract: written(module, contract).replace(/^.*\./, ''),
    audit: auditOf(parts),
  }
}

function auditOf(parts: unknown): string | undefined {
  if (!isNode(parts)) return undefined
  const named = listIn(parts['properties']).find(
    (each) => isNode(each) && isNode(each['key']) && each['key']['name'] === 'audit',
  )
  const value: unknown = isNode(named) ? named['value'] : undefined
  return isNode(value) && typeof value['value'] === 'string' ? value['value'] : undefined
}

function written({ text }: Module, node: unknown): string {
  if (!isNode(node)) return ''
  const { start, end } = node
  return typeof start === 'number' && typeof end === 'number' ? text.slice(start, end) : ''
}

export const auditNameLaw: Law = {
  name: 'every change names its audit event in place: subject and past tense, once',
  find(tree) {
    const first = new Map<string, Declared>()
    return routesOf(tree)
      .filter(({ kind }) => kind !== 'query' && kind !== 'reading')
      .flatMap((route): Violation[] => {
        const { path, contract, audit } = route
        if (audit === undefined) return [{ path, says: `${contract} has no audit name as text` }]
        if (!isPast(audit)) return [{ path, says: `${audit} is not in the past tense` }]
        const earlier = first.get(audit)
        first.set(audit, route)
        return earlier === undefined
          ? []
          : [{ path, says: `${audit} is already the name of ${earlier.contract}` }]
      })
  },
  caught: [
    routes('a command without name', 'command(closeContract, { may, apply })'),
    routes('a name by variable', 'command(closeContract, { may, audit: name })'),
    routes('an imperative', "command(closeContract, { may, audit: 'matter.close' })"),
    routes('a name without subject', "command(closeContract, { may, audit: 'closed' })"),
    routes(
      'a name given twice',
      "command(aContract, { audit: 'matter.closed' }), creation(bContract, { audit: 'matter.closed' })",
    ),
  ],
  allowed: [routes('an irregular past', "command(takeContract, { may, audit: 'matter.taken' })")],
}

const irregular = new Set([
  'taken',
  'given',
  'begun',
  'sent',
  'read',
  'written',
  'put',
  'left',
  'found',
  'seen',
  'made',
  'held',
  'told',
  'undone',
  'withdrawn',
  'withdrew',
  'kept',
  'lost',
  'set',
  'shown',
  'met',
  'ended',
  'broken',
])

/** `matter.revisit-recorded`: the last word is a past participle. */
function isPast(name: string): boolean {
  if (!/^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/.test(name)) return false
  const words = name.slice(name.indexOf('.') + 1).split('-')
  return words.some((word) => irregular.has(word) || word.endsWith('ed'))
}

export const policyTableLaw: Law = {
  name: 'every command has a table of examples that runs against code and database',
  find(tree) {
    const examples = modulesOf(tree)
      .filter(({ path }) => path.endsWith('.test.ts'))
      .flatMap((module) =>
        tables.flatMap((table) => [...callsOf(module, table)].map((call) => named(module, call))),
      )
    return routesOf(tree)
      .filter(({ kind }) => kind === 'command' || kind === 'creation')
      .filter(({ contract }) => !examples.some((names) => names.has(contract)))
      .map(({ path, contract }) => ({ path, says: `${contract} has no policyTable` }))
  },
  caught: [
    routes('a command without examples', "command(closeContract, { may, audit: 'matter.closed' })"),
    {
      title: 'examples of another command',
      tree: {
        ...routes('', "command(closeContract, { may, audit: 'matter.closed' })").tree,
        'domain/matters/matter.policy.test.ts': 'policyTable(takeContract, {})\n',
      },
    },
  ],
  allowed: [
    {
      title: 'a command with examples',
      tree: {
        ...routes('', "command(closeContract, { may, audit: 'matter.closed' })").tree,
        'domain/matters/matter.policy.test.ts': 'policyTable(closeContract, {})\n',
      },
    },
  ],
}

/** Every name in the call, and in the declarations that it names: a route may be looked up first. */
function named(module: Module, call: Node): Set<string> {
  const direct = identifiersIn(call)
  const declared = [...nodes(module.program, 'VariableDeclarator')].filter(
    ({ id }) => isNode(id) && typeof id['name'] === 'string' && direct.has(id['name']),
  )
  return new Set([direct, ...declared.map(identifiersIn)].flatMap((names) => Array.from(names)))
}

function identifiersIn(node: Node): Set<string> {
  return new Set(
    [...nodes(node, 'Identifier')].flatMap(({ name }) => (typeof name === 'string' ? [name] : [])),
  )
}

export const openLaw: Law = {
  name: 'an endpoint outside the common shapes says why',
  find: (tree) =>
    modulesOf(tree)
      .filter(({ path }) => /^domain\/.*\.routes\.ts$/.test(path))
      .flatMap((module) =>
        [...callsOf(module, 'openTo')].flatMap((call): Violation[] => {
          const [, reason] = argumentsOf(call)
          const why: unknown = isNode(reason) ? reason['value'] : undefined
          return typeof why === 'string' && why.length >= 20
            ? []
            : [{ path: module.path, says: `give a reason: ${written(module, call).slice(0, 60)}` }]
        }),
      ),
  caught: [routes('an open door without reason', "openTo('public', '', loginContract, login)")],
}

function routes(title: string, text: string): Law['caught'][0] {
  return { title, tree: { 'domain/matters/matter.routes.ts': `export const r = [${text}]\n` } }
}
