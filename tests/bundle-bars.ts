import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseSync } from 'vite'

/** What a page may cost before it is drawn: JavaScript in KB, gzip (the slowest office line is 2 Mbit/s). */
const bars = { login: 200, list: 330, charts: 430, phone: 110 }
const chartPages = new Set(['DashboardPage', 'RecordsPage', 'ReportPage'])
const outsidePages = new Set(['LoginPage', 'FirstPasswordPage'])

const folder = join(import.meta.dirname, '../dist/web/assets')
if (!existsSync(folder)) throw new Error('build the console first: npm run build')
const chunks = readdirSync(folder).filter((name) => name.endsWith('.js'))

/** The chunk and all it imports; what is loaded on demand is not part of it. */
function closureOf(name: string, found: Set<string>): Set<string> {
  if (found.has(name)) return found
  found.add(name)
  const { module } = parseSync(name, readFileSync(join(folder, name), 'utf8'))
  const requests = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
  ]
  for (const request of requests) closureOf(request.replace(/^\.\//, ''), found)
  return found
}

function chunkNamed(name: string): string {
  const found = chunks.find((chunk) => chunk.startsWith(`${name}-`))
  if (found === undefined) throw new Error(`no chunk ${name} in ${folder}`)
  return found
}

function entry(): string {
  const page = readFileSync(join(folder, '../index.html'), 'utf8')
  const found = /<script type="module"[^>]* src="\/assets\/([^"]+)"/.exec(page)?.[1]
  if (found === undefined) throw new Error('index.html starts no script')
  return found
}

const sizes = new Map(
  chunks.map((name) => [name, gzipSync(readFileSync(join(folder, name))).length]),
)
const pages = chunks.flatMap((chunk) => /^([A-Z]\w*Page)-/.exec(chunk)?.[1] ?? [])
const faults: string[] = []

for (const page of pages.toSorted()) {
  const needed = closureOf(entry(), new Set())
  if (!outsidePages.has(page)) closureOf(chunkNamed('Inside'), needed)
  closureOf(chunkNamed(page), needed)
  const bytes = [...needed].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0)
  const kilobytes = Math.ceil(bytes / 1024)
  const kind = outsidePages.has(page) ? 'login' : chartPages.has(page) ? 'charts' : 'list'
  console.log(`${page.padEnd(22)}${String(kilobytes).padStart(4)} KB of ${bars[kind]}`)
  if (kilobytes > bars[kind]) faults.push(`${page}: ${kilobytes} KB, the bar is ${bars[kind]}`)
}

const phoneFolder = join(import.meta.dirname, '../dist/field')
if (!existsSync(phoneFolder)) throw new Error('build the phone’s program first: npm run build')
const phoneBytes = ['.', 'assets']
  .flatMap((place) => readdirSync(join(phoneFolder, place)).map((name) => join(place, name)))
  .filter((name) => name.endsWith('.js'))
  .reduce((sum, name) => sum + gzipSync(readFileSync(join(phoneFolder, name))).length, 0)
const phoneKilobytes = Math.ceil(phoneBytes / 1024)
console.log(`${'field'.padEnd(22)}${String(phoneKilobytes).padStart(4)} KB of ${bars.phone}`)
if (phoneKilobytes > bars.phone) {
  faults.push(`field: ${phoneKilobytes} KB, the bar is ${bars.phone}`)
}

if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exitCode = 1
}
