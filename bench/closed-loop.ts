/** What a closed loop of clients saw: times in milliseconds. */
export type Measured = {
  readonly calls: number
  readonly seconds: number
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/**
 * `clients` callers, each sending its next call when the last one is answered, for `seconds`.
 * @param call throws when the answer is not the expected one
 */
export async function closedLoop(
  clients: number,
  seconds: number,
  call: (client: number, round: number) => Promise<void>,
): Promise<Measured> {
  const times: number[] = []
  const start = performance.now()
  const until = start + seconds * 1000
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let round = 0; performance.now() < until; round++) {
        const sent = performance.now()
        await call(client, round)
        times.push(performance.now() - sent)
      }
    }),
  )
  const took = (performance.now() - start) / 1000
  const sorted = times.toSorted((left, right) => left - right)
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return {
    calls: times.length,
    seconds: took,
    perSecond: times.length / took,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  }
}
