import {
  archiveMatterContract,
  changeLevelContract,
  closeMatterContract,
  declineMatterContract,
  monitorMatterContract,
  recordWishContract,
  recordWorkContract,
  revisitMatterContract,
  setCoActingContract,
  takeMatterContract,
} from '#domain/matters/matter.contract.ts'
import type { MatterLevel } from '#domain/matters/matter.schema.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import work from './data/work.json' with { type: 'json' }
import { phraseOf } from './phrase.ts'
import { randomOf, type Random } from './random.ts'

export type MatterStep = {
  readonly at: Date
  readonly by: 'township' | 'county'
  readonly contract: Endpoint
  readonly body: Readonly<Record<string, unknown>>
}

export type PlannedMatter = {
  readonly number: string
  readonly level: MatterLevel
  readonly openedAt: string
  readonly isViolent: boolean
  /** whom to ask along where there is violence */
  readonly policeStationId: string | undefined
}

const hour = 3_600_000
const day = 24 * hour

/** Hours from opening until contact, and days between follow-ups, a little inside the clocks ⚙. */
const contactHours: Readonly<Record<MatterLevel, number>> = { 1: 20, 2: 40, 3: 62, 4: 140 }
const followUpDays: Readonly<Record<MatterLevel, number>> = { 1: 6, 2: 12, 3: 26, 4: 75 }
const followUps: Readonly<Record<MatterLevel, number>> = { 1: 4, 2: 3, 3: 2, 4: 1 }
/** Levels 1 and 2 are closed by the county. */
const closers: Readonly<Record<MatterLevel, MatterStep['by']>> = {
  ...{ 1: 'county', 2: 'county', 3: 'township', 4: 'township' },
}

/** `untaken`: of what came in during the last days of the year. */
type End = 'untaken' | 'declined' | 'in-hand' | 'monitored' | 'closed' | 'recurring' | 'archived'

/** How matters end within the year; those found late stay where the year's end leaves them. */
const ends: readonly (readonly [End, number])[] = [
  ...([
    ['untaken', 2],
    ['declined', 3],
    ['in-hand', 8],
    ['monitored', 12],
  ] as const),
  ...([
    ['closed', 62],
    ['recurring', 5],
    ['archived', 8],
  ] as const),
]

/** What people did about one matter, in order; what lies after `until` did not happen yet. */
export function stepsOf(seed: number, matter: PlannedMatter, until: Date): MatterStep[] {
  const random = randomOf(seed, 'matter', matter.number)
  const end = endOf(random)
  const diary = diaryOf(random, matter, until)
  if (end === 'untaken' && diary.left() < 5 * day) return []
  // One in twelve is accepted late: there must be something for the county to ask about.
  diary.next(acceptHours(random, matter.level) * hour, 'township', takeMatterContract, {})
  if (end === 'declined' && matter.level > 2) decline(diary)
  else pursue(diary, end)
  return diary.steps.filter(({ at }) => at <= until)
}

type Diary = {
  readonly random: Random
  readonly matter: PlannedMatter
  readonly steps: MatterStep[]
  /** one of the sayings, filled in */
  readonly say: (list: readonly string[]) => string
  /** the next thing that was done, at most `delay` milliseconds after the last */
  readonly next: (
    delay: number,
    by: MatterStep['by'],
    contract: Endpoint,
    body: MatterStep['body'],
  ) => void
  /** milliseconds from the opening to the last step */
  readonly elapsed: () => number
  /** milliseconds from the last step to the end of the year */
  readonly left: () => number
}

function diaryOf(random: Random, matter: PlannedMatter, until: Date): Diary {
  const steps: MatterStep[] = []
  const opened = Date.parse(matter.openedAt)
  let at = opened
  return {
    ...{ random, matter, steps },
    say: (list) => phraseOf(random, random.pick(list), '她'),
    elapsed: () => at - opened,
    left: () => until.getTime() - at,
    next(delay, by, contract, body) {
      at += delay * (0.7 + random.next() * 0.3)
      steps.push({ at: new Date(at), by, contract, body })
    },
  }
}

function decline({ random, next }: Diary): void {
  const [reason, sentTo] = random.pick(work.decline)
  next(20 * hour, 'township', declineMatterContract, { reason, sentTo })
}

function pursue(diary: Diary, end: End): void {
  const { random, next, say } = diary
  reach(diary)
  if (random.chance(0.6)) next(hour, 'township', recordWishContract, { wish: say(work.wish) })
  bringIn(diary)
  follow(diary, followUps[diary.matter.level])
  if (end === 'in-hand') {
    keepUp(diary)
    return
  }
  if (end === 'monitored' || random.chance(0.3)) {
    next(2 * day, 'township', monitorMatterContract, { reason: say(work.monitor) })
  }
  if (end === 'monitored') keepUp(diary)
  else finish(diary, end)
}

/** First contact within the clock, sometimes at the second attempt; level 1 is reported at once. */
function reach({ random, matter: { level }, next, say, elapsed }: Diary): void {
  if (random.chance(0.15)) {
    const body = { kind: 'contact', text: say(work['not-reached']), result: 'not-reached' }
    next(2 * hour, 'township', recordWorkContract, body)
  }
  const body = { kind: 'contact', text: say(work.contact), result: 'clean' }
  next(Math.max(contactHours[level] * hour - elapsed(), hour), 'township', recordWorkContract, body)
  if (level > 1) return
  next(hour / 2, 'township', recordWorkContract, { kind: 'report', text: say(work.report) })
}

/** The police station where there is violence; the county where it grew worse. */
function bringIn({ random, matter, next, say }: Diary): void {
  const { isViolent, policeStationId, level } = matter
  if (isViolent && policeStationId !== undefined && random.chance(0.7)) {
    const body = { organisationId: policeStationId, isActing: true, reason: say(work['co-acting']) }
    next(hour, 'township', setCoActingContract, body)
  }
  if (level === 3 && random.chance(0.1)) {
    next(3 * hour, 'township', changeLevelContract, { level: 2, reason: say(work.raise) })
  }
}

function follow({ random, matter: { level }, next, say }: Diary, times: number): void {
  const wasAmiss = random.chance(0.25)
  for (let nth = 0; nth < times + (wasAmiss ? 1 : 0); nth++) {
    const result = wasAmiss && nth === 0 ? 'concern' : 'clean'
    const body = { kind: 'follow-up', text: say(work[result]), result }
    next(followUpDays[level] * day, 'township', recordWorkContract, body)
  }
}

/** What is not over at the year's end was followed up until then; here and there the last time was missed. */
function keepUp({ random, matter: { level }, steps, left, next, say }: Diary): void {
  const before = steps.length
  while (left() > 0) {
    const body = { kind: 'follow-up', text: say(work.clean), result: 'clean' }
    next(followUpDays[level] * day, 'township', recordWorkContract, body)
  }
  const missed = random.chance(0.3) ? 2 : 0
  steps.splice(Math.max(before, steps.length - missed))
}

function finish(diary: Diary, end: End): void {
  const { matter, steps, next, say } = diary
  const isRaised = steps.some(({ contract }) => contract === changeLevelContract)
  const by = isRaised ? 'county' : closers[matter.level]
  next(3 * day, by, closeMatterContract, { outcome: 'resolved', reason: say(work.close) })
  const result = end === 'recurring' ? 'recurring' : 'settled'
  next(24 * day, 'county', revisitMatterContract, { result, text: say(work[result]) })
  if (end === 'recurring') {
    next(10 * hour, 'township', takeMatterContract, {})
    next(20 * hour, 'township', recordWorkContract, {
      ...{ kind: 'contact', text: say(work.contact), result: 'clean' },
    })
    keepUp(diary)
  }
  if (end === 'archived') next(10 * day, 'county', archiveMatterContract, {})
}

function acceptHours(random: Random, level: MatterLevel): number {
  const usual = { 1: 3, 2: 10, 3: 20, 4: 40 }[level]
  return random.chance(0.08) ? usual * 2.2 : usual
}

function endOf(random: Random): End {
  let at = random.next() * ends.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [end, weight] of ends) {
    at -= weight
    if (at < 0) return end
  }
  return 'closed'
}
