import { modulesOf, type Module } from './module.ts'
import { mayImport, roomOf, type Room } from './rooms.ts'
import { isTest, type Law, type Tree, type Violation } from './tree.ts'

export const importLaw: Law = {
  name: 'a file imports only what its room may import',
  find(tree) {
    return modulesOf(tree).flatMap((module) =>
      module.imports.flatMap(({ file }) => {
        const from = roomOf(module.path)
        if (file === undefined || from === undefined || isShared(from)) return []
        const to = roomOf(file)
        if (to === undefined || mayImport(testRoom(module.path, from), to, file)) return []
        return [{ path: module.path, says: `may not import ${file}` }]
      }),
    )
  },
  caught: [
    planted('linkage', 'linkage/score.ts', '#platform/db/sql.ts'),
    planted('the platform', 'platform/db/tx.ts', '#domain/visits/visit.schema.ts'),
    planted('a transition', 'domain/visits/visit.transition.ts', './visit.store.ts'),
    planted('a schema', 'domain/visits/visit.schema.ts', '#platform/db/sql.ts'),
    planted('a policy', 'domain/visits/visit.policy.ts', '#domain/leads/lead.policy.ts'),
    planted('a store', 'domain/visits/visit.store.ts', '#domain/leads/lead.store.ts'),
    planted('a routes file', 'domain/visits/visit.routes.ts', '#city/visits.ts'),
    planted('a slice outside calls and people', 'domain/leads/lead.jobs.ts', '#linkage/score.ts'),
    planted('a screen', 'domain/visits/web/VisitList.tsx', '../visit.store.ts'),
    planted(
      'a screen of another slice',
      'domain/visits/web/VisitList.tsx',
      '#domain/leads/web/Lead.tsx',
    ),
    planted('a phone screen', 'domain/visits/field/Visit.tsx', '#web/kit/Button.tsx'),
    planted('the console', 'web/router.ts', '#field/outbox.ts'),
    planted('the city', 'city/visits.ts', '#domain/visits/visit.routes.ts'),
    planted('the list of routes', 'domain/routes.ts', './visits/visit.store.ts'),
    planted('a type import', 'platform/db/tx.ts', '#domain/visits/visit.schema.ts', 'import type'),
    planted('production code', 'domain/visits/visit.store.ts', '#tests/house.ts'),
  ],
  allowed: [
    planted(
      'a fixture of another slice',
      'domain/matters/matter.fixtures.ts',
      '#domain/leads/lead.fixtures.ts',
    ),
    planted(
      'a public file of another slice',
      'domain/matters/matter.jobs.ts',
      '#domain/leads/lead.public.ts',
    ),
    planted('the house of the tests', 'domain/matters/matter.routes.test.ts', '#tests/house.ts'),
  ],
}

function planted(title: string, from: string, to: string, form = 'import'): Law['caught'][0] {
  return { title, tree: { [from]: `${form} { x } from '${to}'\nexport const y: typeof x = x\n` } }
}

/** Tool configurations stand at the root and belong to no room. */
function isShared(room: Room): boolean {
  return room.room === 'tests'
}

/** A test beside a platform or city file may use what the tests share. */
function testRoom(path: string, room: Room): Room {
  return room.room !== 'slice' && isTest(path) ? { room: 'tests' } : room
}

export const cycleLaw: Law = {
  name: 'no file imports itself through others, types included',
  find: (tree) => cyclesOf(tree).map((ring) => ({ path: ring[0] ?? '', says: ring.join(' → ') })),
  caught: [
    {
      title: 'a ring of three',
      tree: {
        'platform/a.ts': "import { b } from './b.ts'\nexport const a = b\n",
        'platform/b.ts': "import { c } from './c.ts'\nexport const b = c\n",
        'platform/c.ts': "import type { a } from './a.ts'\nexport const c: typeof a = 1\n",
      },
    },
    {
      title: 'a type written as import(…)',
      tree: {
        'platform/a.ts': "import type { B } from './b.ts'\nexport type A = B\n",
        'platform/b.ts': "export type B = import('./a.ts').A[]\n",
      },
    },
  ],
}

/** Strongly connected components of more than one file (Tarjan 1972). */
function cyclesOf(tree: Tree): string[][] {
  const modules = new Map(modulesOf(tree).map((module) => [module.path, module]))
  const order = new Map<string, { index: number; low: number; open: boolean }>()
  const stack: string[] = []
  const cycles: string[][] = []
  for (const path of modules.keys()) if (!order.has(path)) visit(path)
  return cycles

  function visit(path: string): number {
    const mark = { index: order.size, low: order.size, open: true }
    order.set(path, mark)
    stack.push(path)
    for (const next of ownImports(modules.get(path))) {
      if (!modules.has(next)) continue
      const seen = order.get(next)
      if (seen === undefined) mark.low = Math.min(mark.low, visit(next))
      else if (seen.open) mark.low = Math.min(mark.low, seen.index)
    }
    if (mark.low === mark.index) close(path)
    return mark.low
  }

  function close(root: string): void {
    const ring = stack.splice(stack.indexOf(root))
    for (const path of ring) {
      const mark = order.get(path)
      if (mark !== undefined) mark.open = false
    }
    const self = ownImports(modules.get(root)).includes(root)
    if (ring.length > 1 || self) cycles.push(ring)
  }
}

function ownImports(module: Module | undefined): string[] {
  return module?.imports.flatMap(({ file }) => (file === undefined ? [] : [file])) ?? []
}

export const aliasLaw: Law = {
  name: 'an import that leaves its room or slice is written with #',
  find: (tree) =>
    modulesOf(tree).flatMap((module): Violation[] =>
      module.imports
        .filter(({ file, specifier }) => {
          return (
            file !== undefined &&
            specifier.startsWith('.') &&
            home(file) !== home(module.path) &&
            isNamed(file)
          )
        })
        .filter(() => module.path.includes('/') && home(module.path) !== 'domain')
        .map(({ specifier }) => ({ path: module.path, says: `write ${specifier} with #` })),
    ),
  caught: [
    {
      title: 'a climb into another slice',
      tree: { 'domain/visits/visit.jobs.ts': "import '../leads/lead.public.ts'\n" },
    },
    {
      title: 'a climb into another room',
      tree: { 'city/a.ts': "import '../platform/db/id.ts'\n" },
    },
  ],
}

/** Rooms that package.json gives a # name; the entries and their commands have none. */
const named = new Set(['domain', 'platform', 'web', 'field', 'city', 'bench', 'tests', 'linkage'])

/** `domain/visits` for a slice, the first folder for the rest. */
function home(path: string): string {
  const [first = '', second = '', third] = path.split('/')
  return first === 'domain' && third !== undefined ? `${first}/${second}` : first
}

function isNamed(file: string): boolean {
  return named.has(file.slice(0, file.indexOf('/')))
}
