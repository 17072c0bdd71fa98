import type { Random } from '#city/random.ts'
import { personOf, surnameOf, type Person, type Sex } from './person.ts'
import { placeIn, type Place, type Village } from './placing.ts'

/** Whoever may be spoken of; also the roles of callers, with the outsiders after them. */
export type Seat = 'woman' | 'man' | 'child' | 'her-parent' | 'his-parent' | 'her-sibling'

export type Caller =
  | Seat
  | 'neighbour'
  | 'shopkeeper'
  | 'cadre'
  | 'hotline'
  | 'teacher'
  | 'doctor'
  | 'passer-by'
  | 'landlord'
  | 'friend'

/** What the calls of one household are about. */
export type Dispute =
  | 'beaten-wife'
  | 'beaten-husband'
  | 'divorce'
  | 'custody'
  | 'former-partner'
  | 'in-laws'
  | 'support'
  | 'confinement'
  | 'child-harmed'

export type Household = {
  readonly id: string
  readonly place: Place
  /** after a move */
  readonly laterPlace: Place | undefined
  readonly movesAfter: number
  readonly phoneChangesAfter: number
  readonly dispute: Dispute
  readonly bond: 'married' | 'divorced' | 'courting'
  readonly people: Readonly<Record<Seat, Person>>
  readonly outsider: Person
  readonly childAge: number
  readonly calls: readonly Call[]
}

export type Call = {
  readonly caller: Caller
  /** minutes since the first day's midnight */
  readonly minute: number
  /** calls of one incident share it */
  readonly incident: number
}

const disputes: readonly (readonly [Dispute, number])[] = [
  ['beaten-wife', 46],
  ['divorce', 10],
  ['former-partner', 12],
  ['in-laws', 8],
  ['custody', 7],
  ['beaten-husband', 5],
  ['support', 5],
  ['confinement', 4],
  ['child-harmed', 5],
]

const callers: readonly (readonly [Caller, number])[] = [
  ['woman', 56],
  ['man', 9],
  ['child', 6],
  ['her-parent', 8],
  ['his-parent', 5],
  ['her-sibling', 5],
  ['neighbour', 10],
  ['shopkeeper', 2],
  ['cadre', 4],
  ['hotline', 2],
  ['teacher', 1],
  ['doctor', 1],
  ['passer-by', 3],
  ['landlord', 1],
  ['friend', 3],
]

export function weighted<Item>(random: Random, items: readonly (readonly [Item, number])[]): Item {
  const total = items.reduce((sum, [, weight]) => sum + weight, 0)
  let at = random.next() * total
  for (const [item, weight] of items) {
    at -= weight
    if (at < 0) return item
  }
  throw new Error('nothing to pick from')
}

export type HouseholdWish = {
  readonly random: Random
  readonly seed: number
  readonly id: string
  /** the first of the seats at the family's table that belong to this household */
  readonly index: number
  readonly place: Place
  readonly villages: readonly Village[]
  readonly calls: number
  readonly days: number
  readonly from?: number
  readonly known?: Partial<Record<Seat, Person>>
}

export function householdOf(wish: HouseholdWish): Household {
  const { random, seed, index } = wish
  const dispute = weighted(random, disputes)
  const century = random.chance(0.3) ? 1958 : 1978
  const his = wish.known?.man?.name.slice(0, 1) ?? surnameOf(random)
  const hers = wish.known?.woman?.name.slice(0, 1) ?? surnameOf(random)
  const seat = (
    at: number,
    sex: Sex,
    surname: string | undefined,
    base: 'old' | 'couple' | 'young',
  ): Person =>
    personOf(random, seed, index + at, {
      sex,
      generation: base === 'couple' ? 'middle' : base,
      ...(surname === undefined ? {} : { surname }),
      ...(base === 'couple' ? { century } : {}),
    })
  const people = {
    woman: seat(0, '女', hers, 'couple'),
    man: seat(1, '男', his, 'couple'),
    child: seat(2, random.chance(0.5) ? '男' : '女', his, 'young'),
    'her-parent': seat(3, random.chance(0.6) ? '女' : '男', hers, 'old'),
    'his-parent': seat(4, random.chance(0.6) ? '女' : '男', his, 'old'),
    'her-sibling': seat(5, random.chance(0.5) ? '女' : '男', hers, 'couple'),
    ...wish.known,
  }
  return {
    id: wish.id,
    place: wish.place,
    laterPlace: random.chance(0.12) ? placeIn(random, random.pick(wish.villages)) : undefined,
    movesAfter: random.whole(1, 4),
    phoneChangesAfter: random.chance(0.18) ? random.whole(1, 3) : Number.POSITIVE_INFINITY,
    dispute,
    bond: bondOf(random, dispute),
    people,
    outsider: personOf(random, seed, index + 6, {
      sex: random.chance(0.55) ? '女' : '男',
      generation: 'middle',
    }),
    childAge: random.whole(1, 16),
    calls: callsOf(wish),
  }
}

function bondOf(random: Random, dispute: Dispute): Household['bond'] {
  if (dispute === 'former-partner') return random.chance(0.5) ? 'divorced' : 'courting'
  if (dispute === 'custody') return 'divorced'
  if (dispute === 'beaten-wife' || dispute === 'confinement') {
    return random.chance(0.12) ? 'courting' : 'married'
  }
  return 'married'
}

function callsOf({ random, calls, days, from = 0 }: HouseholdWish): Call[] {
  const made: Call[] = []
  let minute = Math.floor((from + random.next() * (days - from)) * 1440)
  let usual = weighted(random, callers)
  for (let at = 0; at < calls; at++) {
    const last = made.at(-1)
    if (last !== undefined && calls > 1 && random.chance(0.09)) {
      // One incident reported twice: somebody else, or she again, some minutes later.
      const caller = random.chance(0.4) ? last.caller : weighted(random, callers)
      const again = last.minute + random.whole(2, 40)
      made.push({
        caller,
        minute: again < days * 1440 ? again : last.minute,
        incident: last.incident,
      })
      continue
    }
    if (last !== undefined) {
      minute = last.minute + Math.ceil(-Math.log(1 - random.next()) * 42 * 1440)
      if (minute >= days * 1440) {
        minute = Math.floor((from + random.next() * (days - from)) * 1440)
      }
      if (random.chance(0.45)) usual = weighted(random, callers)
    }
    made.push({ caller: usual, minute: dayTime(random, minute), incident: at })
  }
  return made
}

/** Evenings and nights have the most calls. */
function dayTime(random: Random, minute: number): number {
  const day = Math.floor(minute / 1440)
  const hour = random.chance(0.6) ? random.whole(17, 23) : random.whole(0, 23)
  return day * 1440 + hour * 60 + random.whole(0, 59)
}
