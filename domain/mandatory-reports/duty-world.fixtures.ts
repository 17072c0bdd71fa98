import type { FastifyInstance } from 'fastify'
import { anAccount, insertAccountFixtures } from '#domain/accounts/account.fixtures.ts'
import type { Account } from '#domain/accounts/account.schema.ts'
import { saveDivisions } from '#domain/divisions/division.public.ts'
import { anOrganisation, insertOrganisations } from '#domain/organisations/organisation.fixtures.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/tx.ts'

export const village = anOrganisation({
  level: 'village',
  name: '港下村妇联',
  division: '420222101200',
})
const township = anOrganisation()
const county = anOrganisation({ level: 'county', name: '阳新县妇联', division: '420222000000' })
const station = anOrganisation({ kind: 'public-security', name: '富池派出所' })
const procuratorate = anOrganisation({
  ...{ kind: 'procuratorate', level: 'county', name: '阳新县人民检察院', division: '420222000000' },
})
const education = anOrganisation({
  ...{ kind: 'education', level: 'county', name: '阳新县教育局', division: '420222000000' },
})

export type Person = { readonly account: Account; readonly actor: Actor }

function person(
  username: string,
  orgId: string,
  role: Actor['roles'][number],
  divisions: string[] = [],
): Person {
  const clearance = role === 'village-executive' ? 'normal' : 'sensitive'
  const account = anAccount({
    username,
    orgId,
    roles: [role],
    divisions,
    clearance,
    name: username,
  })
  const { id, name, roles } = account
  return {
    account,
    actor: anActor({ id, name, orgId, orgs: [orgId], roles, divisions, clearance }),
  }
}

export const handler = person('handler', county.id, 'county-officer', ['420222'])
export const colleague = person('colleague', county.id, 'county-officer', ['420222'])
export const officer = person('officer', township.id, 'township-officer', ['420222101'])
export const police = person('police', station.id, 'liaison')
export const prosecutor = person('prosecutor', procuratorate.id, 'liaison')
export const teacher = person('education', education.id, 'liaison')
/** the father who is suspected sits on the village's own federation */
export const father = person('father', village.id, 'village-executive', ['420222101200'])
/** an uncle of a child works at the police station */
export const uncle = person('uncle', station.id, 'liaison')
const everybody = [uncle, handler, colleague, officer, police, prosecutor, teacher, father]

export const planted = {
  reporter: '石春燕',
  phone: '13972300022',
  child: '柯青禾',
  father: '柯大山',
}
export const fields = {
  ...{ 's.violence': '1', called: '1', division: '420222101000', place: '学校' },
  story: '早读时发现孩子双臂有多处新旧淤青，问起来只说不敢回家。',
  ...{ 'child.alias': '小禾', 'child.name': planted.child, 'child.age': '9岁' },
  ...{ 'guardian.name': planted.father, 'guardian.relation': 'father', 'guardian.suspect': '1' },
  ...{ 'me.name': planted.reporter, 'me.phone': planted.phone, 'me.post': '班主任' },
}

/** Offices, and people who work for them, as accounts that rules can find. */
export async function insertDutyWorld(tx: Tx): Promise<void> {
  saveDivisions(tx, [
    { code: '420222000000', name: '阳新县', level: 'county', parentCode: '420200000000' },
    { code: '420222101000', name: '富池镇', level: 'township', parentCode: '420222000000' },
    { code: '420222101200', name: '港下村', level: 'village', parentCode: '420222101000' },
  ])
  insertOrganisations(tx, [village, township, county, station, procuratorate, education])
  await insertAccountFixtures(
    tx,
    everybody.map(({ account }) => account),
  )
}

/** Sends a form of the page, as a browser without script does. */
export async function postDuty(
  pages: FastifyInstance,
  path: string,
  form: Readonly<Record<string, string>>,
): Promise<{ status: number; text: string }> {
  const answer = await pages.inject({
    method: 'POST',
    url: `/help/duty${path}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })
  return { status: answer.statusCode, text: answer.payload }
}

export function shownRevision(page: string): string {
  return /name="revision" value="(\d+)"/.exec(page)?.[1] ?? ''
}

export function shownReceipt(page: string): string {
  return /id="receipt">([\d ]+)</.exec(page)?.[1] ?? ''
}
