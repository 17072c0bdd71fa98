import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as commands from './architecture/commands.ts'
import * as imports from './architecture/imports.ts'
import * as migrations from './architecture/migrations.ts'
import * as names from './architecture/names.ts'
import * as packages from './architecture/packages.ts'
import * as shape from './architecture/shape.ts'
import { readTree, treeOf, type Law } from './architecture/tree.ts'

const house = readTree(join(import.meta.dirname, '..'))

const laws: readonly Law[] = [imports, names, shape, packages, migrations, commands].flatMap(
  (chapter) => Object.values(chapter).filter(isLaw),
)

function isLaw(value: unknown): value is Law {
  return typeof value === 'object' && value !== null && 'find' in value && 'caught' in value
}

describe.each(laws)('the law: $name', (law) => {
  test('holds in the house', () => {
    expect(law.find(house).map(({ path, says }) => `${path}: ${says}`)).toEqual([])
  })

  test.each(law.caught)('catches $title', ({ tree }) => {
    expect(law.find(treeOf(tree))).not.toEqual([])
  })

  test.each(law.allowed ?? [])('lets $title pass', ({ tree }) => {
    expect(law.find(treeOf(tree))).toEqual([])
  })
})

test('the laws see the whole house', () => {
  expect(laws.length).toBeGreaterThan(20)
  expect(house.size).toBeGreaterThan(100)
})
