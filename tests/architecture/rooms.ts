/** Which room of the house a file stands in, and which files of other rooms are open to it (architecture law 2). */
export type Room =
  | {
      readonly room: 'linkage' | 'platform' | 'city' | 'bench' | 'web' | 'field' | 'entry' | 'tests'
    }
  | { readonly room: 'assembly' }
  | { readonly room: 'slice'; readonly slice: string; readonly role: string; readonly part: Part }

type Part = 'pure' | 'server' | 'test' | 'web' | 'field'

/**
 * Closed: a new role is a decision, since everybody who opens a slice must know what each file is.
 * `seed` is what a new region begins with, `extract` the script that makes a seed from its source;
 * `page` is HTML for the public, made by the server (decision 0029).
 */
export const roles = {
  pure: ['schema', 'contract', 'transition', 'policy'],
  server: ['table', 'page', 'store', 'routes', 'jobs', 'public', 'fixtures', 'seed', 'extract'],
  screen: ['wording'],
} as const

const pureRoles: readonly string[] = roles.pure

export function roleOf(path: string): string {
  return /\.([a-z]+)\.tsx?$/.exec(path)?.[1] ?? ''
}

export function roomOf(path: string): Room | undefined {
  const [first = '', second = '', third = ''] = path.split('/')
  if (!path.includes('/')) return { room: 'entry' }
  switch (first) {
    case 'linkage':
    case 'platform':
    case 'city':
    case 'bench':
    case 'web':
    case 'field':
    case 'tests':
      return { room: first }
    case 'commands':
      return { room: 'entry' }
    case 'domain':
      return third === '' ? { room: 'assembly' } : sliceRoom(path, second, third)
    default:
      return undefined
  }
}

function sliceRoom(path: string, slice: string, third: string): Room {
  const role = roleOf(path)
  const place = (part: Part): Room => ({ room: 'slice', slice, role, part })
  if (role === 'test') return place('test')
  if (third === 'web' || third === 'field') return place(third)
  return place(pureRoles.includes(role) ? 'pure' : 'server')
}

/** What fixtures and tests may take from other slices to invent their records. */
const invented = ['public', 'schema', 'fixtures', 'seed']

const onlyTypes = /^platform\/(?:access|time|text)\//

/** May a file of `from` import the file `to`? Packages are another law's matter. */
export function mayImport(from: Room, to: Room, toPath: string): boolean {
  if (to.room === 'tests') return from.room === 'tests' || isTestFile(from)
  if (to.room === 'slice' && to.part === 'test') return false
  switch (from.room) {
    case 'tests':
      return true
    case 'linkage':
      return to.room === 'linkage' || toPath.startsWith('platform/text/')
    case 'platform':
      return to.room === 'platform'
    case 'city':
    case 'bench':
      return (
        to.room === from.room ||
        (from.room === 'bench' && (to.room === 'city' || to.room === 'linkage')) ||
        to.room === 'platform' ||
        to.room === 'assembly' ||
        (from.room === 'bench' && to.room === 'entry') ||
        hasRole(to, ['fixtures', 'public', 'store', 'schema', 'contract', 'seed'])
      )
    case 'web':
    case 'field':
      return to.room !== 'city' && to.room !== 'bench' && !isShell(to, from.room)
    case 'entry':
      return to.room !== 'bench' && to.room !== 'web' && to.room !== 'field'
    case 'assembly':
      return (
        to.room === 'platform' ||
        to.room === 'assembly' ||
        hasRole(to, ['routes', 'public', 'jobs'])
      )
    case 'slice':
      return sliceMayImport(from, to, toPath)
  }
}

function sliceMayImport(from: Extract<Room, { room: 'slice' }>, to: Room, toPath: string): boolean {
  const own = to.room === 'slice' && to.slice === from.slice
  switch (from.part) {
    case 'pure':
      return (
        (own && to.part === 'pure') ||
        hasRole(to, ['schema']) ||
        onlyTypes.test(toPath) ||
        (from.role === 'contract' && toPath === 'platform/http/endpoint.ts')
      )
    case 'server':
      return (
        (own && to.part !== 'web' && to.part !== 'field') ||
        to.room === 'platform' ||
        hasRole(to, from.role === 'fixtures' ? invented : ['public', 'schema']) ||
        (to.room === 'linkage' && ['calls', 'people'].includes(from.slice))
      )
    case 'test':
      return (
        own ||
        to.room === 'platform' ||
        to.room === 'linkage' ||
        hasRole(to, [...invented, 'contract'])
      )
    case 'web':
    case 'field':
      return (
        (own && (to.part === 'pure' || to.part === from.part)) ||
        hasRole(to, ['contract', 'schema']) ||
        to.room === from.part ||
        onlyTypes.test(toPath) ||
        toPath === 'platform/http/endpoint.ts'
      )
  }
}

function hasRole(room: Room, anyOf: readonly string[]): boolean {
  return room.room === 'slice' && anyOf.includes(room.role)
}

function isTestFile(room: Room): boolean {
  return room.room === 'slice' && room.part === 'test'
}

function isShell(room: Room, except: 'web' | 'field'): boolean {
  const shell = room.room === 'slice' ? room.part : room.room
  return (shell === 'web' || shell === 'field') && shell !== except
}
