import { bringCalls } from '#domain/calls/call.public.ts'
import type { CallColumn } from '#domain/calls/call.schema.ts'
import { systemActor } from '#platform/access/actor.ts'
import { phoneNumber } from './citizen-number.ts'
import { nameOf, surnameOf } from './names.ts'
import { randomOf, type Random } from './random.ts'
import type { CityLife } from './timeline.ts'

/** The county whose police use the platform: the liaison of the demonstration sits there. */
const county = '420222000000'
const households = 200
const leastHouseholds = 20
/** Beyond those of the people that executives visit. */
const firstPhone = 70_000_000
const minute = 60_000
const day = 24 * 60 * minute

type Row = Readonly<Partial<Record<CallColumn, string>>>

type Home = {
  readonly wife: string
  readonly husband: string
  readonly phone: string
  readonly neighbourPhone: string
  readonly division: string
  readonly town: string
  readonly village: string
  readonly group: number
  readonly house: number
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九']

/** What a household's calls tell, from the mildest to the gravest. */
const told: readonly ((home: Home) => string)[] = [
  ({ wife, husband }) => `${wife}称与丈夫${husband}因琐事争吵，要求调解`,
  ({ wife, husband }) => `${wife}称丈夫${husband}酒后砸东西，孩子吓哭`,
  ({ wife, husband }) => `报警人${wife}称被丈夫${husband}打伤手臂`,
  ({ wife, husband }) => `${wife}称丈夫${husband}掐其脖子，扬言要杀了她`,
]

/**
 * Calls of the county's police in the last two years before the demonstration: most households call
 * once, some again and again. Told once, however often the city is loaded.
 */
export async function callThePolice({ house, plan, desks, until }: CityLife): Promise<number> {
  const police = desks.officeIn('public-security', county)
  if (police === undefined) return 0
  house.clock.moveTo(until)
  const { seed, scale } = plan.options
  const random = randomOf(seed, 'police-calls')
  const count = Math.max(leastHouseholds, Math.round(households * Math.min(1, scale)))
  // The journeys bring a household of 富池镇 themselves.
  const villages = plan.divisions.filter(
    ({ code, level }) =>
      level === 'village' && code.startsWith('420222') && !code.startsWith('420222101'),
  )
  const names = new Map(plan.divisions.map(({ code, name }) => [code, name]))
  const rows: Row[] = []
  for (let n = 0; n < count; n += 1) {
    const village = random.pick(villages)
    const town = names.get(village.code.slice(0, 9).padEnd(12, '0')) ?? ''
    const surname = surnameOf(random)
    const home: Home = {
      wife: nameOf(random, 'female', random.whole(1965, 1998), surname),
      husband: nameOf(random, 'male', random.whole(1962, 1996), surnameOf(random)),
      ...{
        phone: phoneNumber(firstPhone + 2 * n),
        neighbourPhone: phoneNumber(firstPhone + 2 * n + 1),
      },
      ...{ division: village.code.slice(0, 9), town, village: village.name },
      ...{ group: random.whole(0, 8), house: random.whole(1, 80) },
    }
    rows.push(...callsOf(random, home, n, until))
  }
  await bringCalls(house, systemActor(house.config.region), police.id, rows)
  return rows.length
}

function callsOf(random: Random, home: Home, n: number, until: Date): Row[] {
  const lot = random.next()
  const calls = lot < 0.7 ? 1 : lot < 0.88 ? 2 : lot < 0.97 ? 3 : random.whole(4, 5)
  // The last of them at least ten days before the demonstration begins.
  let at = until.getTime() - random.whole(10, 700) * day - random.whole(0, 1_200) * minute
  const rows: Row[] = []
  for (let call = calls - 1; call >= 0; call -= 1) {
    rows.unshift(rowOf(random, home, `${n}`.padStart(4, '0') + String(call), at, call))
    at -= random.whole(6, 30 + 10 * (calls - call)) * day
  }
  return rows
}

function rowOf(random: Random, home: Home, number: string, at: number, call: number): Row {
  const isNeighbour = call > 0 && random.chance(0.15)
  const local = new Date(at + 8 * 60 * minute).toISOString()
  const group = `${numerals[home.group] ?? ''}组`
  const place = random.chance(0.6)
    ? `阳新县${home.town}${home.village}${group}${home.house}号`
    : `${home.town}${home.village}${group}${home.house}号`
  const words = told[Math.min(told.length - 1, call)] ?? told[0]
  return {
    ...{ 接警编号: `YX${local.slice(0, 10).replaceAll('-', '')}${number}` },
    报警时间: local.slice(0, 19).replace('T', ' '),
    ...(isNeighbour
      ? { 报警人: '邻居', 报警电话: home.neighbourPhone }
      : { 报警人: home.wife, 报警人性别: '女', 报警电话: home.phone, 机主姓名: home.wife }),
    ...{ 行政区划: home.division, 案发地址: place },
    警情类别: call > 1 ? '家庭暴力' : '家庭纠纷',
    简要案情: isNeighbour
      ? `邻居称${home.husband}家里又在打闹，女的在喊救命`
      : (words?.(home) ?? ''),
    处警单位: `${home.town.replace(/[镇街道乡]+$/, '')}派出所`,
    处警结果: call > 1 && random.chance(0.4) ? '当场出具告诫书' : '到场调解，双方和解',
  }
}
