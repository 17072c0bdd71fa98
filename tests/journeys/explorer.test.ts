import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoLogins } from '#city/accounts.ts'
import type { Role } from '#platform/access/actor.ts'
import { isFor, type Page as ConsolePage } from '#web/kit/page.ts'
import { launchBrowser } from '../browser.ts'
import { serveCity, type CityServer } from './city-server.ts'
import { consoleFaults, enter, settled } from './console.ts'
import { press, pressablesIn } from './presses.ts'

// The console's own list. Its name is no literal, because the server's type check knows no screens.
const screens: string = '#web/pages.ts'
const { pages } = (await import(screens)) as { pages: readonly ConsolePage[] }

const isFull = process.env['TIEXIN_TEST_FULL'] === '1'

type Visit = { readonly username: string; readonly paths: readonly string[] }

/** By day a few who differ most, on the pages they work on; the full run takes everybody everywhere. */
const sample: readonly Visit[] = [
  {
    username: 'lexiufang',
    paths: ['/', '/leads', '/matters', '/matters/$id', '/visits', '/people/$id', '/dashboard'],
  },
  {
    username: 'chengmin',
    paths: ['/orders/new', '/warnings/new', '/dashboard', '/reports', '/retention'],
  },
  { username: 'xuguoping', paths: ['/', '/referrals', '/referrals/$id', '/calls'] },
  { username: 'anquan', paths: ['/accounts', '/accounts/$id'] },
]

/** Records whose list lies elsewhere than the page. */
const listOf: Readonly<Record<string, string>> = {
  '/contacts/$id': '/hotline/contacts',
  '/accounts/$id/kin': '/accounts',
  '/visits/imports/$id': '/visits/imports',
  '/calls/imports/$id': '/calls/imports',
  '/calls/households/$id': '/calls/households',
  '/calls/pushes/$id': '/calls/pushes',
}

/** Pages of what is no record. */
const knownAddress: Readonly<Record<string, string>> = {
  '/figures/$code': '/figures/visits?period=2023',
  '/outcomes/$code': '/outcomes/recurrence?period=2023',
  '/settings/$kind': '/settings/clocks',
}

const languages = ['zh-CN', 'en'] as const

describe('every button of the console', () => {
  let server: CityServer
  beforeAll(async () => {
    server = await serveCity('--scale', '0.02')
  })
  afterAll(() => server?.close())

  // Side by side, since a press is waited for longer than it takes; one person in one language at a
  // time, because she may end her own other session.
  test.concurrent.each(whoGoesWhere())(
    'does something when it is pressed, and no complaint: $username',
    async (visit) => {
      for (const language of languages) {
        await inBrowser((browser) => exploredBy(browser, visit, language))
      }
    },
    isFull ? 1_800_000 : 600_000,
  )

  async function exploredBy(
    browser: Browser,
    { username, paths }: Visit,
    language: (typeof languages)[number],
  ): Promise<void> {
    const page = await enter(browser, server.url, username, { language })
    const broken: string[] = []
    page.on('response', (answer) => {
      if (answer.status() >= 500) broken.push(`${answer.status()} of ${answer.url()}`)
    })
    const found: string[] = []
    let pressed = 0
    const explore = async (address: string, scope: string): Promise<void> => {
      const at = await explored(page, address, scope)
      pressed += at.pressed
      const faults = [...at.faults, ...broken.splice(0)]
      found.push(...faults.map((fault) => `${language} ${address} ${fault}`))
    }
    for (const path of paths) {
      const address = await addressFor(page, path)
      if (address !== undefined) await explore(address, '#work')
    }
    const [first] = paths
    if (first !== undefined) await explore('/notices', 'header.bar')
    expect(found).toEqual([])
    // Who finds nothing to press has not looked.
    expect(pressed).toBeGreaterThan(paths.length)
  }

  async function inBrowser(look: (browser: Browser) => Promise<void>): Promise<void> {
    const browser = await launchBrowser()
    try {
      await look(browser)
    } finally {
      await browser.close()
    }
  }

  async function explored(
    page: Page,
    address: string,
    scope: string,
  ): Promise<{ pressed: number; faults: string[] }> {
    const faults: string[] = []
    let pressed = 0
    await open(page, address)
    const there = page.url()
    for (const one of await pressablesIn(page, scope)) {
      if (page.url() !== there) await open(page, address)
      let answer = await press(page, scope, one)
      if (answer === 'missing') {
        // Pressing another has changed the page; if it is not there afresh, somebody dealt with it.
        await open(page, address)
        answer = await press(page, scope, one)
      }
      if (answer === 'missing') continue
      pressed += 1
      const complaints = consoleFaults(page).filter((fault) => !isRefusal(fault))
      faults.push(...[...answer, ...complaints].map((fault) => `“${one.name}”: ${fault}`))
      if (answer.length > 0) await open(page, address)
    }
    return { pressed, faults }
  }

  async function open(page: Page, address: string): Promise<void> {
    await page.goto(`${server.url}${address}`)
    try {
      await settled(page)
    } catch (cause) {
      throw new Error(`${address} does not come to rest, at ${page.url()}`, { cause })
    }
  }

  /** Where a page is; that of a record is the first one of its list, if there is one. */
  async function addressFor(page: Page, path: string): Promise<string | undefined> {
    const known = knownAddress[path]
    if (known !== undefined) return known
    if (!path.includes('$')) {
      return `${path}${pages.find((each) => each.path === path)?.query ?? ''}`
    }
    const list = listOf[path] ?? path.slice(0, path.indexOf('/$'))
    const answer = await page.request.get(`${server.url}/api/v1${list}`)
    if (!answer.ok()) return undefined
    const { items = [] } = (await answer.json()) as { items?: readonly { id: string }[] }
    const [record] = items
    return record === undefined ? undefined : path.replace('$id', record.id)
  }
})

/** A browser says in its console that the server refused; what the page says of it is its own affair. */
function isRefusal(fault: string): boolean {
  return /Failed to load resource: the server responded with a status of 4\d\d/.test(fault)
}

function whoGoesWhere(): readonly Visit[] {
  if (!isFull) return sample
  return demoLogins.map(({ username, role }) => ({ username, paths: pathsOf(role) }))
}

function pathsOf(role: Role): readonly string[] {
  return pages.filter((page) => isFor(page, [role])).map(({ path }) => path)
}
