import {
  acknowledgeContract,
  archiveMatterContract,
  changeLevelContract,
  closeMatterContract,
  declineMatterContract,
  monitorMatterContract,
  recordWishContract,
  recordWorkContract,
  revisitMatterContract,
  setCoActingContract,
  setDangerContract,
  takeMatterContract,
} from '#domain/matters/matter.contract.ts'
import type { MatterLevel } from '#domain/matters/matter.schema.ts'
import { recordCuesContract } from '#domain/grading/grading.contract.ts'
import { addPartyContract } from '#domain/matters/party.contract.ts'
import { sendReferralContract } from '#domain/referrals/referral.contract.ts'
import { dayOf } from '#platform/time/day.ts'
import services from './data/services.json' with { type: 'json' }
import work from './data/work.json' with { type: 'json' }
import {
  day,
  diaryOf,
  hour,
  type Diary,
  type MatterStep,
  type PlannedMatter,
} from './matter-step.ts'
import { isUnderWay } from './order-fate.ts'
import { applyForOrder } from './order-plan.ts'
import { partiesOf } from './parties.ts'
import { randomOf, type Random } from './random.ts'
import { warn } from './warning-plan.ts'

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

/** What people do about one matter; what lies after `until` does not happen any more. */
export function stepsOf(seed: number, matter: PlannedMatter, until: Date): MatterStep[] {
  const random = randomOf(seed, 'matter', matter.number)
  const end = endWithin(matter, isUnderWay(matter.order) ? 'in-hand' : endOf(random), until)
  const diary = diaryOf(random, matter, until)
  if (end === 'untaken' && diary.left() < 5 * day) return []
  // One in twelve is accepted late: there must be something for the county to ask about.
  const accepting = matter.imminent ? 0.2 : acceptHours(random, matter.level)
  diary.next(accepting * hour, 'township', takeMatterContract, {})
  if (end === 'declined' && matter.level > 2 && matter.story === undefined) decline(diary)
  else pursue(diary, end)
  return diary.steps
}

/** Nobody follows up for the better part of a year, or for years: by then it is over. */
function endWithin({ level, openedAt, order }: PlannedMatter, end: End, until: Date): End {
  const age = until.getTime() - Date.parse(openedAt)
  const isLong = level <= 2 ? age > 90 * day : age > 400 * day
  const isOpen = end === 'in-hand' || end === 'monitored' || end === 'recurring'
  return isLong && isOpen && (order === undefined || order === 'issued') ? 'closed' : end
}

function decline({ random, next }: Diary): void {
  const [reason, sentTo] = random.pick(work.decline)
  next(20 * hour, 'township', declineMatterContract, { reason, sentTo })
}

function pursue(diary: Diary, end: End): void {
  const { random, next, say } = diary
  ask(diary)
  reach(diary)
  bringBeside(diary)
  if (random.chance(0.6)) next(hour, 'township', recordWishContract, { wish: say(work.wish) })
  bringIn(diary)
  follow(diary, followUps[diary.matter.level])
  if (diary.matter.imminent || diary.matter.order === 'breached') {
    const body = { imminent: false, reason: say(services['danger-cleared']) }
    next(3 * hour, 'township', setDangerContract, body, { unless: 'danger-not-flagged' })
  }
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

/** Who it is about and which signs of danger there are: asked at once, as far as it was not told. */
function ask({ matter: { story, imminent, subjectName }, next, say, random }: Diary): void {
  if (story !== undefined && !story.isReported) {
    for (const party of partiesOf(random, story, subjectName)) {
      next(hour / 30, 'township', addPartyContract, { party })
    }
    const answers = story.cues.map((fact) => ({ fact, answer: 'yes' }))
    next(hour / 20, 'township', recordCuesContract, { answers })
  }
  if (!imminent) return
  const body = { text: say(services.acknowledged) }
  next(hour / 12, 'township', acknowledgeContract, body, { unless: 'nothing-to-acknowledge' })
}

/** Services and referrals run beside the matter's own steps, each by its own clocks. */
function bringBeside(diary: Diary): void {
  const { matter, random, say, beside } = diary
  const { order, isWarned, policeStationId, helperId } = matter
  if (isUnderWay(order)) {
    // On the last day of the year, so that the court's hours run when the demonstration begins.
    const lastMorning = diary.left() - random.whole(15, 17) * hour
    applyForOrder(beside(Math.max(lastMorning, hour)), order)
  } else if (order !== undefined) applyForOrder(beside(random.whole(3, 16) * hour), order)
  if (isWarned && policeStationId !== undefined) warn(beside(random.whole(20, 40) * hour))
  if (helperId === undefined) return
  const { next, steps } = beside(random.whole(2, 30) * hour)
  next(2 * hour, 'township', sendReferralContract, {})
  const step = steps.pop()
  if (step === undefined) return
  const ground = { code: 'consent', consent: { on: dayOf(step.at), form: 'oral' } }
  const body = {
    organisationId: helperId,
    urgency: 'normal',
    summary: say(services['referral-summary']),
  }
  steps.push({ ...step, body: { ...body, ground, fields: ['identity', 'wish'] } })
}

/** First contact within the clock, sometimes at the second attempt; level 1 is reported at once. */
function reach({ random, matter: { level, imminent }, next, say, elapsed }: Diary): void {
  if (random.chance(0.15) && !imminent) {
    const body = { kind: 'contact', text: say(work['not-reached']), result: 'not-reached' }
    next(2 * hour, 'township', recordWorkContract, body)
  }
  const body = { kind: 'contact', text: say(work.contact), result: 'clean' }
  const within = imminent ? 0 : contactHours[level] * hour - elapsed()
  next(Math.max(within, 0.7 * hour), 'township', recordWorkContract, body)
  if (level > 1) return
  next(hour / 2, 'township', recordWorkContract, { kind: 'report', text: say(work.report) })
}

/** The police station where there is violence; the county where it grew worse. */
function bringIn({ random, matter, next, say }: Diary): void {
  const { isViolent, policeStationId, level } = matter
  if (isViolent && policeStationId !== undefined && random.chance(0.15)) {
    const body = { organisationId: policeStationId, isActing: true, reason: say(work['co-acting']) }
    next(hour, 'township', setCoActingContract, body)
  }
  if (level === 3 && matter.story === undefined && random.chance(0.1)) {
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
