import { z } from 'zod'
import { setting } from '#domain/settings/setting.schema.ts'

const count = z.int().min(1).max(1_000_000)
const seconds = z.number().min(0).max(60)

/**
 * 求助页面限量 ⚙: how much the public page takes from one source and from all. Limits never cost a true
 * request: what goes over the first ones is held for a person to look at, and only what goes over the
 * last ones is refused, with the numbers to call and her own words still on the page.
 */
const HelpLimits = z.strictObject({
  requests: z.strictObject({
    /** requests of one source in an hour that go straight to the desk */
    directOfSource: count,
    /** the same, where the browser did the work that was asked of it */
    directOfProvedSource: count,
    /** requests of all sources in an hour that go straight to the desk: what two people can read */
    directInAll: count,
    /** requests of one source in a day that are kept at all; a village may share one address */
    keptOfSource: count,
    /** requests of all sources in a day that are kept at all */
    keptInAll: count,
  }),
  /** messages in one conversation in an hour */
  messagesOfRequest: count,
  receipts: z.strictObject({
    /** codes that one source may get wrong in an hour before it has to wait */
    freeGuesses: count,
    /** seconds: doubled with each further wrong code, up to this; right codes wait as long */
    longestWait: seconds,
    /** a browser that did the work waits no longer than this */
    waitOfProved: seconds,
    /** tries of one source that may wait at once */
    waitingOfSource: count,
  }),
  files: z.strictObject({
    /** of one file, in bytes; what a phone's photograph needs. 0: none are taken */
    bytes: z.int().min(0).max(20_971_520),
    /** in one conversation in a day */
    ofRequest: count,
    /** of one source in a day */
    ofSource: count,
    /** of all sources in a day: what the disk and two people can take */
    inAll: count,
  }),
})
export type HelpLimits = z.infer<typeof HelpLimits>

export const helpLimitSetting = setting<HelpLimits>('help-limits', HelpLimits, {
  requests: {
    ...{ directOfSource: 3, directOfProvedSource: 12, directInAll: 120 },
    ...{ keptOfSource: 300, keptInAll: 20_000 },
  },
  messagesOfRequest: 30,
  receipts: { freeGuesses: 5, longestWait: 8, waitOfProved: 1, waitingOfSource: 4 },
  files: { bytes: 10_485_760, ofRequest: 10, ofSource: 20, inAll: 500 },
})

export type Fate = 'direct' | 'held' | 'refused'

/** What becomes of a request; counts include it. */
export function fateOf(
  counted: {
    readonly ofSourceInHour: number
    readonly inAllInHour: number
    readonly ofSourceInDay: number
    readonly inAllInDay: number
    readonly isProved: boolean
  },
  { requests: limits }: HelpLimits,
): Fate {
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
export function waitAfter(
  wrong: number,
  isProved: boolean,
  { receipts: limits }: HelpLimits,
): number {
  const beyond = wrong - limits.freeGuesses
  if (beyond < 0) return 0
  const wait = Math.min(limits.longestWait, 0.5 * 2 ** Math.min(beyond, 10))
  return isProved ? Math.min(wait, limits.waitOfProved) : wait
}

/** May one more file be kept? Counts include it. */
export function isFileWithin(
  counted: {
    readonly ofRequest: number
    readonly ofSourceInDay: number
    readonly inAllInDay: number
  },
  { files: limits }: HelpLimits,
): boolean {
  return (
    counted.ofRequest <= limits.ofRequest &&
    counted.ofSourceInDay <= limits.ofSource &&
    counted.inAllInDay <= limits.inAll
  )
}

/** Zero bits that the hash of a form and its proof must begin with: a second on an old phone. */
export const proofBits = 13
