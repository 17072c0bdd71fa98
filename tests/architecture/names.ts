import { roles } from './rooms.ts'
import { isCode, type Law, type Tree, type Violation } from './tree.ts'

const kebab = '[a-z0-9]+(?:-[a-z0-9]+)*'
const domainRoles = [...roles.pure, ...roles.server].join('|')

/** What a file may be called, by where it stands. The first pattern whose folder fits decides. */
const patterns: readonly (readonly [folder: RegExp, name: RegExp, expected: string])[] = [
  [/^$/, /^(?:[a-z]+(?:\.config)?\.ts|index\.html|[A-Za-z.-]+\.(?:md|json))$/, '<entry>.ts'],
  [/^domain$/, new RegExp(`^${kebab}\\.ts$`), '<list>.ts'],
  [
    /^domain\/[^/]+$/,
    new RegExp(
      `^(?:${kebab}\\.(?:${domainRoles})\\.ts|${kebab}(?:\\.[a-z]+)?\\.test\\.ts|README\\.md|${kebab}\\.json)$`,
    ),
    `<singular>.<role>.ts with a role of ${domainRoles}`,
  ],
  [
    /^domain\/[^/]+\/(?:web|field)$/,
    new RegExp(
      `^(?:[A-Z][A-Za-z0-9]*(?:\\.test)?\\.tsx|${kebab}(?:\\.wording|\\.test)?\\.ts|${kebab}\\.css)$`,
    ),
    'PascalCase.tsx, <singular>.wording.ts or <name>.ts',
  ],
  [
    /^(?:web|field)(?:\/|$)/,
    new RegExp(
      `^(?:[A-Z][A-Za-z0-9]*(?:\\.test)?\\.tsx|main\\.tsx|${kebab}(?:\\.wording|\\.test)?\\.ts|vite-env\\.d\\.ts|README\\.md|${kebab}\\.(?:css|html|json))$`,
    ),
    'PascalCase.tsx for a component, <name>.ts for the rest',
  ],
  [
    /^database\/migrations$/,
    new RegExp(`^20\\d{6}-\\d{4}-${kebab}\\.sql$`),
    'YYYYMMDD-NNNN-<name>.sql',
  ],
  [/^docs\/decisions$/, new RegExp(`^\\d{4}-${kebab}\\.md$`), 'NNNN-<name>.md'],
  [/^docs(?:\/|$)/, new RegExp(`^${kebab}\\.(?:md|json)$`), '<name>.md'],
  [
    /^(?:platform|linkage|city|bench|commands|tests)(?:\/|$)/,
    new RegExp(
      `^(?:${kebab}(?:\\.fixtures)?(?:\\.test)?\\.ts|${kebab}\\.(?:json|html)|README\\.md)$`,
    ),
    '<name>.ts',
  ],
]

export const fileNameLaw: Law = {
  name: 'a file is named for what it is and the role it plays',
  find: (tree) =>
    [...tree.keys()].flatMap((path): Violation[] => {
      const at = path.lastIndexOf('/')
      const [folder, name] = [path.slice(0, Math.max(at, 0)), path.slice(at + 1)]
      const pattern = patterns.find(([place]) => place.test(folder))
      if (pattern === undefined || pattern[1].test(name)) return []
      return [{ path, says: `expected ${pattern[2]}` }]
    }),
  caught: [
    empty('a role nobody knows', 'domain/visits/visit.service.ts'),
    empty('a slice file without role', 'domain/visits/visit.ts'),
    empty('a component in small letters', 'domain/visits/web/visit-list.tsx'),
    empty('a camelCase file', 'platform/db/openDatabase.ts'),
    empty('an undated migration', 'database/migrations/0012-visits.sql'),
    empty('an unnumbered decision', 'docs/decisions/antd.md'),
  ],
}

const rooms = new Set([
  'domain',
  'linkage',
  'platform',
  'web',
  'field',
  'city',
  'commands',
  'database',
  'deploy',
  'bench',
  'docs',
  'tests',
])

export const roomLaw: Law = {
  name: 'the house has the rooms it was planned with, and folders are in kebab-case',
  find: (tree) =>
    [...tree.keys()].flatMap((path): Violation[] => {
      const folders = path.split('/').slice(0, -1)
      const [first] = folders
      if (first !== undefined && !rooms.has(first) && !first.startsWith('.')) {
        return [{ path, says: `${first}/ is no room of the house` }]
      }
      const odd = folders.find((name) => !/^[.a-z0-9-]+$/.test(name))
      return odd === undefined ? [] : [{ path, says: `folder ${odd} is not in kebab-case` }]
    }),
  caught: [
    empty('a room for everything', 'src/visit.ts'),
    empty('a folder in camelCase', 'domain/zeroReports/zero-report.schema.ts'),
  ],
}

const saysNothing = /(?:^|[.-])(?:index|utils?|helpers?|common|misc|manager|shared|stuff)(?=[.-])/i

export const emptyNameLaw: Law = {
  name: 'no file or folder is called index, utils, helpers, common, misc, manager or shared',
  find: (tree) =>
    [...tree.keys()]
      .filter(
        (path) => isCode(path) && path.split('/').some((part) => saysNothing.test(`${part}.`)),
      )
      .map((path) => ({ path, says: 'a name that says nothing' })),
  caught: [
    empty('a barrel', 'domain/visits/index.ts'),
    empty('a drawer', 'platform/text/string-utils.ts'),
    empty('a folder of drawers', 'web/helpers/date.ts'),
    empty('a manager', 'platform/auth/session-manager.ts'),
  ],
}

export const migrationOrderLaw: Law = {
  name: 'migrations are numbered one after another, and their dates never go back',
  find(tree) {
    const names = [...tree.keys()]
      .filter((path) => path.startsWith('database/migrations/'))
      .toSorted((left, right) => (numberOf(left) < numberOf(right) ? -1 : 1))
    return names.flatMap((path, at): Violation[] => {
      const before = names[at - 1]
      if (before === undefined) return []
      if (numberOf(before) === numberOf(path)) {
        return [{ path, says: `has the number of ${before}` }]
      }
      return dateOf(before) > dateOf(path) ? [{ path, says: `is dated before ${before}` }] : []
    })
  },
  caught: [
    {
      title: 'a number given twice',
      tree: {
        'database/migrations/20261124-0001-a.sql': '',
        'database/migrations/20261124-0001-b.sql': '',
      },
    },
    {
      title: 'a date that goes back',
      tree: {
        'database/migrations/20261124-0001-a.sql': '',
        'database/migrations/20261101-0002-b.sql': '',
      },
    },
  ],
}

function numberOf(path: string): string {
  return /\d{8}-(\d{4})/.exec(path)?.[1] ?? ''
}

function dateOf(path: string): string {
  return /(\d{8})-\d{4}/.exec(path)?.[1] ?? ''
}

export const glossaryLaw: Law = {
  name: 'every slice is a noun of the glossary, in both languages',
  find(tree) {
    const rows = (tree.get('docs/glossary.md') ?? '')
      .split('\n')
      .filter((line) => line.startsWith('|'))
    return slicesOf(tree).flatMap((slice): Violation[] => {
      const word = new RegExp(`\\b${singular(slice).replaceAll('-', '[ -]')}`, 'i')
      const row = rows.find((line) => word.test(line))
      const path = `domain/${slice}`
      if (row === undefined) return [{ path, says: 'is not in docs/glossary.md' }]
      return /\p{Script=Han}/u.test(row)
        ? []
        : [{ path, says: 'has no Chinese word in the glossary' }]
    })
  },
  caught: [
    {
      title: 'a slice nobody explains',
      tree: {
        'domain/pairing/pairing.schema.ts': '',
        'docs/glossary.md': '| 走访 | visit | … |',
      },
    },
    {
      title: 'a slice without its Chinese word',
      tree: { 'domain/visits/visit.schema.ts': '', 'docs/glossary.md': '| | visit | … |' },
    },
  ],
}

export const readmeLaw: Law = {
  name: 'every slice has a README of 10 to 40 lines',
  find: (tree) =>
    slicesOf(tree).flatMap((slice): Violation[] => {
      const path = `domain/${slice}/README.md`
      const lines = (tree.get(path) ?? '').trim().split('\n').length
      return lines >= 10 && lines <= 40 ? [] : [{ path, says: `has ${lines} lines` }]
    }),
  caught: [
    empty('a slice without README', 'domain/visits/visit.schema.ts'),
    {
      title: 'a README that says nothing',
      tree: { 'domain/visits/visit.schema.ts': '', 'domain/visits/README.md': '# Visits\n' },
    },
  ],
}

function slicesOf(tree: Tree): string[] {
  const slices = [...tree.keys()].flatMap((path) => /^domain\/([^/]+)\//.exec(path)?.[1] ?? [])
  return [...new Set(slices)]
}

function singular(noun: string): string {
  if (noun === 'people') return 'person'
  return noun.replace(/ies$/, '').replace(/s$/, '')
}

function empty(title: string, path: string): Law['caught'][0] {
  return { title, tree: { [path]: '' } }
}
