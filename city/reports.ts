import { FactCode } from '#domain/grading/cue.schema.ts'
import { enterLeadContract } from '#domain/leads/entry.contract.ts'
import { prefixOf, type Division } from '#domain/divisions/division.schema.ts'
import { addDays, dayOf, daysBetween, startOfDay } from '#platform/time/day.ts'
import texts from './data/reports.json' with { type: 'json' }
import work from './data/work.json' with { type: 'json' }
import { phoneNumber } from './citizen-number.ts'
import { perform } from './command.ts'
import type { Desks } from './desks.ts'
import type { CityHouse } from './house.ts'
import { nameOf, surnameOf } from './names.ts'
import { partiesOf } from './parties.ts'
import { phraseOf } from './phrase.ts'
import type { CityPlan } from './plan.ts'
import { randomOf, type Random } from './random.ts'
import { storyOf } from './stories.ts'

/** Cries for help of a year that came by phone, on foot, from police, court, school and hospital. */
const ofTheYear = 26
/** Phones that no household of the city has. */
const firstPhone = 9_900_000

export type Report = {
  readonly at: Date
  readonly division: string
  readonly by: 'city' | 'county' | 'township' | 'police'
  readonly body: Readonly<Record<string, unknown>>
}

/** In order of time; the first lie where the people of the demonstration work. */
export function reportsOf({ options, divisions, firstYear }: CityPlan): Report[] {
  const { seed, scale, year } = options
  const count = Math.round(ofTheYear * scale)
  const villages = divisions.filter(({ level }) => level === 'village')
  const first = `${firstYear}-01-05`
  const days = daysBetween(first, `${year}-12-29`)
  return Array.from({ length: count }, (_, nth) => {
    const random = randomOf(seed, 'report', nth)
    const date = addDays(first, Math.floor((days * (nth + 0.9)) / count))
    const at = new Date(startOfDay(date).getTime() + random.whole(8 * 60, 20 * 60) * 60_000)
    return reportOf(random, nth, at, placeOf(random, nth, count, villages))
  })
}

/** Late ones in 阳新县, so that its desks and its court have something at work. */
function placeOf(
  random: Random,
  nth: number,
  count: number,
  villages: readonly Division[],
): string {
  const wanted = nth >= count - 5 ? nearby[nth % nearby.length] : undefined
  const there = villages.filter(({ code }) => code.startsWith(wanted ?? '4202'))
  return random.pick(there).code
}

const nearby = ['420222101', '420222110', '420222101', '420281104', '420222102']

function reportOf(random: Random, nth: number, at: Date, division: string): Report {
  const template = texts[(nth * 5) % texts.length] ?? texts[0]
  const surname = surnameOf(random)
  const text = phraseOf(random, template?.text ?? '', surname)
  const story = storyOf(text) ?? { cues: [], relation: undefined, isReported: true }
  const name = nameOf(random, 'female', random.whole(1968, 1998), surname)
  const channel = template?.channel ?? 'hotline'
  const phone = phoneNumber(firstPhone + nth)
  const isHer = channel === 'hotline' || channel === 'walk-in' || channel === 'letter'
  const traits = ['violence']
  return {
    ...{ at, division, by: takers[channel] ?? 'county' },
    body: {
      ...{ channel, category: 'marriage-family', division, foundOn: dayOf(at), summary: text },
      ...{ traits, isRegistered: true, level: 2, parties: partiesOf(random, story, name) },
      cues: story.cues
        .filter((cue) => cue !== FactCode.enum.violence && cue !== FactCode.enum.minor)
        .map((cue) => ({ cue, answer: 'yes' })),
      intake: {
        reporter: isHer
          ? { relation: 'self', name, phone }
          : { relation: 'official', name: '', isAnonymous: true },
        safeContact: { phone, time: '工作日{9|10}点到11点'.replace('{9|10}', '9'), ...openings },
        wish: phraseOf(random, random.pick(work.wish), '她'),
      },
    },
  }
}

const openings = { opening: '说是妇联通知体检', avoid: '晚上不要打，他会接' }

const takers: Readonly<Record<string, Report['by']>> = {
  ...{ hotline: 'city', 'walk-in': 'township', police: 'police', court: 'county' },
  ...{ school: 'township', hospital: 'county', letter: 'county' },
}

/** Written down by whoever took it in, under the house's clock. */
export async function enterReport(
  house: CityHouse,
  desks: Desks,
  { at, division, by, body }: Report,
): Promise<void> {
  house.clock.moveTo(at)
  const actor = await desks.at(officeOf(desks, by, division))
  const entered = await perform(house, actor, enterLeadContract, undefined, body)
  if ('code' in entered) throw new Error(`a report was refused: ${entered.code}`)
}

function officeOf(desks: Desks, by: Report['by'], division: string): string {
  const township = `${prefixOf(division).slice(0, 9)}000`
  const kind = by === 'police' ? 'public-security' : 'womens-federation'
  const local = desks.officeIn(kind, township)
  const federation = desks.officeIn('womens-federation', township)
  const above = desks.organisation(federation?.parentId ?? '')
  const found = { police: local, township: local, county: above }
  const id = by === 'city' ? above.parentId : found[by]?.id
  return id ?? above.id
}
