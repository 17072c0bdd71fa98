import { closeMatterContract } from '#domain/matters/matter.contract.ts'
import type { Matter } from '#domain/matters/matter.schema.ts'
import { findMatterPage } from '#domain/matters/matter-list.store.ts'
import { findMatters } from '#domain/matters/reading.public.ts'
import { findReferralsOfMatters } from '#domain/referrals/referral.store.ts'
import { systemActor, type Actor } from '#platform/access/actor.ts'
import { z } from 'zod'
import { perform, type Performed } from './command.ts'
import type { Desks } from './desks.ts'
import type { CityHouse } from './house.ts'
import { stepsOf } from './matter-plan.ts'
import { plannedMatters } from './matter-fates.ts'
import { day, diaryOf, type MatterStep, type PlannedMatter } from './matter-step.ts'
import type { CityPlan } from './plan.ts'
import { idsOf, randomOf, type Random } from './random.ts'
import { referralFates, workOnReferral, type ReferralFate } from './referral-plan.ts'

/** What was tried and refused: nothing, as long as the plan knows the domain's rules. */
export type Refused = { readonly number: string; readonly contract: string; readonly code: string }

type Work = {
  readonly house: CityHouse
  readonly desks: Desks
  readonly seed: number
  readonly until: Date
}

/**
 * The matters go their way through the year: taken, contacted, followed up, closed, revisited, each
 * step by the officer whose it is and at its time, with what other offices do beside them. A matter
 * that somebody took is left alone, so a load that broke off goes on where it stopped.
 */
export async function workMatters(
  house: CityHouse,
  plan: CityPlan,
  desks: Desks,
  until: Date,
  onProgress: (done: number, total: number) => void,
): Promise<Refused[]> {
  const { seed, scale } = plan.options
  const work: Work = { house, desks, seed, until }
  const planned = plannedMatters(seed, scale, desks, await chainMatters(house)).filter(
    ({ matter }) => isUntaken(matter),
  )
  const refused: Refused[] = []
  for (const [at, { matter, planned: fate }] of planned.entries()) {
    onProgress(at, planned.length)
    refused.push(...(await live(work, matter, fate)))
  }
  onProgress(planned.length, planned.length)
  return refused
}

/** What there is still to do on a matter, and who was asked along so far. */
type Agenda = {
  readonly random: Random
  readonly kept: Map<string, string>
  readonly known: Set<string>
  readonly queue: MatterStep[]
  /** something beside it goes on beyond the year: it stays open */
  isHeld: boolean
}

/** One matter's year. What other offices do begins when they are asked. */
async function live(work: Work, matter: Matter, fate: PlannedMatter): Promise<Refused[]> {
  const { house, seed, until } = work
  const random = randomOf(seed, 'referrals', matter.number)
  const agenda: Agenda = { random, kept: new Map(), known: new Set(), queue: [], isHeld: false }
  add(agenda, stepsOf(seed, fate, until), until)
  await askAlong(work, matter, fate, agenda, new Date(matter.openedAt))
  const { queue, kept } = agenda
  for (let step = take(queue); step !== undefined; step = take(queue)) {
    if (step.contract === closeMatterContract) {
      if (agenda.isHeld) leaveOpen(queue)
      if (agenda.isHeld || waits(queue, step, until)) continue
    }
    house.clock.moveTo(step.at)
    const id = idOf(step, matter.id, kept)
    if (id === undefined) continue
    const code = await act(work, matter, step, id, kept)
    if (code !== undefined && code !== step.unless) {
      return [{ number: matter.number, contract: step.contract.id, code }]
    }
    if (sending.has(step.contract.id)) await askAlong(work, matter, fate, agenda, step.at)
  }
  return []
}

function add(agenda: Agenda, steps: readonly MatterStep[], until: Date): void {
  if (steps.some(({ at, isBeside }) => isBeside === true && at > until)) agenda.isHeld = true
  agenda.queue.push(...steps.filter(({ at }) => at <= until))
}

/** Nothing that would come after the closing; what goes on beside it does. */
function leaveOpen(queue: MatterStep[]): void {
  const beside = queue.filter(({ isBeside }) => isBeside === true)
  queue.splice(0, queue.length, ...beside)
}

/** After these, somebody else may have been asked by the rules or by name. */
const sending: ReadonlySet<string> = new Set([
  ...['grading.record-cues', 'referrals.send', 'referrals.forward', 'orders.record-breach'],
  ...['matters.record', 'matters.level'],
])

/** The earliest; what goes on beside the matter comes first at the same time. */
function take(queue: MatterStep[]): MatterStep | undefined {
  inOrder(queue)
  return queue.shift()
}

function inOrder(steps: MatterStep[]): MatterStep[] {
  return steps.sort((one, other) => one.at.getTime() - other.at.getTime())
}

/** A matter is not closed while something is due beside it: that and all after it come later. */
function waits(queue: MatterStep[], step: MatterStep, until: Date): boolean {
  const last = queue.findLast(({ isBeside }) => isBeside === true)
  if (last === undefined) return false
  const delay = last.at.getTime() + day - step.at.getTime()
  const later = [step, ...queue].map((each): MatterStep =>
    each.isBeside === true ? each : postponed(each, delay),
  )
  queue.splice(0, queue.length, ...later.filter(({ at }) => at <= until))
  return true
}

function postponed(step: MatterStep, delay: number): MatterStep {
  return { ...step, at: new Date(step.at.getTime() + delay) }
}

function idOf(
  { about, contract }: MatterStep,
  matterId: string,
  kept: ReadonlyMap<string, string>,
): string | undefined {
  if (about === undefined) return contract.path.includes(':id') ? matterId : ''
  return typeof about === 'string' ? kept.get(about) : about.id
}

const Made = z.object({ id: z.uuid() })

async function act(
  { house, desks }: Work,
  matter: Matter,
  { by, contract, body, prefill, keeps }: MatterStep,
  id: string,
  kept: Map<string, string>,
): Promise<string | undefined> {
  const actor = await whoDoes(desks, by, matter)
  const nothing: Performed = { value: {} }
  const given =
    prefill === undefined ? nothing : await perform(house, actor, prefill, matter.id, {})
  if ('code' in given) return given.code
  const filled = typeof body === 'function' ? body(given.value) : body
  const done = await perform(house, actor, contract, id === '' ? undefined : id, filled)
  if ('code' in done) return done.code
  if (keeps !== undefined) kept.set(keeps, Made.parse(done.value).id)
  return undefined
}

function whoDoes(desks: Desks, by: MatterStep['by'], { orgId }: Matter): Promise<Actor> {
  if (by === 'township') return desks.at(orgId)
  if (by === 'county') return desks.at(desks.organisation(orgId).parentId ?? orgId)
  return desks.at(by.orgId)
}

/** What was sent since the last look, and what its receivers do with it from now on. */
async function askAlong(
  { house, desks, until }: Work,
  matter: Matter,
  fate: PlannedMatter,
  agenda: Agenda,
  now: Date,
): Promise<void> {
  const { db, config } = house
  const { random, known } = agenda
  const sent = await db.within(systemActor(config.region), (tx) =>
    findReferralsOfMatters(tx, [matter.id]),
  )
  for (const referral of sent) {
    if (known.has(referral.id)) continue
    const isAgain = known.size > 0
    known.add(referral.id)
    const diary = diaryOf(random, fate, until, { from: now.getTime(), isBeside: true })
    const end = fateOf(random, fate, now, until, isAgain)
    if (!ended.has(end) || !desks.isStaffed(referral.orgId)) agenda.isHeld = true
    workOnReferral(diary, referral, end, desks.organisation(referral.orgId).parentId)
    add(agenda, diary.steps, until)
  }
}

const ended: ReadonlySet<ReferralFate> = new Set(['verified', 'returned', 'forwarded'])

/** Whatever was sent in the last weeks may still be anywhere. */
function fateOf(
  random: Random,
  { imminent }: PlannedMatter,
  now: Date,
  until: Date,
  isAgain: boolean,
): ReferralFate {
  const isLate = until.getTime() - now.getTime() < 25 * day
  if (isLate && !imminent) return random.pick(referralFates)
  if (isLate) return random.pick(['verified', 'fed-back', 'accepted', 'forwarded'])
  if (imminent || isAgain) return 'verified'
  return random.pick(['verified', 'verified', 'verified', 'verified', 'returned', 'forwarded'])
}

/**
 * All that did not come as a dispute, in the order in which they were opened, which does not depend on
 * their ids: what becomes of one is decided by its place among all, whoever was worked on already.
 */
async function chainMatters({ db, config }: CityHouse): Promise<Matter[]> {
  const page = { page: 1, size: 1_000_000 }
  const [first, last] = idsOf('dispute-matter')
  return db.within(systemActor(config.region), async (tx) => {
    const found = await findMatterPage(tx, {}, page)
    const ids = found.items.map(({ id }) => id).filter((id) => id < first || id > last)
    const matters = await findMatters(tx, ids)
    return matters.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  })
}

function isUntaken({ status, assigneeId }: Matter): boolean {
  return status === 'open' && assigneeId === undefined
}

function keyOf({ openedAt, number }: Matter): string {
  return `${openedAt} ${number}`
}
