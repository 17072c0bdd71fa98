import { Readable } from 'node:stream'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { readSheet } from '#platform/spreadsheets/sheet-reader.ts'
import { accessibilityFaults } from '../browser.ts'
import { consoleFaults, countIn, findings, settled } from './console.ts'

/** What must stay out of somebody's sight: records by their address, people and numbers by name. */
export type Secret = { readonly paths: readonly string[]; readonly words: readonly string[] }

export const notices = '/notices?state=all'
const lists = ['/matters', '/leads', '/orders', '/warnings', '/people'] as const

export type Counts = Readonly<Record<string, number>>

/** Of records alone: notices come to everybody meanwhile, the month's report to executives too. */
export async function countsOf(page: Page): Promise<Counts> {
  const counts: Record<string, number> = {}
  for (const list of lists) counts[list] = await countIn(page, list)
  return counts
}

/** List, count, search, address, notices, export: none of them tells that there is such a thing. */
export async function expectUnseen(page: Page, secret: Secret, before: Counts): Promise<void> {
  for (const list of [...lists, notices]) {
    const count = await countIn(page, list)
    expect([list, count]).toEqual([list, before[list] ?? count])
    const shown = await page.locator('body').innerText()
    for (const word of secret.words) expect(shown).not.toContain(word)
  }
  for (const word of secret.words) expect([word, await findings(page, word)]).toEqual([word, []])
  for (const path of secret.paths) {
    await page.goto(new URL(path, page.url()).href)
    await page.getByText(/没有这一页，或者它没有对您开放|这一页不归您的岗位/).waitFor()
  }
  for (const path of ['visits', 'audit-log']) {
    const exported = await exportOf(page, path)
    for (const word of secret.words) expect(exported).not.toContain(word)
  }
  // A page that is refused says so in the console too.
  consoleFaults(page)
}

/** The text of a workbook as she may have it, which may be none at all. */
async function exportOf(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(new URL(`/api/v1/${path}/export`, page.url()).href)
  if (!answer.ok()) {
    expect(answer.status()).toBe(403)
    return ''
  }
  const rows: string[] = []
  for await (const { cells } of readSheet({ stream: Readable.from([await answer.body()]) })) {
    rows.push(cells.map(String).join(' '))
  }
  return rows.join('\n')
}

/** The page as it stands can be used by everybody, and its console complains of nothing. */
export async function expectSound(page: Page): Promise<void> {
  await settled(page)
  expect(await accessibilityFaults(page)).toEqual([])
  expect(consoleFaults(page)).toEqual([])
}
