import type { Division, DivisionCode } from '#domain/divisions/division.schema.ts'
import { ownDivision, type Organisation } from './organisation.schema.ts'

/**
 * The women's federation of every division that has none yet, parents before children: what each city
 * has, so that nobody enters it by hand. Names can be changed afterwards.
 * @param standing federations that are there, by division
 */
export function federationsFor(
  region: string,
  divisions: readonly Division[],
  standing: ReadonlyMap<DivisionCode, string>,
  newId: () => string,
): Organisation[] {
  const ids = new Map(standing)
  const made: Organisation[] = []
  for (const { code, name, level, parentCode } of divisions.toSorted(byDepth)) {
    if (ids.has(code)) continue
    const id = newId()
    ids.set(code, id)
    made.push({
      ...{ region, id, kind: 'womens-federation', level, division: code },
      name: level === 'village' ? `${name}妇联` : `${name}妇女联合会`,
      parentId: parentCode === null ? null : (ids.get(parentCode) ?? null),
      administers: ownDivision(code),
      ...{ members: null, womenMembers: null, endedAt: null, version: 1 },
    })
  }
  return made
}

const depths = { city: 0, county: 1, township: 2, village: 3 } as const

function byDepth(left: Division, right: Division): number {
  return depths[left.level] - depths[right.level] || (left.code < right.code ? -1 : 1)
}
