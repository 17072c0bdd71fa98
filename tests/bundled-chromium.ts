import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

export type Executable = { readonly path: string; readonly env: Readonly<Record<string, string>> }

/**
 * Unpacks the headless Chromium that comes with npm, once per user. Where its few system libraries
 * (NSS, expat) are missing, it brings its own. @returns undefined where it does not run (arm64)
 */
export async function bundledChromium(): Promise<Executable | undefined> {
  const home = join(tmpdir(), `tiexin-chromium-${userInfo().uid}`)
  if (!existsSync(home)) await unpackInto(home)
  const path = join(home, 'chromium')
  const libraries = { LD_LIBRARY_PATH: join(home, 'al2023', 'lib') }
  for (const env of [{}, libraries]) if (runs(path, env)) return { path, env }
  return undefined
}

async function unpackInto(home: string): Promise<void> {
  const { default: bundle, inflate } = await import('@sparticuz/chromium')
  const folder = mkdtempSync(`${home}-`)
  // The package unpacks to the temporary folder, whichever it is at that moment. A folder of our own,
  // moved into place when whole, keeps two runs, two users and a killed run apart.
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    const packed = join(import.meta.dirname, '../node_modules/@sparticuz/chromium/bin')
    await bundle.executablePath(packed)
    await inflate(join(packed, 'al2023.tar.br'))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  mkdirSync(join(folder, 'home'))
  try {
    renameSync(folder, home)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  }
}

function runs(path: string, env: Readonly<Record<string, string>>): boolean {
  try {
    execFileSync(path, ['--version', '--no-sandbox'], {
      env: { ...process.env, ...env },
      stdio: 'ignore',
      timeout: 20_000,
    })
    return true
  } catch {
    return false
  }
}
