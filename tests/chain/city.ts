import { anAccount, insertAccountFixtures } from '#domain/accounts/account.fixtures.ts'
import type { Account } from '#domain/accounts/account.schema.ts'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import { newId } from '#platform/db/id.ts'
import type { TestHouse } from '../house.ts'

const county = { level: 'county', division: '420222000000' } as const
const township = { level: 'township', division: '420222101000' } as const

const federationOfCity = anOrganisation({
  ...{ level: 'city', division: '420200000000', administers: ['4202'], name: '黄石市妇女联合会' },
})
const federationOfCounty = anOrganisation({
  ...county,
  ...{ name: '阳新县妇女联合会', parentId: federationOfCity.id },
})
const bureau = anOrganisation({ ...county, kind: 'public-security', name: '阳新县公安局' })

/** Everybody whom a matter of 富池镇港下村 may meet. */
export const orgs = {
  city: federationOfCity,
  county: federationOfCounty,
  office: anOrganisation({ ...township, parentId: federationOfCounty.id }),
  neighbour: anOrganisation({
    ...{ division: '420222103000', name: '浮屠镇妇女联合会', parentId: federationOfCounty.id },
  }),
  bureau,
  station: anOrganisation({
    ...township,
    ...{ kind: 'public-security', name: '富池派出所', parentId: bureau.id },
  }),
  court: anOrganisation({ ...county, kind: 'court', name: '阳新县人民法院' }),
  civil: anOrganisation({ ...county, kind: 'civil-affairs', name: '阳新县民政局' }),
  committee: anOrganisation({
    ...{ kind: 'mediation', level: 'village', division: '420222101200', name: '港下村调委会' },
  }),
} as const

let counted = 0

function accountOf(orgId: string, change: Partial<Account>): Account {
  counted += 1
  return anAccount({
    ...{ id: newId(), username: `chain${counted}`, name: `经办${counted}`, orgId },
    ...{ roles: ['liaison'], divisions: [], ...change },
  })
}

const accounts = {
  cadre: accountOf(orgs.office.id, { roles: ['township-officer'], divisions: ['420222101'] }),
  colleague: accountOf(orgs.office.id, { roles: ['township-officer'], divisions: ['420222101'] }),
  county: accountOf(orgs.county.id, { roles: ['county-officer'], divisions: ['420222'] }),
  deputy: accountOf(orgs.county.id, { roles: ['county-officer'], divisions: ['420222'] }),
  neighbour: accountOf(orgs.neighbour.id, {
    ...{ roles: ['township-officer'], divisions: ['420222103'] },
  }),
  bureau: accountOf(orgs.bureau.id, {}),
  police: accountOf(orgs.station.id, {}),
  court: accountOf(orgs.court.id, {}),
  civil: accountOf(orgs.civil.id, {}),
  /** the other side's cousin, as it may be: of the village, and not cleared */
  cousin: accountOf(orgs.committee.id, {
    ...{ roles: ['village-executive'], divisions: ['420222101200'], clearance: 'normal' },
  }),
}
export type Who = keyof typeof accounts

export const people = Object.fromEntries(
  Object.entries(accounts).map(([who, { id, name, orgId, roles, divisions, clearance }]) => [
    who,
    anActor({ id, name, orgId, orgs: [orgId], roles, divisions, clearance }),
  ]),
) as Readonly<Record<Who, Actor>>

/** The divisions, offices and accounts of a small city, and nothing else. */
export async function settle(house: TestHouse): Promise<void> {
  await house.asSystem(async (tx) => {
    saveDivisions(tx, [
      { code: '420222000000', name: '阳新县', level: 'county', parentCode: '420200000000' },
      { code: '420222101000', name: '富池镇', level: 'township', parentCode: '420222000000' },
      { code: '420222101200', name: '港下村', level: 'village', parentCode: '420222101000' },
      { code: '420222103000', name: '浮屠镇', level: 'township', parentCode: '420222000000' },
    ])
    insertOrganisations(tx, Object.values(orgs))
    await insertAccountFixtures(tx, Object.values(accounts))
  })
}
