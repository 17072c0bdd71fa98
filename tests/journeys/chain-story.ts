import type { Page } from 'playwright-core'
import { launchBrowser, picture } from '../browser.ts'
import { countsOf, expectSound, expectUnseen, type Counts } from './chain-sight.ts'
import { serveCity } from './city-server.ts'
import { enter, settled } from './console.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

export type Story = {
  readonly url: string
  /** names and numbers that nobody outside may come across */
  readonly words: string[]
  /** somebody signs in, does her work, and goes; the page that she leaves is sound */
  as(username: string, path: string, work: (page: Page) => Promise<void>): Promise<void>
  pass(milliseconds: number): Promise<void>
  /** what somebody's lists hold before it begins */
  lookBefore(username: string): Promise<void>
  expectHidden(username: string, paths: readonly string[]): Promise<void>
  end(): Promise<void>
}

export async function beginStory(words: string[]): Promise<Story> {
  const server = await serveCity('--scale', '0.02')
  const browser = await launchBrowser()
  const before = new Map<string, Counts>()
  return {
    ...{ url: server.url, words, pass: (milliseconds) => server.pass(milliseconds) },
    async as(username, path, work) {
      const page = await enter(browser, server.url, username)
      await page.goto(server.url + path)
      await settled(page)
      await work(page)
      await expectSound(page)
      await picture(page, `chain-${Date.now()}-${username}`)
      await page.context().close()
    },
    async lookBefore(username) {
      const page = await enter(browser, server.url, username)
      before.set(username, await countsOf(page))
      await page.context().close()
    },
    async expectHidden(username, paths) {
      const page = await enter(browser, server.url, username)
      await expectUnseen(page, { paths, words }, before.get(username) ?? {})
      await page.context().close()
    },
    async end() {
      await browser.close()
      await server.close()
    },
  }
}

export function pathOf(page: Page): string {
  return new URL(page.url()).pathname
}
