/**
 * How much the public page takes from one source and from all. Limits never cost a true request: what
 * goes over the first ones is held for a person to look at, and only what goes over the last ones is
 * refused, with the numbers to call and her own words still on the page.
 */
export const helpLimits = {
  /** requests of one source in an hour that go straight to the desk */
  directOfSource: 3,
  /** the same, where the browser did the work that was asked of it */
  directOfProvedSource: 12,
  /** requests of all sources in an hour that go straight to the desk: what two people can read */
  directInAll: 120,
  /** requests of one source in a day that are kept at all; a village may share one address */
  keptOfSource: 300,
  /** requests of all sources in a day that are kept at all */
  keptInAll: 20_000,
  /** messages in one conversation in an hour */
  messagesOfRequest: 30,
  /** codes that one source may get wrong in an hour before it has to wait */
  freeGuesses: 5,
  /** seconds: doubled with each further wrong code, up to this; right codes wait as long */
  longestWait: 8,
  /** a browser that did the work waits no longer than this */
  waitOfProved: 1,
  /** tries of one source that may wait at once */
  waitingOfSource: 4,
} as const

export type Fate = 'direct' | 'held' | 'refused'

/** What becomes of a request; counts include it. */
export function fateOf(counted: {
  readonly ofSourceInHour: number
  readonly inAllInHour: number
  readonly ofSourceInDay: number
  readonly inAllInDay: number
  readonly isProved: boolean
}): Fate {
  const limits = helpLimits
  if (counted.ofSourceInDay > limits.keptOfSource || counted.inAllInDay > limits.keptInAll) {
    return 'refused'
  }
  const own = counted.isProved ? limits.directOfProvedSource : limits.directOfSource
  const isDirect = counted.ofSourceInHour <= own && counted.inAllInHour <= limits.directInAll
  return isDirect ? 'direct' : 'held'
}

/**
 * Seconds that a source waits for the answer to its next code, right or wrong.
 * @param wrong codes that it got wrong in this hour
 */
export function waitAfter(wrong: number, isProved: boolean): number {
  const beyond = wrong - helpLimits.freeGuesses
  if (beyond < 0) return 0
  const wait = Math.min(helpLimits.longestWait, 0.5 * 2 ** Math.min(beyond, 10))
  return isProved ? Math.min(wait, helpLimits.waitOfProved) : wait
}

/** Zero bits that the hash of a form and its proof must begin with: a second on an old phone. */
export const proofBits = 13
