/** One kind of call in the mix. */
export type Kind = {
  readonly name: string
  /** how often it comes, compared with the others */
  readonly weight: number
  /** throws when the answer is not the expected one */
  readonly call: (nth: number) => Promise<unknown>
}

export type KindMeasured = {
  readonly calls: number
  readonly errors: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

export type OpenMeasured = {
  readonly kinds: Readonly<Record<string, KindMeasured>>
  readonly all: KindMeasured
  /** calls that were answered in a second */
  readonly perSecond: number
  /** the most calls that waited at once */
  readonly mostWaiting: number
  /** the first errors, for whoever wants to know */
  readonly complaints: readonly string[]
}

type Going = {
  /** calls a second */
  readonly rate: number
  readonly seconds: number
  /** 0 to 1; mixes the kinds, and says when the next one comes */
  readonly random: () => number
  /** ends it earlier */
  readonly isOver?: () => boolean
}

/**
 * Calls that come by themselves at a rate, as people's do, whether or not those before have been
 * answered. A time is counted from the moment when the call was due, so that a server that stands
 * still is not spared by callers who stand still with it.
 */
export async function openLoop(
  kinds: readonly Kind[],
  { rate, seconds, random, isOver = () => false }: Going,
): Promise<OpenMeasured> {
  const times = new Map(kinds.map(({ name }) => [name, [] as number[]]))
  const errors = new Map(kinds.map(({ name }) => [name, 0]))
  const complaints: string[] = []
  const running = new Set<Promise<void>>()
  const whole = kinds.reduce((sum, { weight }) => sum + weight, 0)
  const start = performance.now()
  let mostWaiting = 0
  let due = start
  for (let nth = 0; due < start + seconds * 1000 && !isOver(); nth++) {
    const wait = due - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const call = one(picked(kinds, random() * whole), nth, due).finally(() => running.delete(call))
    running.add(call)
    mostWaiting = Math.max(mostWaiting, running.size)
    // Between two calls of many people lies any time, the shorter the likelier.
    due += (-Math.log(1 - random()) / rate) * 1000
  }
  await Promise.all(running)
  const took = (performance.now() - start) / 1000
  const every = [...times.values()].flat()
  const failed = [...errors.values()].reduce((sum, count) => sum + count, 0)
  return {
    kinds: Object.fromEntries(
      kinds.map(({ name }) => [name, measured(times.get(name) ?? [], errors.get(name) ?? 0)]),
    ),
    all: measured(every, failed),
    perSecond: every.length / took,
    mostWaiting,
    complaints,
  }

  async function one({ name, call }: Kind, nth: number, at: number): Promise<void> {
    try {
      await call(nth)
      times.get(name)?.push(performance.now() - at)
    } catch (error) {
      errors.set(name, (errors.get(name) ?? 0) + 1)
      if (complaints.length < 10) complaints.push(`${name}: ${String(error)}`)
    }
  }
}

function picked(kinds: readonly Kind[], at: number): Kind {
  let passed = 0
  for (const kind of kinds) {
    passed += kind.weight
    if (at < passed) return kind
  }
  const last = kinds.at(-1)
  if (last === undefined) throw new Error('nothing to call')
  return last
}

function measured(times: readonly number[], errors: number): KindMeasured {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number): number =>
    Number((sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toPrecision(3))
  return { calls: times.length + errors, errors, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
