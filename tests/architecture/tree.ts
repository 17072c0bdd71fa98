import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Source files by path from the root, `/` between folders. A law sees nothing else, so it can be tried on an invented tree. */
export type Tree = ReadonlyMap<string, string>

export type Violation = { readonly path: string; readonly says: string }

type Planted = { readonly title: string; readonly tree: Readonly<Record<string, string>> }

/** A law of the house. It carries what it must catch, so that a law that catches nothing does not compile. */
export type Law = {
  readonly name: string
  find(tree: Tree): Violation[]
  readonly caught: readonly [Planted, ...Planted[]]
  /** what looks like a violation and is none */
  readonly allowed?: readonly Planted[]
}

const notOurs = new Set(['.git', 'node_modules', 'dist', 'data', 'coverage'])
const text = /(?<!\.result)\.(?:ts|tsx|css|html|sql|md|json)$/

export function readTree(root: string): Tree {
  const files = new Map<string, string>()
  collect('')
  return files

  function collect(folder: string): void {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        if (!notOurs.has(entry.name)) collect(path)
      } else if (text.test(entry.name) && entry.name !== 'package-lock.json') {
        files.set(path, readFileSync(join(root, path), 'utf8'))
      }
    }
  }
}

export function treeOf(files: Readonly<Record<string, string>>): Tree {
  return new Map(Object.entries(files))
}

export function isCode(path: string): boolean {
  return /\.tsx?$/.test(path) && !path.endsWith('.d.ts')
}

export function isTest(path: string): boolean {
  return path.startsWith('tests/') || /\.test\.tsx?$/.test(path)
}
