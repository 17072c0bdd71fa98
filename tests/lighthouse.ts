import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import lighthouse from 'lighthouse'
import { chineseFonts } from './browser-font.ts'
import { executable } from './browser.ts'

/** What Lighthouse says of a page, from 0 to 1, with what it names where accessibility is not whole. */
export type Verdict = {
  readonly url: string
  readonly performance: number
  readonly accessibility: number
  readonly faults: readonly string[]
}

/**
 * Looks at pages as on a phone of the middle class on a slow line (Lighthouse's own defaults for
 * `mobile`: 4 × slower processor, 1.6 Mbit/s, 150 ms), each in a browser of its own.
 */
export async function verdictsOn(urls: readonly string[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for (const url of urls) verdicts.push(await verdictOn(url))
  return verdicts
}

async function verdictOn(url: string): Promise<Verdict> {
  const port = await freePort()
  const browser = await debuggedBrowser(port)
  try {
    const found = await lighthouse(url, {
      ...{ port, output: 'json', logLevel: 'error', formFactor: 'mobile' },
      onlyCategories: ['performance', 'accessibility'],
    })
    if (found === undefined) throw new Error(`Lighthouse says nothing of ${url}`)
    const { categories, audits, runtimeError } = found.lhr
    if (runtimeError !== undefined) throw new Error(`${url}: ${runtimeError.message}`)
    const accessibility = categories['accessibility']
    const faults = (accessibility?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const audit = audits[id]
      const isFault = audit !== undefined && weight > 0 && audit.score !== null && audit.score < 1
      return isFault ? [`${id}: ${audit.title}`] : []
    })
    return {
      url,
      performance: categories['performance']?.score ?? 0,
      accessibility: accessibility?.score ?? 0,
      faults,
    }
  } finally {
    browser.kill('SIGTERM')
  }
}

/** Without playwright, which would hold each page until it has looked at it. */
async function debuggedBrowser(port: number): Promise<ChildProcess> {
  const { path, env } = await executable()
  const profile = mkdtempSync(join(tmpdir(), 'tiexin-lighthouse-'))
  const flags = ['--no-sandbox', '--headless', '--disable-gpu', '--disable-dev-shm-usage']
  const browser = spawn(
    path,
    [...flags, `--user-data-dir=${profile}`, `--remote-debugging-port=${port}`, 'about:blank'],
    { env: { ...process.env, ...env, FONTCONFIG_FILE: chineseFonts() }, stdio: 'ignore' },
  )
  browser.once('exit', () => rmSync(profile, { recursive: true, force: true }))
  for (let tries = 0; tries < 100; tries++) {
    await setTimeout(100)
    const isThere = await fetch(`http://127.0.0.1:${port}/json/version`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isThere) return browser
  }
  browser.kill('SIGKILL')
  throw new Error('the browser does not answer')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

// `node tests/lighthouse.ts URL…`: for whoever changes a page and wants to know.
if (import.meta.main) {
  for (const verdict of await verdictsOn(process.argv.slice(2))) {
    process.stdout.write(`${JSON.stringify(verdict)}\n`)
  }
}
