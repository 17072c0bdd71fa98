import { countyOf, townshipOf } from '#domain/divisions/division.schema.ts'
import type { Matter, MatterLevel } from '#domain/matters/matter.schema.ts'
import type { OrganisationKind } from '#domain/organisations/organisation.schema.ts'
import type { Desks } from './desks.ts'
import type { PlannedMatter } from './matter-step.ts'
import type { OrderFate } from './order-fate.ts'
import { randomOf, type Random } from './random.ts'
import { gradeOf, isOrderPossible, storyOf, type Story } from './stories.ts'

/** Protection orders that the courts of the city issued in the year 2023, as published. */
const ordersIssued = 22

/** The last applications of the year, with which somebody is at work now. */
const underWay: readonly OrderFate[] = [
  'drafting',
  'submitted',
  'accepted',
  'submitted',
  'accepted',
]
const declined: readonly OrderFate[] = ['rejected', 'withdrawn', 'rejected', 'withdrawn']

type Known = { readonly matter: Matter; readonly story: Story | undefined }

/** What becomes of each matter besides its own steps: orders, warnings, referrals with her consent. */
export function plannedMatters(
  seed: number,
  scale: number,
  desks: Desks,
  matters: readonly Matter[],
): { matter: Matter; planned: PlannedMatter }[] {
  const known = matters.map((matter) => ({ matter, story: storyOf(matter.narrative) }))
  const orders = orderFates(known, Math.round(ordersIssued * scale))
  return known.map(({ matter, story }) => {
    const random = randomOf(seed, 'fate', matter.number)
    const order = orders.get(matter.id)
    return { matter, planned: fateOf(random, desks, { matter, story }, order) }
  })
}

/**
 * Exactly so many are issued. The latest applications wait for the court; the others end in time, so
 * that what was issued lies within the year.
 */
function orderFates(known: readonly Known[], issued: number): Map<string, OrderFate> {
  const able = known
    .filter(({ story }) => story !== undefined && isOrderPossible(story))
    .map(({ matter }) => matter)
  const left = able.length - issued
  const late = underWay.slice(0, Math.max(0, Math.min(underWay.length, left)))
  const latest = able.slice(able.length - late.length)
  const earlier = able.slice(0, able.length - late.length)
  const ended = declined.slice(0, Math.max(0, left - late.length))
  const fates = new Map(latest.map(({ id }, at) => [id, late[at] ?? 'submitted'] as const))
  // Spread over the year: every seventh of the earlier ones is not granted.
  let refused = 0
  let granted = 0
  for (const [at, { id }] of earlier.entries()) {
    const other = at % 7 === 3 ? ended[refused] : undefined
    if (other !== undefined) {
      fates.set(id, other)
      refused += 1
    } else if (granted < issued) {
      fates.set(id, grantedAs[granted % grantedAs.length] ?? 'issued')
      granted += 1
    }
  }
  return fates
}

const grantedAs: readonly OrderFate[] = [
  ...(['issued', 'issued', 'breached', 'issued', 'issued', 'issued', 'issued'] as const),
  ...(['extension-asked', 'issued', 'issued', 'issued'] as const),
]

function fateOf(
  random: Random,
  desks: Desks,
  { matter, story }: Known,
  order: OrderFate | undefined,
): PlannedMatter {
  const { id, number, openedAt, division, sensitivity, subjectName = '' } = matter
  const township = townshipOf(division)
  const isViolent = sensitivity !== 'normal'
  const known = story === undefined ? undefined : gradeOf(story, matter.category)
  const graded = order === 'breached' ? 1 : (known?.level ?? 4)
  const isWarned = story !== undefined && isOrderPossible(story) && random.chance(0.4)
  return {
    ...{ id, number, openedAt, isViolent, subjectName, story, order, isWarned },
    level: Math.min(matter.level, graded) as MatterLevel,
    imminent: matter.imminent || known?.imminent === true,
    policeStationId: desks.officeIn('public-security', township)?.id,
    courtId: courtOf(desks, matter)?.id,
    helperId: isViolent || !random.chance(0.3) ? undefined : helperOf(random, desks, township),
  }
}

function courtOf(desks: Desks, { division }: Matter): ReturnType<Desks['officeIn']> {
  return desks.officeIn('court', countyOf(division))
}

/** Who helps where nothing tells of violence: the mediators, the justice office, civil affairs. */
function helperOf(random: Random, desks: Desks, township: string): string | undefined {
  const kinds: readonly OrganisationKind[] = ['mediation', 'mediation', 'justice', 'civil-affairs']
  return desks.officeIn(random.pick(kinds), township)?.id
}
