import { anOrganisation } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'

/** The same in every run: what an invented year draws for an organisation follows from its id. */
function idNumbered(nth: number): string {
  return `01890000-0000-7000-8000-${String(nth).padStart(12, '0')}`
}

/** Three villages of 富池镇, those above them, and who acts for each: what a walk through a month needs. */
export const city = anOrganisation({
  id: idNumbered(1),
  level: 'city',
  division: '420200000000',
  administers: ['4202'],
})
export const county = anOrganisation({
  id: idNumbered(2),
  ...{ level: 'county', division: '420222000000', parentId: city.id, name: '阳新县妇女联合会' },
})
export const township = anOrganisation({ id: idNumbered(3), parentId: county.id })
export const villages = ['420222101200', '420222101201', '420222101202'].map((division, nth) =>
  anOrganisation({
    ...{ id: idNumbered(11 + nth), level: 'village', division, parentId: township.id },
    name: `${division}妇联`,
  }),
)
export const office = anOrganisation({
  id: idNumbered(4),
  ...{ kind: 'political-legal', level: 'county', division: '420222000000', name: '阳新县平安办' },
})
export const orgs = [city, county, township, ...villages, office]

function actorOf(id: string, role: Actor['roles'][number], divisions: readonly string[]): Actor {
  return anActor({ id: newId(), orgId: id, orgs: [id], roles: [role], divisions })
}

const executives = villages.map(({ id, division }) => actorOf(id, 'village-executive', [division]))
export const [quiet, finder, silent] = executives as [Actor, Actor, Actor]
export const reviewer = actorOf(township.id, 'township-officer', ['420222101'])
export const above = actorOf(county.id, 'county-officer', ['420222'])
export const top = actorOf(city.id, 'city-officer', ['4202'])
export const liaison = actorOf(office.id, 'liaison', [])
