import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { tiexin } from './server-process.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'docs/runbooks')
const books = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(join(folder, name), 'utf8'),
}))

/** Whoever follows one at night follows it to the letter. */
describe('the runbooks', { timeout: 60_000 }, () => {
  let commands: readonly string[] = []
  const helps = new Map<string, Promise<string>>()
  beforeAll(async () => {
    const { stdout } = await tiexin({})
    commands = [...stdout.matchAll(/^ {2}(\S+(?: \S+)?) {2,}/gm)].map(([, name = '']) => name)
  }, 60_000)

  function helpOf(name: string): Promise<string> {
    const known = helps.get(name) ?? tiexin({}, ...name.split(' '), '--help').then(textOf)
    helps.set(name, known)
    return known
  }

  test.each(books)('$name names only commands and options that there are', async ({ text }) => {
    const named = [...text.matchAll(/\.\/tiexin ([a-z]+(?: [a-z]+)?)([^\n`|]*)/g)]
    expect(named.length).toBeGreaterThan(0)
    for (const [line, words = '', rest = ''] of named) {
      const name = [words, words.split(' ')[0] ?? ''].find((each) => commands.includes(each))
      expect([line, name]).not.toEqual([line, undefined])
      const options = [...rest.matchAll(/--[a-z-]+/g)]
      const help = options.length === 0 ? '' : await helpOf(name ?? '')
      for (const [option] of options) expect(help).toContain(option)
    }
  })

  test.each(books)('$name points to files that are there', ({ text }) => {
    const files = [...text.matchAll(/`((?:deploy|tests|domain|docs)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    )
    expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([])
    const others = [...text.matchAll(/`([a-z-]+\.md)`/g)].map(([, name = '']) => name)
    expect(others.filter((name) => !existsSync(join(folder, name)))).toEqual([])
  })
})

function textOf({ stdout }: { stdout: string }): string {
  return stdout
}
