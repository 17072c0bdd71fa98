import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { AxeResults } from 'axe-core'
import { chromium, type Browser, type Page } from 'playwright-core'
import { chineseFonts } from './browser-font.ts'
import { bundledChromium } from './bundled-chromium.ts'

const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome']

/**
 * A Chromium with Chinese glyphs: the one named by CHROMIUM, else the machine's, else the one from npm.
 * TIEXIN_BUNDLED_CHROMIUM=1 takes the last in any case, as a bare machine would.
 */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env['TIEXIN_BUNDLED_CHROMIUM'] === '1' ? undefined : installedChromium()
  const { path, env } = own === undefined ? await bundledChromium() : { path: own, env: {} }
  return chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', '--headless=shell', '--disable-dev-shm-usage', '--lang=zh-CN'],
    env: { ...process.env, ...env, FONTCONFIG_FILE: chineseFonts() },
  })
}

function installedChromium(): string | undefined {
  const named = process.env['CHROMIUM']
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM names no file: ${named}`)
    return named
  }
  return installed.find((path) => existsSync(path))
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** What axe finds on the page as it stands, one line per element: nothing, or a list to read. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Through the debugger rather than a script element: the page's content security policy stays on.
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate<AxeResults>(
    'axe.run(document, { resultTypes: ["violations"] })',
  )
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map((node) => {
      const why = node.failureSummary?.split('\n').slice(1).join(' ').trim() ?? ''
      return `${impact ?? 'minor'} · ${id} · ${help} · ${node.target.join(' ')} · ${why}`
    }),
  )
}

const pictures = process.env['TIEXIN_PICTURES']

/** Keeps a picture of the page when TIEXIN_PICTURES names a folder; journeys run without. */
export async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return
  const path = join(pictures, `${name}.png`)
  mkdirSync(dirname(path), { recursive: true })
  await page.screenshot({ path, fullPage: true, animations: 'disabled' })
}
