import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { AxeResults } from 'axe-core'
import { chromium, type Browser, type Page } from 'playwright-core'
import { chineseFonts } from './browser-font.ts'
import { bundledChromium, type Executable } from './bundled-chromium.ts'

const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome']

/**
 * A Chromium with Chinese glyphs: the one named by CHROMIUM, else the one from npm, else the machine's.
 * The one from npm is a headless shell: the same everywhere, and it does not stop answering after
 * some hundred pages, as the full Chromium 156 of Debian did.
 */
export async function launchBrowser(): Promise<Browser> {
  const { path, env } = await executable()
  return chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', '--headless=shell', '--disable-dev-shm-usage', '--lang=zh-CN'],
    // Without a UTF-8 locale the browser garbles the name of a chosen file that is not ASCII.
    env: { ...process.env, ...env, LC_ALL: 'C.UTF-8', FONTCONFIG_FILE: chineseFonts() },
  })
}

/** The browser itself, for whoever talks to it without playwright. */
export async function executable(): Promise<Executable> {
  const named = process.env['CHROMIUM'] ?? ''
  if (named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM names no file: ${named}`)
    return { path: named, env: {} }
  }
  const bundled = await bundledChromium()
  if (bundled !== undefined) return bundled
  const path = installed.find((each) => existsSync(each))
  if (path === undefined) throw new Error('no Chromium runs here; name one by CHROMIUM')
  return { path, env: {} }
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** What axe finds on the page as it stands, one line per element: nothing, or a list to read. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Through the debugger rather than a script element: the page's content security policy stays on.
  const isThere = await page.evaluate<boolean>('"axe" in window')
  if (!isThere) await page.evaluate(axeSource)
  const violations = await page.evaluate<AxeResults['violations']>(
    'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)',
  )
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map((node) => {
      const why = node.failureSummary?.split('\n').slice(1).join(' ').trim() ?? ''
      return `${impact ?? 'minor'} · ${id} · ${help} · ${node.target.join(' ')} · ${why}`
    }),
  )
}

/** What makes the page itself wider than its window; a table that scrolls inside its frame does not. */
export function overflowFaults(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.body.querySelectorAll('*')]
      .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
    const named = wide.slice(0, 4).map((one) => one.tagName.toLowerCase() + '.' + one.className)
    return ['page of ' + scrollWidth + ' px: ' + named.join(', ')]
  })()`)
}

const pictures = process.env['TIEXIN_PICTURES']

/** Keeps a picture of the page when TIEXIN_PICTURES names a folder; journeys run without. */
export async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return
  const path = join(pictures, `${name}.png`)
  mkdirSync(dirname(path), { recursive: true })
  await page.screenshot({ path, fullPage: true, animations: 'disabled' })
}
