import { delegateContract } from '#domain/delegations/delegation.contract.ts'
import { insertShifts } from '#domain/duty/shift.fixtures.ts'
import { outOfHours } from '#domain/duty/duty.public.ts'
import { enterLeadContract } from '#domain/leads/entry.contract.ts'
import { declareKinshipContract } from '#domain/people/kinship.contract.ts'
import { saveViewContract } from '#domain/saved-views/saved-view.contract.ts'
import { calendarOfCity } from '#domain/calendar/calendar.public.ts'
import { systemActor } from '#platform/access/actor.ts'
import { sql } from '#platform/db/sql.ts'
import { addDays, dayOf, daysFrom, startOfDay } from '#platform/time/day.ts'
import { handInFindings } from './agency-list.ts'
import { phoneNumber } from './citizen-number.ts'
import { perform } from './command.ts'
import views from './data/views.json' with { type: 'json' }
import waiting from './data/waiting.json' with { type: 'json' }
import type { Desks } from './desks.ts'
import { disputesOf } from './disputes.ts'
import { reportNow } from './duty-year.ts'
import type { CityHouse } from './house.ts'
import type { Morning } from './morning.ts'
import { nameOf, surnameOf } from './names.ts'
import { bindPhones } from './phones.ts'
import { askNow } from './page-year.ts'
import { phraseOf } from './phrase.ts'
import type { CityPlan } from './plan.ts'
import { cityId, randomOf } from './random.ts'
import { accountsOf } from './staff.ts'
import { supervise } from './supervising.ts'
import type { Refused } from './work-matters.ts'

/** The morning after the year, on which the demonstration begins at nine. */
function morningAfter(year: number): Date {
  return new Date(startOfDay(`${year + 1}-01-02`).getTime() + 9 * hour)
}

const hour = 3_600_000
const minute = 60_000

/** What lies on the desks when the demonstration begins: only things of these last days. */
export async function presentDay(
  house: CityHouse,
  plan: CityPlan,
  desks: Desks,
): Promise<Refused[]> {
  const refused: Refused[] = []
  // The roster comes first: where it is there, a load that broke off had reached this morning.
  if (await hasRoster(house)) return refused
  const nine = morningAfter(plan.options.year)
  const morning: Morning = {
    ...{ house, desks, plan, nine },
    async act(before, who, contract, body, id) {
      house.clock.moveTo(new Date(nine.getTime() - before))
      const done = await perform(house, await desks.named(who), contract, id, body)
      if ('value' in done) return done.value
      refused.push({ number: who, contract: contract.id, code: done.code })
      return undefined
    },
  }
  await planDuty(morning)
  await supervise(morning)
  await leave(morning)
  for (const { who, ...view } of views) await morning.act(20 * hour, who, saveViewContract, view)
  await declareKin(morning)
  await wait(morning)
  await handInFindings(morning)
  await askNow(morning)
  refused.push(...(await reportNow(morning)))
  await alarm(morning)
  await bindPhones(morning)
  return refused
}

const takers: Readonly<Record<string, string>> = {
  ...{ hotline: 'chenyulan', 'walk-in': 'lexiufang', police: 'huguohua', online: 'yinxiaoyan' },
  ...{ school: 'minghongxia', letter: 'chengmin' },
}
const places: Readonly<Record<string, string>> = {
  ...{ hotline: '420222101201', 'walk-in': '420222101200', police: '420222101202' },
  ...{ online: '420281104200', school: '420222110201', letter: '420222101203' },
}

/** Told by hand in the last days, and not looked at yet. */
async function wait({ act, plan, nine }: Morning): Promise<void> {
  const villages = plan.divisions.filter(({ level }) => level === 'village')
  for (const [nth, { channel, category, hours, traits, text }] of waiting.entries()) {
    const random = randomOf(plan.options.seed, 'waiting', nth)
    const surname = surnameOf(random)
    const name = nameOf(random, 'female', random.whole(1975, 1998), surname)
    const wanted = places[channel] ?? ''
    const village = villages.find(({ code }) => code.startsWith(wanted.slice(0, 9)))
    const isThere = villages.some(({ code }) => code === wanted)
    const before = hours * hour
    const phone = phoneNumber(9_950_000 + nth)
    const isHer = channel !== 'police' && channel !== 'school'
    await act(before, takers[channel] ?? 'chenyulan', enterLeadContract, {
      ...{ channel, category, division: isThere ? wanted : village?.code, traits },
      foundOn: dayOf(new Date(nine.getTime() - before)),
      summary: phraseOf(random, text, surname),
      parties: [{ role: 'victim', name, sex: 'female', relation: 'self' }],
      intake: {
        reporter: isHer
          ? { relation: 'self', name, phone }
          : { relation: 'official', name: '', isAnonymous: true },
      },
    })
  }
}

/** A call of these minutes: he has taken her by the throat, and nobody has said yet that they heard. */
async function alarm({ act, plan, nine }: Morning): Promise<void> {
  const village = plan.divisions.find(({ code }) => code === '420222101201')
  const cues = ['strangulation', 'threat-to-kill', 'weapon', 'child-present', 'victim-fear']
  await act(4 * minute, 'chenyulan', enterLeadContract, {
    ...{ channel: 'hotline', category: 'marriage-family', division: village?.code },
    ...{ foundOn: dayOf(nine), traits: ['violence'], imminent: true, isRegistered: true, level: 1 },
    summary:
      '来电人锁在里屋，哭声中说丈夫通宵喝酒，早上掐她脖子，手里拿着菜刀在堂屋砸门，说今天要她的命，六岁的孩子和她在一起。电话里能听到砸门声。',
    cues: cues.map((cue) => ({ cue, answer: 'yes' })),
    parties: [
      { role: 'victim', name: '石春桃', sex: 'female', relation: 'self' },
      { role: 'other-side', name: '程大勇', sex: 'male', relation: 'husband', isSuspect: true },
      { role: 'child', name: '程佳怡', sex: 'female', relation: 'daughter' },
    ],
    intake: {
      reporter: { relation: 'self', name: '石春桃', phone: phoneNumber(9_960_000) },
      safeContact: {
        ...{ phone: phoneNumber(9_960_001), time: '妹妹石春梅的电话，随时可打' },
        ...{ opening: '说是镇卫生院', avoid: '不要打她本人手机，他拿着' },
      },
      wish: '先把我和孩子接出去。',
    },
  })
}

/** 值班: nights and holidays of the month, by turns, for the federations of the demonstration. */
async function planDuty({ house, desks, plan, nine }: Morning): Promise<void> {
  const { seed } = plan.options
  const month = dayOf(nine).slice(0, 8)
  const days = daysFrom(`${month}01`, addDays(`${month}28`, 3))
  const accounts = accountsOf(seed, plan.organisations)
  const offices = ['420200000000', '420222000000', '420281000000', '420222101000', '420222110000']
  await house.db.within(systemActor(house.config.region), async (tx) => {
    const calendar = await calendarOfCity(tx)
    const isWorked = (day: string): boolean => calendar.isWorkingDay(day) === true
    const shifts = offices.flatMap((code, office) => {
      const federation = desks.officeIn('womens-federation', code)
      const staff = accounts.filter(
        ({ orgId, roles }) => orgId === federation?.id && roles[0]?.endsWith('-officer') === true,
      )
      return days.flatMap((day, nth) => {
        const one = staff[Math.floor(nth / 2) % staff.length]
        if (one === undefined || federation === undefined) return []
        return [
          {
            ...{ region: house.config.region, id: cityId(seed, 'shift', office * 100 + nth) },
            ...{ orgId: federation.id, division: code, accountId: one.id, accountName: one.name },
            ...{ phone: phoneNumber(9_970_000 + office), removedAt: null, version: 1 },
            ...outOfHours(day, { from: '08:30', to: '17:30' }, isWorked),
          },
        ]
      })
    })
    insertShifts(tx, shifts)
  })
}

function hasRoster({ db, config }: CityHouse): Promise<boolean> {
  return db.within(systemActor(config.region), async (tx) => {
    const found = await tx.maybe(
      sql`select id from duty_shifts where region = ${tx.actor.region} limit 1`,
    )
    return found !== undefined
  })
}

/** 代理: one of 富池镇 is on leave now, one of the county next week. */
async function leave({ act, plan, nine }: Morning): Promise<void> {
  const accounts = accountsOf(plan.options.seed, plan.organisations)
  const idOf = (username: string): string | undefined =>
    accounts.find((one) => one.username === username)?.id
  const today = dayOf(nine)
  await act(18 * hour, 'fulian-420222101-2', delegateContract, {
    ...{ toAccount: idOf('lexiufang'), fromDay: today, toDay: addDays(today, 4) },
    reason: '年休假，探望在外地读书的孩子',
  })
  await act(17 * hour, 'fulian-420222-2', delegateContract, {
    ...{ toAccount: idOf('chenyulan'), fromDay: addDays(today, 6), toDay: addDays(today, 10) },
    reason: '到省妇联参加维权干部培训班',
  })
}

/** 亲属申报: two executives say whose relatives they are, by number; what it shuts is not told. */
async function declareKin({ act, plan }: Morning): Promise<void> {
  const villages = [
    ['keguiying', '420222101200', 'sibling'],
    ['shixiju', '420222101201', 'other-kin'],
  ] as const
  const inDispute = new Set(disputesOf(plan).map(({ household }) => household.n))
  for (const [who, division, relation] of villages) {
    const quiet = plan.visits.filter(
      ({ household, hazard }) =>
        household.division === division && hazard === null && !inDispute.has(household.n),
    )
    const subject = quiet.find(({ isIdentified }) => isIdentified)?.subject
    if (subject === undefined) continue
    const { name, identity } = subject
    await act(30 * hour, who, declareKinshipContract, { name, identity, relation })
  }
}
