import { describe, expect, test } from 'vitest'
import { anOrganisation } from './organisation.fixtures.ts'
import type { CreateOrganisation } from './organisation.schema.ts'
import {
  changeOrganisation,
  createOrganisation,
  endOrganisation,
  type Parent,
} from './organisation.transition.ts'

const id = '01890000-0000-7000-8000-0000000000c1'
const county: Parent = {
  id: '01890000-0000-7000-8000-0000000000c0',
  level: 'county',
  endedAt: null,
}

const station: CreateOrganisation = {
  ...{ kind: 'mediation', level: 'township', name: '富池镇家调委', division: '420222101000' },
  ...{ parentId: county.id, members: 5, womenMembers: 2 },
}

function created(wish: Partial<CreateOrganisation>, parent: Parent | undefined = county): unknown {
  return createOrganisation({ ...station, ...wish }, { id, region: '420200', parent })
}

describe('a new organisation', () => {
  test('oversees its own division unless told otherwise', () => {
    expect(created({})).toMatchObject({ administers: ['420222101'], version: 1 })
    expect(created({ administers: ['420222102'] })).toMatchObject({ administers: ['420222102'] })
  })

  test.each([
    ['parent-unknown', {}, undefined],
    ['parent-ended', {}, { ...county, endedAt: '2023-01-01T00:00:00.000Z' }],
    ['parent-not-above', {}, { ...county, level: 'township' as const }],
    ['committee-needs-3-to-9-members', { members: 2 }, county],
    ['committee-needs-3-to-9-members', { members: 10 }, county],
    ['committee-needs-3-to-9-members', { members: null }, county],
    ['committee-without-a-woman', { womenMembers: 0 }, county],
    ['more-women-than-members', { womenMembers: 6 }, county],
  ])('is refused as %s: %o', (code, wish, parent) => {
    expect(
      createOrganisation({ ...station, ...wish }, { id, region: '420200', parent }),
    ).toMatchObject({
      refused: code,
    })
  })

  test('other than a mediation committee needs no members', () => {
    expect(created({ kind: 'justice', members: null, womenMembers: null })).toMatchObject({
      kind: 'justice',
    })
  })
})

describe('an organisation', () => {
  const organisation = anOrganisation()
  const { name, parentId, administers, members, womenMembers, version } = organisation
  const wish = { name, parentId, administers, members, womenMembers, version }

  test('changes its name and counts its versions', () => {
    const next = changeOrganisation(organisation, { ...wish, name: '富池镇妇联' }, undefined)
    expect(next).toMatchObject({ name: '富池镇妇联', version: 2 })
  })

  test('ends once, and stays as it was', () => {
    const ended = endOrganisation(organisation, new Date('2023-12-31T00:00:00Z'))
    expect(ended).toMatchObject({ endedAt: '2023-12-31T00:00:00.000Z', version: 2 })
    const gone = anOrganisation({ endedAt: '2023-12-31T00:00:00.000Z' })
    expect(endOrganisation(gone, new Date('2024-01-01'))).toEqual({ refused: 'organisation-ended' })
    expect(changeOrganisation(gone, wish, undefined)).toEqual({ refused: 'organisation-ended' })
  })
})
