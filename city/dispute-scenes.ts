import { countyOf, townshipOf } from '#domain/divisions/division.schema.ts'
import type { LeadChannel } from '#domain/leads/lead.schema.ts'
import type { PartyRelation } from '#domain/matters/party.schema.ts'
import type { Directory } from './desks.ts'
import { topicFor, type Topic } from './dispute-topics.ts'
import { voiceOf, type Cast, type Voice } from './dispute-words.ts'
import type { Dispute } from './disputes.ts'
import { nameOf, surnameOf } from './names.ts'
import type { CityPlan } from './plan.ts'
import { randomOf, type Random } from './random.ts'

type Channel = Exclude<LeadChannel, 'visit' | 'procuratorate' | 'hospital' | 'mandatory-report'>

/** A dispute with everybody in it, and its story as it was first written down. */
export type Scene = {
  readonly dispute: Dispute
  readonly topic: Topic
  readonly random: Random
  readonly voice: Voice
  readonly cast: Cast
  readonly channel: Channel
  readonly narrative: string
  /** organisation of whoever took it in */
  readonly takenInBy: string
  readonly townshipId: string
  readonly countyId: string
  /** justice office or mediators of the township */
  readonly helperId: string
}

/** In the order of the disputes; no story is told twice in one township. */
export function scenesOf(
  { options, divisions }: CityPlan,
  desks: Directory,
  disputes: readonly Dispute[],
): Scene[] {
  const villages = new Map(divisions.map(({ code, name }) => [code, name]))
  const told = new Set<string>()
  return disputes.map((dispute) => {
    const random = randomOf(options.seed, 'scene', dispute.n)
    const { household, openedAt, resolver } = dispute
    const { division } = household
    const [woman] = household.people
    const year = openedAt.getUTCFullYear()
    const age = year - Number(woman.birth.slice(0, 4))
    const isJustice = resolver === 'justice'
    const topic = topicFor(random, age, isJustice)
    const name = otherName(random, topic.relation, dispute)
    const cast: Cast = {
      ...{ woman, year, child: childOf(random, age), village: villages.get(division) ?? '' },
      other: { name, surname: Array.from(name)[0] ?? '' },
    }
    const voice = voiceOf(random, topic, cast, dispute.n)
    const isAtJustice = isJustice && random.chance(0.4)
    const channel = isAtJustice ? 'walk-in' : channelOf(random, topic)
    const township = townshipOf(division)
    const narrative = unheard(told, township, () => voice.tell(isAtJustice ? 'justice' : channel))
    const federation = office(desks, 'womens-federation', township)
    const helper = office(desks, random.chance(0.55) ? 'justice' : 'mediation', township)
    const countyId = federation.parentId ?? federation.id
    const justice = isAtJustice ? helper.id : undefined
    const takenInBy = justice ?? takenIn(desks, channel, division, countyId) ?? federation.id
    const offices = { takenInBy, townshipId: federation.id, countyId, helperId: helper.id }
    return { dispute, topic, random, voice, cast, channel, narrative, ...offices }
  })
}

function unheard(told: Set<string>, township: string, tell: () => string): string {
  for (let attempt = 0; attempt < 30; attempt++) {
    const text = tell()
    if (told.has(township + text)) continue
    told.add(township + text)
    return text
  }
  return tell()
}

function office(
  desks: Directory,
  kind: Parameters<Directory['officeIn']>[0],
  township: string,
): NonNullable<ReturnType<Directory['officeIn']>> {
  const found = desks.officeIn(kind, township)
  if (found === undefined) throw new Error(`no ${kind} in ${township}`)
  return found
}

const channels: readonly (readonly [Channel, number])[] = [
  ...([
    ['walk-in', 38],
    ['hotline', 18],
    ['other', 16],
    ['police', 11],
  ] as const),
  ...([
    ['court', 6],
    ['online', 5],
    ['letter', 3],
    ['school', 3],
  ] as const),
]

/** What reaches the police, a court or a school, and what does not. */
const reaching: Readonly<Partial<Record<Channel, ReadonlySet<string>>>> = {
  police: new Set([
    ...['gambling', 'money', 'drinking', 'mother-in-law', 'childcare', 'affair', 'separation'],
    ...['visiting', 'bride-price', 'house', 'online', 'relatives', 'neighbours'],
  ]),
  court: new Set([
    ...['separation', 'visiting', 'bride-price', 'support', 'house', 'inheritance', 'maintenance'],
  ]),
  school: new Set(['childcare', 'visiting', 'money', 'drinking']),
}

function channelOf(random: Random, { topic }: Topic): Channel {
  const open = channels.filter(([channel]) => reaching[channel]?.has(topic) !== false)
  let at = random.next() * open.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [channel, weight] of open) {
    at -= weight
    if (at < 0) return channel
  }
  return 'walk-in'
}

/** Whoever has no account of their own is written down by the federation of the township. */
function takenIn(
  desks: Directory,
  channel: Channel,
  division: string,
  countyId: string,
): string | undefined {
  switch (channel) {
    case 'police':
      return staffed(desks, desks.officeIn('public-security', townshipOf(division))?.id)
    case 'court':
      return staffed(desks, desks.officeIn('court', countyOf(division))?.id)
    case 'hotline':
    case 'letter':
      return countyId
    case 'online':
      return desks.organisation(countyId).parentId ?? countyId
    case 'walk-in':
    case 'school':
    case 'other':
      return undefined
  }
}

function staffed(desks: Directory, id: string | undefined): string | undefined {
  return id !== undefined && desks.isStaffed(id) ? id : undefined
}

/** Her husband where he is known already; otherwise somebody of a fitting age. */
function otherName(
  random: Random,
  relation: PartyRelation,
  { household, openedAt }: Dispute,
): string {
  const [woman, second] = household.people
  if (relation === 'husband' && second?.sex === 'male') return second.name
  if (relation === 'mother-in-law' && second?.sex === 'female') return second.name
  const born = Number(woman.birth.slice(0, 4))
  const sex = relation === 'mother-in-law' || relation === 'relative' ? 'female' : 'male'
  const [least, most] = yearsApart[relation] ?? [-6, 4]
  const year = Math.min(born + random.whole(least, most), openedAt.getUTCFullYear() - 19)
  return nameOf(random, sex, year, surnameOf(random))
}

/** How many years after her the other side was born. */
const yearsApart: Readonly<Partial<Record<PartyRelation, readonly [number, number]>>> = {
  'mother-in-law': [-28, -20],
  relative: [-6, 6],
  son: [21, 32],
}

function childOf(random: Random, age: number): string {
  if (age > 54) return random.pick(['孙子', '孙女', '外孙'])
  const years = random.whole(3, Math.max(4, Math.min(15, age - 20)))
  return `${years}岁的${random.pick(['女儿', '儿子'])}`
}
