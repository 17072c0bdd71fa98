import { builtinModules } from 'node:module'
import { z } from 'zod'
import { modulesOf } from './module.ts'
import { roomOf } from './rooms.ts'
import { isTest, type Law, type Tree, type Violation } from './tree.ts'

const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
})

function manifestOf(tree: Tree): z.output<typeof Manifest> {
  return Manifest.parse(JSON.parse(tree.get('package.json') ?? '{}'))
}

/** Loaded by a plug-in or found at run time rather than imported; each with its reason. */
const notImported: Readonly<Record<string, string>> = {}

export const serverPackageLaw: Law = {
  name: 'dependencies are what the server loads: no more and no less',
  find(tree) {
    const { dependencies } = manifestOf(tree)
    const loaded = new Map<string, string>()
    for (const module of modulesOf(tree)) {
      if (!isServed(module.path)) continue
      for (const { pack, isType } of module.imports) {
        if (pack !== undefined && !isType && !isBuiltIn(pack)) loaded.set(pack, module.path)
      }
    }
    const missing = [...loaded]
      .filter(([pack]) => dependencies[pack] === undefined)
      .map(([pack, path]) => ({ path, says: `loads ${pack}, which is not in dependencies` }))
    const idle = Object.keys(dependencies)
      .filter((pack) => !loaded.has(pack) && notImported[pack] === undefined)
      .map((pack) => ({ path: 'package.json', says: `${pack} is in dependencies, but not loaded` }))
    return [...missing, ...idle]
  },
  caught: [
    planted(
      'a server library among the tools',
      {},
      { 'platform/db/tx.ts': "import pg from 'pg'\n" },
    ),
    planted('a library nobody loads', { lodash: '1.0.0' }, {}),
    planted(
      'a browser library among the dependencies',
      { react: '19.0.0' },
      {
        'web/Shell.tsx': "import { useState } from 'react'\nexport const a = useState\n",
      },
    ),
  ],
}

export const browserPackageLaw: Law = {
  name: 'what reaches a browser imports nothing of Node and nothing that only the server has',
  find(tree) {
    const modules = new Map(modulesOf(tree).map((module) => [module.path, module]))
    const { dependencies } = manifestOf(tree)
    const seen = new Set<string>()
    const queue = [...modules.keys()].filter((path) => isScreen(path) && !isTest(path))
    const found: Violation[] = []
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (seen.has(path)) continue
      seen.add(path)
      for (const { file, pack, isType } of modules.get(path)?.imports ?? []) {
        if (isType) continue
        if (file !== undefined) queue.push(file)
        if (pack === undefined) continue
        const isServers = dependencies[pack] !== undefined && pack !== 'zod'
        if (isBuiltIn(pack) || isServers) found.push({ path, says: `takes ${pack} to the browser` })
      }
    }
    return found
  },
  caught: [
    planted(
      'Node through a schema',
      {},
      {
        'domain/visits/web/Visits.tsx': "import { Visit } from '../visit.schema.ts'\nVisit()\n",
        'domain/visits/visit.schema.ts':
          "import { hash } from 'node:crypto'\nexport const Visit = hash\n",
      },
    ),
    planted('a server library', { pg: '8.0.0' }, { 'web/main.tsx': "import pg from 'pg'\npg()\n" }),
  ],
}

function isScreen(path: string): boolean {
  return /^(?:web|field)\/|^domain\/[^/]+\/(?:web|field)\//.test(path)
}

function isServed(path: string): boolean {
  const room = roomOf(path)?.room
  const isEntry = room === 'entry' && !path.endsWith('.config.ts')
  const isHouse =
    room === 'platform' || room === 'slice' || room === 'assembly' || room === 'linkage'
  return (isEntry || isHouse || room === 'city') && !isScreen(path) && !isTest(path)
}

function isBuiltIn(pack: string): boolean {
  return pack.startsWith('node:') || builtinModules.includes(pack)
}

function planted(
  title: string,
  dependencies: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>>,
): Law['caught'][0] {
  return { title, tree: { 'package.json': JSON.stringify({ dependencies }), ...files } }
}
