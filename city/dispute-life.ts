import type { Happening } from '#domain/matters/matter-history.fixtures.ts'
import type { ReferralHappening } from '#domain/referrals/referral-history.fixtures.ts'
import { awake, disputeDiary, type DisputeDiary, type Telling } from './dispute-diary.ts'
import type { Topic } from './dispute-topics.ts'
import words from './data/dispute-words.json' with { type: 'json' }
import type { Dispute } from './disputes.ts'
import { day, hour } from './matter-step.ts'

/** A referral to the justice office or the mediators, and what they did with it. */
type PassedOn = { readonly at: Date; readonly happenings: readonly ReferralHappening[] }

export type DisputeLife = {
  readonly happenings: readonly Happening[]
  readonly referral: PassedOn | undefined
}

/** A little inside the clocks ⚙: hours until taken and reached, days between follow-ups, and their clock. */
const spans = {
  2: { accept: 10, contact: 42, followUp: 12, clock: 14 },
  3: { accept: 21, contact: 64, followUp: 26, clock: 30 },
  4: { accept: 43, contact: 100, followUp: 75, clock: 90 },
} as const

type Closing = 'resolved' | 'refused' | 'moved-away' | 'referred-elsewhere' | 'unfounded'

const closings: ReadonlySet<string> = new Set<Closing>([
  ...(['resolved', 'refused', 'moved-away', 'referred-elsewhere', 'unfounded'] as const),
])

/** What people did about a dispute, in order. */
export function livedThrough(telling: Telling): DisputeLife {
  const diary = disputeDiary(telling)
  const { happenings } = diary
  const { end } = telling.dispute
  let referral: PassedOn | undefined
  if (end === 'untaken') return { happenings, referral }
  take(diary)
  if (end === 'declined') decline(diary)
  else {
    reach(diary)
    if (isClosed(end)) referral = settle(diary, end)
    else referral = goOn(diary)
  }
  return { happenings, referral }
}

/** One in sixteen is accepted late: there must be something for the county to ask about. */
function take({ random, dispute, offices, happenings, go, now }: DisputeDiary): void {
  const share = random.chance(0.06) ? 1.5 : 0.1 + random.next() * 0.85
  go(now().getTime() + spans[dispute.level].accept * hour * share)
  happenings.push({ at: now(), actor: offices.township, act: 'take' })
}

function decline({ random, offices, happenings, go, now }: DisputeDiary): void {
  const at = go(now().getTime() + random.whole(2, 30) * hour)
  const [reason = '', sentTo = ''] = random.pick(words.decline)
  happenings.push({ at, actor: offices.township, act: 'decline', given: { reason, sentTo } })
}

/** First contact within the clock, sometimes at the second attempt. */
function reach({ random, dispute, topic, go, work, now }: DisputeDiary): void {
  const { level, end, openedAt } = dispute
  const due = openedAt.getTime() + spans[level].contact * hour
  const left = (): number => Math.max(0, due - now().getTime())
  if (random.chance(0.14)) {
    go(now().getTime() + left() * 0.3)
    work('contact', words['not-reached'], 'not-reached')
  }
  go(now().getTime() + left() * (0.2 + random.next() * 0.7))
  // Nobody was met where there was nothing, or where she had gone.
  if (end !== 'unfounded' && end !== 'moved-away') work('contact', contactsOf(topic), 'clean')
}

function settle(diary: DisputeDiary, end: Closing): PassedOn | undefined {
  const { dispute, random, go, now, happenings, offices, until } = diary
  const closing = dispute.openedAt.getTime() + dispute.days * day
  const isJustice = dispute.resolver === 'justice'
  const referral = isJustice ? bringIn(diary, closing) : undefined
  if (end === 'resolved') mediate(diary, random.whole(1, 3), closing)
  close(diary, closing, end)
  const revisitAt = now().getTime() + random.whole(3, 13) * day
  if (revisitAt > until.getTime()) return referral
  revisit(diary, revisitAt, 'settled')
  const archivedAt = now().getTime() + random.whole(8, 20) * day
  if (archivedAt > until.getTime() || random.chance(0.3)) return referral
  happenings.push({ at: go(archivedAt), actor: offices.county, act: 'archive' })
  return referral
}

/** What is not over at the year's end: in hand, watched, or begun anew after the revisit. */
function goOn(diary: DisputeDiary): PassedOn | undefined {
  const { dispute, random, offices, voice, happenings, go, now } = diary
  const { end } = dispute
  mediate(diary, 1, now().getTime() + random.whole(8, 20) * day)
  if (end === 'monitored') {
    const at = go(now().getTime() + random.whole(2, 4) * day)
    const given = { reason: voice.say(words.monitor) }
    happenings.push({ at, actor: offices.township, act: 'monitor', given })
  }
  if (end === 'recurring') recur(diary)
  keepUp(diary)
  return end === 'in-hand' && random.chance(0.4) ? passOn(diary) : undefined
}

/** In the last days the justice office or the mediators were asked; they are somewhere on the way. */
function passOn(diary: DisputeDiary): PassedOn | undefined {
  const { random, until, go, now } = diary
  const from = until.getTime() - random.whole(12, 100) * hour
  const isOver = now().getTime() > from - hour
  if (isOver) return undefined
  const at = go(from)
  const steps = passedOn(diary, at.getTime(), until.getTime())
  return { at, happenings: steps.slice(0, random.whole(0, steps.length - 1)) }
}

function recur(diary: DisputeDiary): void {
  const { random, topic, go, now, work } = diary
  close(diary, now().getTime() + random.whole(6, 15) * day, 'resolved')
  revisit(diary, now().getTime() + random.whole(8, 20) * day, 'recurring')
  take(diary)
  go(now().getTime() + random.whole(3, 12) * hour)
  work('contact', contactsOf(topic), 'clean')
}

/** Follow-ups until the year's end; here and there the last one was missed, and many are due these days. */
function keepUp({ random, dispute, topic, until, go, now, work }: DisputeDiary): void {
  const { followUp, clock } = spans[dispute.level]
  const step = followUp * day
  const missed = random.chance(0.1) ? 1 : 0
  const dueSoon = until.getTime() + (1.1 + random.next() * 6 - clock) * day
  const isSoon = random.chance(0.5)
  while (now().getTime() + step * (1 + missed) < until.getTime()) {
    const next = now().getTime() + step * (0.75 + random.next() * 0.2)
    const isLast = isSoon && dueSoon > now().getTime() + day && dueSoon < now().getTime() + step
    go(isLast ? dueSoon : next)
    work('follow-up', random.chance(0.5) ? topic.work : words.clean, 'clean')
    if (isLast) return
  }
}

/** Talks with both sides, spread over the time until then. */
function mediate(diary: DisputeDiary, times: number, then: number): void {
  const { random, dispute, topic, until, go, now, work } = diary
  const longest = (spans[dispute.level].followUp - 1) * day
  const step = Math.min((then - now().getTime()) / (times + 1), longest)
  for (let nth = 0; nth < times; nth++) {
    if (now().getTime() + step > until.getTime() - 6 * hour) return
    go(now().getTime() + step)
    const isAmiss = nth < times - 1 && random.chance(0.25)
    work('follow-up', isAmiss ? words.concern : topic.work, isAmiss ? 'concern' : 'clean')
  }
}

/** Half are passed on and reported back, half are settled together at one table. */
function bringIn(diary: DisputeDiary, closing: number): PassedOn | undefined {
  const { random, offices, voice, happenings, go, now } = diary
  const at = go(now().getTime() + random.whole(1, 12) * hour)
  if (random.chance(0.5)) {
    const given = { organisationId: offices.helper.orgId, reason: voice.say(words.along) }
    happenings.push({ at, actor: offices.township, act: 'ask-along', given })
    return undefined
  }
  return { at, happenings: passedOn(diary, at.getTime(), closing) }
}

function passedOn(diary: DisputeDiary, from: number, closing: number): ReferralHappening[] {
  const { random, offices, voice } = diary
  const { helper, township } = offices
  let last = from
  const next = (share: number): Date => {
    const wanted = awake(new Date(from + (closing - from) * share)).getTime()
    last = wanted > last ? wanted : last + random.whole(30, 90) * 60_000
    return new Date(last)
  }
  const log = random.chance(0.6)
  return [
    { act: 'sign', at: next(0.04), actor: helper },
    { act: 'accept', at: next(0.1), actor: helper },
    ...(log
      ? [{ act: 'log', at: next(0.4), actor: helper, text: voice.say(words.log) } as const]
      : []),
    {
      ...{ act: 'feed-back', at: next(0.75), actor: helper, outcome: 'done' },
      text: voice.say(words.mediated),
    },
    { act: 'verify', at: next(0.88), actor: township, text: voice.say(words.verified) },
  ]
}

/** 结案: levels 3 and 4 by the township, 2 by the county; it says who resolved it. */
function close(diary: DisputeDiary, target: number, outcome: Closing): void {
  const { dispute, topic, offices, voice, happenings, go } = diary
  const { township, county, helper, helperKind } = offices
  const isJustice = dispute.resolver === 'justice'
  const resolver = {
    id: isJustice ? helper.orgId : township.orgId,
    kind: isJustice ? helperKind : ('womens-federation' as const),
    endedAt: null,
  }
  const reason = voice.say(outcome === 'resolved' ? topic.close : words[outcome])
  const given = { outcome, reason, revisitOrgId: county.orgId, resolver }
  const actor = dispute.level === 2 ? county : township
  happenings.push({ at: go(target), actor, act: 'close', given })
}

function revisit(
  { offices, voice, happenings, go }: DisputeDiary,
  target: number,
  result: 'settled' | 'recurring',
): void {
  const given = { result, text: voice.say(words[result]) }
  happenings.push({ at: go(target), actor: offices.county, act: 'revisit', given })
}

function isClosed(end: Dispute['end']): end is Closing {
  return closings.has(end)
}

function contactsOf({ category }: Topic): readonly string[] {
  const lists: Readonly<Record<string, readonly string[]>> = words.contact
  return lists[category] ?? words.contact['marriage-family']
}
