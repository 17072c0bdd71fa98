import type { Executive } from '#domain/organisations/executive.schema.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import type { Level } from '#domain/divisions/division.schema.ts'
import { phoneNumber } from './citizen-number.ts'
import { demonstrationExecutives } from './accounts.ts'
import { nameOf, surnameOf } from './names.ts'
import { cityId, randomOf, shareOut } from './random.ts'

/** How many executives a federation has at each level, in proportion. */
const weights: Readonly<Record<Level, number>> = {
  city: 41,
  county: 35,
  township: 21,
  village: 7.5,
}

/** Exactly `count` executives, over all federations; those who have an account come in any city. */
export function executivesOf(
  seed: number,
  region: string,
  federations: readonly Organisation[],
  count: number,
): Executive[] {
  const known = new Map(demonstrationExecutives.map((each) => [each.division, each]))
  const free = count - known.size
  const shares = shareOut(
    free,
    federations.map(({ level }) => weights[level]),
  )
  const executives: Executive[] = []
  for (const [at, federation] of federations.entries()) {
    const { id: orgId, division } = federation
    const random = randomOf(seed, 'executives', division)
    const demonstration = known.get(division)
    const names = new Set(demonstration === undefined ? [] : [demonstration.name])
    const members = (shares[at] ?? 0) + names.size
    for (let nth = 0; nth < members; nth++) {
      const n = executives.length
      const first = nth === 0 ? demonstration : undefined
      const sex = random.chance(0.985) ? 'female' : 'male'
      const name =
        first?.name ??
        unusedName(() => nameOf(random, sex, random.whole(1964, 1999), surnameOf(random)), names)
      executives.push({
        ...{ region, id: cityId(seed, 'executive', n), number: executiveNumber(n), name },
        ...{ sex: first === undefined ? sex : 'female', orgId, division, phone: phoneNumber(n) },
        ...{ accountId: first === undefined ? null : cityId(seed, 'account', first.account) },
        ...{ endedAt: null, version: 1 },
      })
    }
  }
  return executives
}

/** 执委编号, as printed on the card: `HS0004711`. */
function executiveNumber(n: number): string {
  return `HS${String(n + 1).padStart(7, '0')}`
}

/** Two executives of one village with one name would be told apart by nobody. */
function unusedName(draw: () => string, names: Set<string>): string {
  for (let attempt = 0; attempt < 20; attempt++) {
    const name = draw()
    if (names.has(name)) continue
    names.add(name)
    return name
  }
  return draw()
}
