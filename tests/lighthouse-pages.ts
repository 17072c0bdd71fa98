import { serveCity } from './journeys/city-server.ts'
import { verdictsOn } from './lighthouse.ts'

/** Pages that people open on old phones, as Lighthouse sees them on a slow one; and what they must reach. */
const bars: Readonly<Record<string, { performance: number; accessibility: number }>> = {
  '/help': { performance: 0.98, accessibility: 0.98 },
  '/help/ask': { performance: 0.98, accessibility: 0.98 },
  '/help/back': { performance: 0.98, accessibility: 0.98 },
  '/help/more/1': { performance: 0.98, accessibility: 0.98 },
  '/help/duty': { performance: 0.98, accessibility: 0.98 },
  '/field/': { performance: 0.95, accessibility: 0.98 },
}

const server = await serveCity('--scale', '0.02')
try {
  const verdicts = await verdictsOn(Object.keys(bars).map((path) => server.url + path))
  for (const { url, ...verdict } of verdicts) {
    const path = url.slice(server.url.length)
    process.stdout.write(`${path}: ${JSON.stringify({ ...verdict, bar: bars[path] })}\n`)
  }
} finally {
  await server.close()
}
