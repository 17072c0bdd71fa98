import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoLogins, demoPassword, type Login } from '#city/accounts.ts'
import { writeVisitsWorkbook } from '#city/workbook.ts'
import type { Role } from '#platform/access/actor.ts'
import { isFor, type Page as ConsolePage } from '#web/kit/page.ts'
import { accessibilityFaults, launchBrowser, overflowFaults, picture } from '../browser.ts'
import { signIn } from '../server-process.ts'
import { serveCity, type CityServer } from './city-server.ts'
import { consoleFaults, enter, settled } from './console.ts'
import { askForHelp } from './help-visitor.ts'
import { callOwner, pushHousehold } from './month-of-calls.ts'

// The console's own list. Its name is no literal, because the server's type check knows no screens.
const screens: string = '#web/pages.ts'
const { pages } = (await import(screens)) as { pages: readonly ConsolePage[] }

const isFull = process.env['TIEXIN_TEST_FULL'] === '1'

/** Pages of one record, and the list its id is taken from. */
const listOf: Readonly<Record<string, string>> = {
  '/visits/$id': '/api/v1/visits',
  '/visits/imports/$id': '/api/v1/visits/imports',
  '/leads/$id': '/api/v1/leads',
  '/contacts/$id': '/api/v1/hotline/contacts',
  '/people/$id': '/api/v1/people',
  '/organisations/$id': '/api/v1/organisations',
  '/matters/$id': '/api/v1/matters',
  '/accounts/$id': '/api/v1/accounts',
  '/accounts/$id/kin': '/api/v1/accounts',
  '/ledgers/$id': '/api/v1/ledgers',
  '/supervision/$id': '/api/v1/supervision',
  '/referrals/$id': '/api/v1/referrals',
  '/orders/$id': '/api/v1/orders',
  '/warnings/$id': '/api/v1/warnings',
  '/zero-reports/$id': '/api/v1/zero-reports',
  '/zero-checks/$id': '/api/v1/zero-checks',
  '/zero-bundles/$id': '/api/v1/zero-bundles',
  '/late-items/$id': '/api/v1/device-items/quarantined',
  '/imports/$id': '/api/v1/imports',
  '/help-requests/$id': '/api/v1/help-requests',
  '/calls/imports/$id': '/api/v1/calls/imports',
  '/calls/households/$id': '/api/v1/calls/households',
  '/calls/pushes/$id': '/api/v1/calls/pushes',
}

/** Pages of what is no record. */
const knownAddress: Readonly<Record<string, string>> = {
  '/figures/$code': '/figures/visits?period=2023',
  '/outcomes/$code': '/outcomes/recurrence?period=2023',
  '/settings/$kind': '/settings/clocks',
  // Open by name alone: `duty.test.ts` opens one as its handler and as the police.
  '/mandatory-reports/$id': '/mandatory-reports?status=received',
  '/missed-reports/$id': '/missed-reports?status=missed',
  // A city of a year ago has nothing that is old enough to be erased.
  '/retention/$id': '/retention',
}

/** Begun from what a matter says. */
const fromMatter: ReadonlySet<string> = new Set(['/orders/new', '/warnings/new'])

const languages = ['zh-CN', 'en'] as const

describe('every page of the console', () => {
  let server: CityServer
  beforeAll(async () => {
    server = await serveCity('--scale', '0.05')
    await handIn()
  })
  afterAll(() => server?.close())

  /** A browser of its own for each visitor: one alone stopped answering after some two hundred pages. */
  async function inBrowser(look: (browser: Browser) => Promise<void>): Promise<void> {
    const browser = await launchBrowser()
    try {
      await look(browser)
    } finally {
      await browser.close()
    }
  }

  /** A file with faults and a ledger, so that their pages have something to tell. */
  async function handIn(): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'tiexin-pages-'))
    const file = join(folder, '走访.xlsx')
    await writeVisitsWorkbook(file, { scale: 0.05, broken: 10 })
    const officer = await signIn(server.url, 'chengmin', demoPassword)
    const answer = await officer.upload('/api/v1/visits/imports', '走访.xlsx', readFileSync(file))
    expect(answer.status).toBe(200)
    const begun = await officer.upload(
      '/api/v1/imports?kind=visits',
      '走访.xlsx',
      readFileSync(file),
    )
    expect(begun.status).toBe(200)
    await askForHelp(server.url, '420222101000')
    await pushHousehold(server.url)
    const ledger = { name: '单亲家庭', query: { tags: ['single-parent'] }, columns: ['name'] }
    const kept = await officer.send('POST', '/api/v1/ledgers', { ...ledger, sharing: 'own' })
    expect(kept.status).toBe(200)
    rmSync(folder, { recursive: true })
  }

  const visits = demoLogins
    .filter(isFirstOfHerOffice)
    .flatMap(({ username, role }) =>
      languages.map((language) => ({ username, role, language, paths: pathsOf(role) })),
    )
  // Side by side, since a page is waited for longer than it is looked at.
  test.concurrent.each(visits)(
    'can be read by everybody: $role, $language',
    (visit) =>
      inBrowser(async (browser) => {
        const { username, role, language, paths } = visit
        const page = await enter(browser, server.url, username, { language })
        const found: string[] = []
        for (const path of paths) {
          const address = await addressFor(page, path)
          if (address === undefined) {
            // Whoever goes first must find one; another role may have none of her own.
            // Calls are one police organisation's alone, whatever other liaisons there are.
            const isTheirs = !path.startsWith('/calls/') || username === callOwner
            if (isTheirs && newPathsOf(role).includes(path)) {
              found.push(`${path}: the city has none to show`)
            }
            continue
          }
          found.push(...(await faultsAt(page, address, `${role}${path}-${language}`)))
        }
        expect(found).toEqual([])
      }),
    // Some fifty pages, one after another; what hangs is told by its own step.
    isFull ? 1_800_000 : 600_000,
  )

  /** What is wrong with a page on a desk and on a phone. */
  async function faultsAt(page: Page, address: string, name: string): Promise<string[]> {
    const found: string[] = []
    await page.setViewportSize({ width: 1280, height: 860 })
    await page.goto(`${server.url}${address}`)
    await settled(page)
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 860 })
      const faults = [
        ...(await accessibilityFaults(page)),
        ...(await overflowFaults(page)),
        ...consoleFaults(page),
      ]
      found.push(...faults.map((fault) => `${address} at ${width} px: ${fault}`))
      await picture(page, `${name.replaceAll('/', '_')}-${width}`)
    }
    return found
  }

  test.each(languages)('can be read before signing in: %s', (language) =>
    inBrowser(async (browser) => {
      const context = await browser.newContext({ locale: language })
      const page = await context.newPage()
      await page.goto(server.url)
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click()
      await settled(page)
      expect(await accessibilityFaults(page)).toEqual([])
      await picture(page, `login-${language}`)
    }),
  )

  /** Where a page is; that of a record is the first one of its list, if there is one. */
  async function addressFor(page: Page, path: string): Promise<string | undefined> {
    const known = knownAddress[path]
    if (known !== undefined) return known
    if (fromMatter.has(path)) {
      const [matter] = await idsIn(page, '/api/v1/matters')
      return matter === undefined ? undefined : `${path}?matter=${matter}`
    }
    if (path === '/meetings/$id') return meetingAddress(page)
    if (!path.includes('$')) {
      return `${path}${pages.find((each) => each.path === path)?.query ?? ''}`
    }
    const list = listOf[path]
    if (list === undefined) throw new Error(`say where a record of ${path} comes from`)
    const [first] = await idsIn(page, list)
    return first === undefined ? undefined : path.replace('$id', first)
  }

  async function idsIn(page: Page, list: string): Promise<readonly string[]> {
    const answer = await page.request.get(`${server.url}${list}`)
    const { items } = (await answer.json()) as { items: readonly { id: string }[] }
    return items.map(({ id }) => id)
  }

  /** A meeting is found on the page of its matter. */
  async function meetingAddress(page: Page): Promise<string | undefined> {
    for (const matter of await idsIn(page, '/api/v1/matters?size=100')) {
      const [meeting] = await idsIn(page, `/api/v1/matters/${matter}/meetings`)
      if (meeting !== undefined) return `/meetings/${meeting}`
    }
    return undefined
  }
})

/** A colleague in the same office sees the same pages. */
function isFirstOfHerOffice({ username, role, kind, division }: Login): boolean {
  const first = demoLogins.find(
    (each) => each.role === role && each.kind === kind && each.division === division,
  )
  return first?.username === username
}

/** Whoever has the most pages goes first, so that the others need not go through them again. */
function inOrder(): readonly Role[] {
  const count = (role: Role): number => pages.filter((page) => isFor(page, [role])).length
  return demoLogins.map(({ role }) => role).toSorted((one, other) => count(other) - count(one))
}

/** By day every page once in each language; the full run opens it for each role that has it. */
function pathsOf(role: Role): readonly string[] {
  if (!isFull) return newPathsOf(role)
  return pages.filter((page) => isFor(page, [role])).map(({ path }) => path)
}

/** A role's first page, and every page that no role before it has opened. */
function newPathsOf(role: Role): readonly string[] {
  const before = inOrder().slice(0, inOrder().indexOf(role))
  const open = pages.filter((page) => isFor(page, [role]))
  return open
    .filter((page, at) => at === 0 || !before.some((earlier) => isFor(page, [earlier])))
    .map(({ path }) => path)
}
