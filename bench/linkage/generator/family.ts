import { randomOf, type Random } from '#city/random.ts'
import { householdOf, weighted, type Household } from './household.ts'
import { givenName, personOf, seatsPerFamily, seatsPerHousehold } from './person.ts'
import { doorBeside, namesakeOf, placeIn, type Town, type Village } from './placing.ts'

/** Households that look alike because life built them so. The truth keeps them apart. */
export type Likeness =
  | 'alone'
  | 'many-calls'
  | 'tenant-turnover'
  | 'two-couples'
  | 'two-homes'
  | 'remarried'
  | 'same-village-name'
  | 'same-stairwell'
  | 'siblings'
  | 'other-matter'

export type Family = {
  readonly likeness: Likeness
  readonly households: readonly Household[]
}

export type World = {
  readonly seed: number
  readonly days: number
  readonly hasRepeats: boolean
  readonly towns: readonly Town[]
  readonly villages: readonly Village[]
}

const likenesses: readonly (readonly [Likeness, number])[] = [
  ['alone', 520],
  ['other-matter', 335],
  ['many-calls', 70],
  ['tenant-turnover', 14],
  ['two-couples', 12],
  ['two-homes', 7],
  ['remarried', 7],
  ['same-village-name', 12],
  ['same-stairwell', 14],
  ['siblings', 9],
]

const sizes: readonly (readonly [readonly [number, number], number])[] = [
  [[2, 2], 54],
  [[3, 3], 20],
  [[4, 5], 14],
  [[6, 9], 9],
  [[10, 24], 3],
]

/** The n-th family of the world: the same for the same seed, whatever else is made. */
export function familyOf(world: World, n: number): Family {
  const random = randomOf(world.seed, 'family', n)
  const likeness = weighted(random, likenesses)
  const builder = new Builder(world, n, random)
  return { likeness, households: builder.build(likeness) }
}

class Builder {
  private readonly world: World
  private readonly n: number
  private readonly random: Random
  private readonly made: Household[] = []

  constructor(world: World, n: number, random: Random) {
    this.world = world
    this.n = n
    this.random = random
  }

  build(likeness: Likeness): Household[] {
    const { random, world } = this
    const place = placeIn(random, random.pick(world.villages))
    switch (likeness) {
      case 'alone':
      case 'other-matter':
        this.add({ place, calls: 1 })
        break
      case 'many-calls':
        this.add({ place, calls: this.size() })
        break
      case 'tenant-turnover': {
        // One door, one family after the other; nothing but the address is shared.
        const tenants = random.whole(2, 3)
        for (let at = 0; at < tenants; at++) {
          const from = (world.days / tenants) * at
          this.add({ place, calls: this.sizeOrOne(), from, until: from + world.days / tenants })
        }
        break
      }
      case 'two-couples': {
        const old = this.add({ place, calls: this.sizeOrOne() })
        const son = { ...old.people.man, ...this.young(old.people.man.name.slice(0, 1)) }
        this.add({
          place,
          calls: this.sizeOrOne(),
          known: { man: son, 'his-parent': old.people.man },
        })
        break
      }
      case 'two-homes': {
        const first = this.add({ place, calls: this.sizeOrOne() })
        const other = placeIn(random, random.pick(world.villages))
        this.add({ place: other, calls: this.sizeOrOne(), known: { man: first.people.man } })
        break
      }
      case 'remarried': {
        const half = world.days / 2
        const before = this.add({ place, calls: this.sizeOrOne(), until: half })
        const next = placeIn(random, random.pick(world.villages))
        const known = { woman: before.people.woman, 'her-parent': before.people['her-parent'] }
        this.add({ place: next, calls: this.sizeOrOne(), from: half, known })
        break
      }
      case 'same-village-name': {
        const one = this.add({ place, calls: this.sizeOrOne() })
        const namesake = namesakeOf(random, world.towns, place)
        const man = this.named(one.people.man.name.slice(0, 1), '男')
        this.add({ place: namesake, calls: this.sizeOrOne(), known: { man } })
        break
      }
      case 'same-stairwell':
        this.add({ place, calls: this.sizeOrOne() })
        this.add({ place: doorBeside(random, place), calls: this.sizeOrOne() })
        break
      case 'siblings': {
        const one = this.add({ place, calls: this.sizeOrOne() })
        const man = this.alike(one.people.man.name)
        const known = { man, 'his-parent': one.people['his-parent'] }
        this.add({ place: doorBeside(random, place), calls: this.sizeOrOne(), known })
        break
      }
    }
    return this.made
  }

  private add(wish: {
    readonly place: Household['place']
    readonly calls: number
    readonly from?: number
    readonly until?: number
    readonly known?: Partial<Household['people']>
  }): Household {
    const { world, n, random } = this
    const household = householdOf({
      random,
      seed: world.seed,
      id: `F${n.toString(36)}-${this.made.length}`,
      index: n * seatsPerFamily + this.made.length * seatsPerHousehold,
      place: wish.place,
      villages: wish.place.village.town.villages,
      calls: wish.calls,
      days: wish.until ?? world.days,
      from: wish.from ?? 0,
      ...(wish.known === undefined ? {} : { known: wish.known }),
    })
    this.made.push(household)
    return household
  }

  private size(): number {
    if (!this.world.hasRepeats) return 1
    const [least, most] = weighted(this.random, sizes)
    return this.random.whole(least, most)
  }

  private sizeOrOne(): number {
    return this.random.chance(0.4) ? this.size() : 1
  }

  private young(surname: string): { name: string; id: string; phone: string } {
    const { random, world, n } = this
    const index = n * seatsPerFamily + seatsPerHousehold + 1
    const { name, id, phone } = personOf(random, world.seed, index, {
      sex: '男',
      generation: 'middle',
      surname,
    })
    return { name, id, phone }
  }

  private named(surname: string, sex: '男' | '女'): Household['people']['man'] {
    return personOf(this.random, this.world.seed, this.n * seatsPerFamily + seatsPerHousehold + 1, {
      sex,
      generation: 'middle',
      surname,
    })
  }

  /** A brother: surname and first character in common, 建军 and 建平. */
  private alike(name: string): Household['people']['man'] {
    const brother = this.named(name.slice(0, 1), '男')
    const last = givenName(this.random, '男', 'middle').slice(-1)
    return { ...brother, name: name.length > 2 ? name.slice(0, 2) + last : name + last }
  }
}
