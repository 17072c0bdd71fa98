import { prefixOf, type Division, type Level } from '#domain/divisions/division.schema.ts'
import {
  ownDivision,
  type Organisation,
  type OrganisationKind,
} from '#domain/organisations/organisation.schema.ts'
import { agencies, type Agency } from './agencies.ts'
import { cityId, randomOf, sample, shareOut } from './random.ts'

/**
 * What 开发区·铁山区 administers though it is coded elsewhere: 章山街道, 太子镇, 大王镇, 金海开发区,
 * 金山街道, 汪仁镇.
 */
const lent: Readonly<Record<string, string>> = {
  '420203007000': '420205000000',
  '420222104000': '420205000000',
  '420222105000': '420205000000',
  '420222455000': '420205000000',
  '420281070000': '420205000000',
  '420281170000': '420205000000',
}

/** Of 1,040 villages these many have a mediation station: with 64 above them, 894 (家调组织). */
const mediationVillages = 830

/** Whose charge an organisation is that has no tree of its own. */
const authorities: Readonly<Partial<Record<OrganisationKind, OrganisationKind>>> = {
  hospital: 'health',
  school: 'education',
  shelter: 'civil-affairs',
  'social-organisation': 'civil-affairs',
  'legal-service': 'justice',
  'law-firm': 'justice',
}

/** The division that administers this one: the code's parent, unless the township is lent. */
function administrativeParent(division: Division): string | null {
  return lent[division.code] ?? division.parentCode
}

/** Every organisation of the city, parents before children. The size of the city does not scale. */
export function organisationsOf(
  seed: number,
  region: string,
  divisions: readonly Division[],
): Organisation[] {
  const made: Organisation[] = []
  const byPlace = new Map<string, string>()
  const places = new Map(divisions.map((division) => [division.code, division]))

  function add(
    kind: OrganisationKind,
    division: Division,
    name: string,
    more: Partial<Organisation> = {},
  ): void {
    const id = cityId(seed, 'organisation', made.length)
    made.push({
      ...{ region, id, kind, level: division.level, name, division: division.code },
      ...{ parentId: parentOf(kind, division), administers: administersOf(division, divisions) },
      ...{ members: null, womenMembers: null, endedAt: null, version: 1 },
      ...more,
    })
    const place = kind + division.code
    if (!byPlace.has(place)) byPlace.set(place, id)
  }

  /** The next of its kind above it, or the authority in whose charge it is. */
  function parentOf(kind: OrganisationKind, division: Division): string | null {
    const authority = authorities[kind]
    let at = authority === undefined ? administrativeParent(division) : division.code
    while (at !== null) {
      const found = byPlace.get((authority ?? kind) + at)
      if (found !== undefined) return found
      const above = places.get(at)
      at = above === undefined ? null : administrativeParent(above)
    }
    return null
  }

  for (const level of ['city', 'county', 'township', 'village'] satisfies Level[]) {
    for (const division of divisions.filter((each) => each.level === level)) {
      add('womens-federation', division, `${fullName(division, places)}妇女联合会`)
      for (const { kind, name } of agenciesIn(division, places)) add(kind, division, name)
    }
  }
  for (const committee of committees(seed, divisions, places)) {
    const { division, name, members, womenMembers } = committee
    add('mediation', division, name, { members, womenMembers })
  }
  return made
}

type Committee = { division: Division; name: string; members: number; womenMembers: number }

/** One at every level above the villages, and in most of these; always with a woman (人民调解法 8). */
function committees(
  seed: number,
  divisions: readonly Division[],
  places: ReadonlyMap<string, Division>,
): Committee[] {
  const random = randomOf(seed, 'mediation')
  const villages = divisions.filter(({ level }) => level === 'village')
  const [count = 0] = shareOut(villages.length, [mediationVillages, 1_040 - mediationVillages])
  const above = divisions.filter(({ level }) => level !== 'village')
  return [...above, ...sample(random, villages, count, () => 1)].map((division) => {
    const members = division.level === 'village' ? random.whole(3, 5) : random.whole(5, 9)
    const isStation = division.level === 'village'
    return {
      division,
      members,
      womenMembers: random.whole(1, Math.ceil(members / 2)),
      name: `${fullName(division, places)}婚姻家庭纠纷人民调解${isStation ? '工作站' : '委员会'}`,
    }
  })
}

function agenciesIn(division: Division, places: ReadonlyMap<string, Division>): Agency[] {
  const parent = places.get(administrativeParent(division) ?? '')
  return agencies(division, {
    own: division.level === 'county' ? countyName(division) : division.name,
    county: parent === undefined ? '' : countyName(parent),
  })
}

/** 铁山区 and the development zone are one administration (开发区·铁山区). */
function countyName({ code, name }: Division): string {
  return code === '420205000000' ? '开发区·铁山区' : name
}

/** City and county by their own name, a township with its county, a village with its township. */
function fullName(division: Division, places: ReadonlyMap<string, Division>): string {
  if (division.level === 'city') return division.name
  if (division.level === 'county') return countyName(division)
  const parent = places.get(administrativeParent(division) ?? '')
  if (parent === undefined) return division.name
  return (division.level === 'township' ? countyName(parent) : parent.name) + division.name
}

/** What stands in the tree of organisations: own code, minus what is lent away, plus what is lent in. */
function administersOf(division: Division, divisions: readonly Division[]): string[] {
  if (division.level !== 'county') return ownDivision(division.code)
  const away = Object.keys(lent).filter((code) => code.startsWith(prefixOf(division.code)))
  const lentIn = Object.keys(lent).filter((code) => lent[code] === division.code)
  const own =
    away.length === 0
      ? ownDivision(division.code)
      : divisions
          .filter(({ parentCode, code }) => parentCode === division.code && !away.includes(code))
          .map(({ code }) => prefixOf(code))
  return [...own, ...lentIn.map(prefixOf)]
}
