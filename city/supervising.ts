import { findMatterPage, type ListedMatter } from '#domain/matters/matter-list.store.ts'
import { callMeetingContract, holdMeetingContract } from '#domain/meetings/meeting.contract.ts'
import { sendReferralContract } from '#domain/referrals/referral.contract.ts'
import {
  closeSupervisionContract,
  issueSupervisionContract,
  replySupervisionContract,
  sendBackReplyContract,
  withdrawSupervisionContract,
} from '#domain/supervision/supervision.contract.ts'
import { systemActor } from '#platform/access/actor.ts'
import { addDays, dayOf } from '#platform/time/day.ts'
import { z } from 'zod'
import { perform } from './command.ts'
import words from './data/supervision.json' with { type: 'json' }
import type { Morning } from './morning.ts'

const hour = 3_600_000
const day = 24 * hour
const Made = z.object({ id: z.uuid() })

/** 督办, 督促, 会商 of the last days of the year: one paper in every state. */
export async function supervise(morning: Morning): Promise<void> {
  const matters = await running(morning)
  for (const [nth, fate] of fates.entries()) await order(morning, matters[nth], fate)
  await superviseCounties(morning)
  await urge(morning, matters.at(-1))
  await meet(morning, matters)
  await askMediators(morning, matters)
}

const fates = ['issued', 'replied', 'closed', 'sent-back', 'withdrawn'] as const

/** The running matters of 阳新县, the latest first. */
async function running({ house }: Morning): Promise<ListedMatter[]> {
  const found = await house.db.within(systemActor(house.config.region), (tx) =>
    findMatterPage(tx, { status: ['open', 'monitoring'] }, { page: 1, size: 1_000 }),
  )
  return found.items
    .filter(({ division }) => division.startsWith('420222'))
    .filter(({ division }) => !lent.some((code) => division.startsWith(code)))
    .sort((one, other) => (one.openedAt > other.openedAt ? -1 : 1))
}

/** Administered by another county: none of the county's business. */
const lent = ['420222104', '420222105', '420222455']

async function order(
  morning: Morning,
  matter: ListedMatter | undefined,
  fate: (typeof fates)[number],
): Promise<void> {
  if (matter === undefined) return
  const issued = await morning.act(6 * day, 'chenyulan', issueSupervisionContract, {
    ...{ kind: 'order', addresseeOrgId: matter.orgId, matterId: matter.id },
    requirement: words.requirement[0],
  })
  const made = Made.safeParse(issued)
  if (!made.success || fate === 'issued') return
  const { id } = made.data
  if (fate === 'withdrawn') {
    const body = { reason: words.withdrawn[0] }
    await morning.act(5 * day, 'chenyulan', withdrawSupervisionContract, body, id)
    return
  }
  const { house, nine, desks } = morning
  house.clock.moveTo(new Date(nine.getTime() - 3 * day))
  const addressee = await desks.at(matter.orgId)
  const reply = { text: words.reply[0], evidence: words.evidence[0] }
  await perform(house, addressee, replySupervisionContract, id, reply)
  if (fate === 'sent-back') {
    const body = { reason: words['sent-back'][0] }
    await morning.act(2 * day, 'chenyulan', sendBackReplyContract, body, id)
  }
  if (fate === 'closed') {
    const body = { outcome: 'done', text: words.closed[0] }
    await morning.act(2 * day, 'chenyulan', closeSupervisionContract, body, id)
  }
}

/** The city asks two counties how their work stands: one has answered, one has not. */
async function superviseCounties({ desks, act }: Morning): Promise<void> {
  const counties = [
    ['420222000000', 'chenyulan'],
    ['420281000000', undefined],
  ] as const
  for (const [division, answers] of counties) {
    const county = desks.officeIn('womens-federation', division)
    const issued = await act(30 * hour, 'chengmin', issueSupervisionContract, {
      ...{ kind: 'order', addresseeOrgId: county?.id, requirement: words.requirement[1] },
    })
    const made = Made.safeParse(issued)
    if (!made.success || answers === undefined) continue
    const reply = { text: words.reply[1], evidence: words.evidence[1] }
    await act(17 * hour, answers, replySupervisionContract, reply, made.data.id)
  }
}

/** 督促处理意见书 (妇女权益保障法 73): to an agency that owes her an answer. */
async function urge(morning: Morning, matter: ListedMatter | undefined): Promise<void> {
  const bureau = morning.desks.officeIn('public-security', '420222000000')
  if (matter === undefined || bureau === undefined) return
  await morning.act(5 * day, 'chenyulan', issueSupervisionContract, {
    ...{ kind: 'opinion', addresseeOrgId: bureau.id, matterId: matter.id },
    requirement: words.opinion[0],
  })
}

/** One was held and gave everybody something to do, one is called for the day after tomorrow. */
async function meet(morning: Morning, matters: readonly ListedMatter[]): Promise<void> {
  const { desks, nine, act } = morning
  const police = desks.officeIn('public-security', '420222000000')
  const court = desks.officeIn('court', '420222000000')
  const [first, second] = matters.filter(({ level }) => level <= 2)
  if (police === undefined || court === undefined || first === undefined) return
  const county = desks.officeIn('womens-federation', '420222000000')
  const invited = [...new Set([police.id, court.id, first.orgId])]
  const startsAt = new Date(nine.getTime() - 4 * day).toISOString()
  const called = await act(
    5 * day,
    'chenyulan',
    callMeetingContract,
    {
      ...{
        startsAt,
        venue: '县妇联三楼会议室',
        agenda: words.agenda[0],
        briefing: words.briefing[0],
      },
      invited,
    },
    first.id,
  )
  const made = Made.safeParse(called)
  if (made.success) {
    const dueOn = addDays(dayOf(nine), 2)
    const decisions = [
      { organisationId: police.id, text: words.decision[0], dueOn },
      { organisationId: first.orgId, text: words.decision[1], dueOn },
      { organisationId: court.id, text: words.decision[2], dueOn: addDays(dueOn, 3) },
    ]
    const attended = [...invited, ...(county === undefined ? [] : [county.id])]
    const body = { attended, minutes: words.minutes[0], decisions }
    await act(4 * day - 2 * hour, 'chenyulan', holdMeetingContract, body, made.data.id)
  }
  if (second === undefined) return
  const later = new Date(nine.getTime() + 2 * day).toISOString()
  await act(
    20 * hour,
    'chenyulan',
    callMeetingContract,
    {
      ...{
        startsAt: later,
        venue: '县综治中心',
        agenda: words.agenda[1],
        briefing: words.briefing[1],
      },
      invited: [police.id, second.orgId],
    },
    second.id,
  )
}

/** With her consent, the mediators of 富池镇 are asked to help; it waits for their signature. */
async function askMediators(
  { desks, nine, act }: Morning,
  matters: readonly ListedMatter[],
): Promise<void> {
  const mediators = desks.officeIn('mediation', '420222101000')
  const there = matters.filter(({ division }) => division.startsWith('420222101'))
  const matter = there.find(({ sensitivity }) => sensitivity === 'normal') ?? there[0]
  if (mediators === undefined || matter === undefined) return
  const on = dayOf(new Date(nine.getTime() - 15 * hour))
  const body = {
    ...{ organisationId: mediators.id, urgency: 'normal', fields: ['identity', 'wish'] },
    ground: { code: 'consent', consent: { on, form: 'written' } },
    summary: words.mediation[0],
  }
  await act(15 * hour, 'lexiufang', sendReferralContract, body, matter.id)
}
