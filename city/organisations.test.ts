import { describe, expect, test } from 'vitest'
import { divisionsOf } from '#domain/divisions/division.public.ts'
import { levels } from '#domain/divisions/division.schema.ts'
import { organisationsOf } from './organisations.ts'
import { accountsOf } from './staff.ts'

const organisations = organisationsOf(1, '420200', divisionsOf('420200'))
const byId = new Map(organisations.map((each) => [each.id, each]))
const federations = organisations.filter(({ kind }) => kind === 'womens-federation')

function named(name: string): (typeof organisations)[0] {
  const found = organisations.find((each) => each.name === name)
  if (found === undefined) throw new Error(`there is no ${name}`)
  return found
}

describe('the tree of federations', () => {
  test.each([
    ['city', 1],
    ['county', 6],
    ['township', 57],
    ['village', 1_040],
  ])('has at the level of %s: %i', (level, count) => {
    expect(federations.filter((each) => each.level === level)).toHaveLength(count)
  })

  test('leads from every village to the city', () => {
    const lost = federations.filter((federation) => {
      let at = federation
      for (let parent = byId.get(at.parentId ?? ''); parent !== undefined;) {
        at = parent
        parent = byId.get(at.parentId ?? '')
      }
      return at.level !== 'city'
    })
    expect(lost).toEqual([])
  })

  test('puts 汪仁镇 and 太子镇 under the zone, whatever their codes say', () => {
    const zone = named('开发区·铁山区妇女联合会')
    expect(named('开发区·铁山区汪仁镇妇女联合会')).toMatchObject({
      ...{ parentId: zone.id, division: '420281170000' },
    })
    expect(zone.administers).toContain('420222104')
    expect(named('阳新县妇女联合会').administers).not.toContain('420222104')
  })

  test('leaves no village to two counties, and none to nobody', () => {
    const counties = federations.filter(({ level }) => level === 'county')
    const villages = divisionsOf('420200').filter(({ level }) => level === 'village')
    const wrong = villages.filter(({ code }) => {
      const overseers = counties.filter(({ administers }) =>
        administers.some((at) => code.startsWith(at)),
      )
      return overseers.length !== 1
    })
    expect(wrong).toEqual([])
  })
})

describe('the organisations', () => {
  test('hang on a parent that stands no lower', () => {
    const wrong = organisations.filter(({ parentId, level }) => {
      const parent = byId.get(parentId ?? '')
      return (
        parentId !== null &&
        (parent === undefined || levels.indexOf(parent.level) > levels.indexOf(level))
      )
    })
    expect(wrong).toEqual([])
  })

  test('for mediation each have three to nine members, women among them', () => {
    const committees = organisations.filter(({ kind }) => kind === 'mediation')
    const wrong = committees.filter(
      ({ members, womenMembers }) =>
        members === null || members < 3 || members > 9 || womenMembers === null || womenMembers < 1,
    )
    expect(committees).toHaveLength(894)
    expect(wrong).toEqual([])
  })
})

describe('the accounts', () => {
  const accounts = accountsOf(1, organisations)

  test('are one per username and id', () => {
    expect(new Set(accounts.map(({ username }) => username)).size).toBe(accounts.length)
    expect(new Set(accounts.map(({ id }) => id)).size).toBe(accounts.length)
  })

  test('staff every federation down to the townships', () => {
    const staffed = new Set(accounts.map(({ orgId }) => orgId))
    const empty = federations.filter(({ level, id }) => level !== 'village' && !staffed.has(id))
    expect(empty).toEqual([])
  })

  test('of administrators oversee nothing', () => {
    const administrators = accounts.filter(({ roles }) => roles[0]?.endsWith('-admin'))
    expect(administrators).toHaveLength(3)
    expect(administrators.flatMap(({ divisions }) => divisions)).toEqual([])
    expect(new Set(administrators.map(({ clearance }) => clearance))).toEqual(new Set(['normal']))
  })

  test('of villages are not cleared for violence', () => {
    const village = accounts.filter(({ roles }) => roles[0] === 'village-executive')
    expect(village.map(({ clearance }) => clearance)).toEqual(['normal', 'normal'])
  })
})
