import { describe, expect, test } from 'vitest'
import { townshipOf } from '#domain/divisions/division.schema.ts'
import { startOfDay } from '#platform/time/day.ts'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { directoryOf } from './desks.ts'
import { livedThrough, type DisputeLife } from './dispute-life.ts'
import { scenesOf, type Scene } from './dispute-scenes.ts'
import { disputesOf, resolvedByFederation, type Dispute } from './disputes.ts'
import { defaultCity, planCity } from './plan.ts'

const plan = planCity(defaultCity)
const directory = directoryOf(plan)
const disputes = disputesOf(plan)
const until = new Date(startOfDay('2024-01-01').getTime() - 1)

function lived({ random, dispute, topic, voice }: Scene): DisputeLife {
  const [township, county, helper] = [anActor(), anActor(), anActor()]
  const offices = { township, county, helper, helperKind: 'justice' } as const
  return livedThrough({ random, dispute, topic, voice, offices, until })
}

const told = scenesOf(plan, directory, disputes)
const lives = told.map((scene) => ({ scene, life: lived(scene) }))

function ending(end: Dispute['end']): typeof lives {
  return lives.filter(({ scene }) => scene.dispute.end === end)
}

describe('the disputes of a year', () => {
  test('are resolved as often as was published: 2,780 by the federation, 620 by justice', () => {
    const resolved = disputes.filter(({ end }) => end === 'resolved')
    const by = (who: Dispute['resolver']): number =>
      resolved.filter(({ resolver }) => resolver === who).length
    expect([by('federation'), by('justice')]).toEqual([2_780, 620])
    expect(resolvedByFederation(0.02)).toBe(56)
  })

  test('lie within it, each in a household that is visited as well', () => {
    const visited = new Set(plan.visits.map(({ household }) => household.n))
    for (const { openedAt, household } of disputes) {
      expect(openedAt.getUTCFullYear()).toBe(2023)
      expect(visited.has(household.n)).toBe(true)
    }
  })

  test('are the same from the same seed', () => {
    const again = scenesOf(plan, directory, disputesOf(plan))
    expect(again.map(({ narrative }) => narrative)).toEqual(told.map(({ narrative }) => narrative))
  })

  test('are spread over ten years at scale 10, and what stands now is of the last', () => {
    const small = { ...plan, firstYear: 2014, options: { ...plan.options, scale: 10 } }
    const decade = disputesOf(small)
    const years = new Set(decade.map(({ openedAt }) => openedAt.getUTCFullYear()))
    expect(years.size).toBe(10)
    expect(decade.filter(({ end }) => end === 'resolved')).toHaveLength(34_000)
    const open = decade.filter(({ end }) => end === 'in-hand' || end === 'untaken')
    expect(open.length).toBeLessThan(150)
    expect(new Set(open.map(({ openedAt }) => openedAt.getUTCFullYear()))).toEqual(new Set([2023]))
  })
})

describe('the story of a dispute', () => {
  test('is told in no township twice', () => {
    const stories = told.map(
      ({ dispute, narrative }) => townshipOf(dispute.household.division) + narrative,
    )
    expect(new Set(stories).size).toBe(stories.length)
  })

  test('has every word filled in, and so has what is written down about it', () => {
    const words = lives.flatMap(({ scene, life }) => [
      scene.narrative,
      ...life.happenings.map((each) => JSON.stringify('given' in each ? each.given : {})),
      ...(life.referral?.happenings.map((each) => ('text' in each ? each.text : '')) ?? []),
    ])
    expect(words.filter((text) => /\{[^{}":]+\}|undefined/.test(text))).toEqual([])
  })

  test('has no wife too young to be one, and no son of a young woman', () => {
    const agesOf = (topic: string): number[] =>
      told
        .filter((scene) => scene.topic.topic === topic)
        .map(({ cast }) => cast.year - Number(cast.woman.birth.slice(0, 4)))
    expect(Math.min(...agesOf('support'))).toBeGreaterThanOrEqual(60)
    expect(Math.max(...agesOf('bride-price'))).toBeLessThanOrEqual(33)
  })
})

describe('what is done about a dispute', () => {
  test('goes forward in time and stays within the year', () => {
    for (const { scene, life } of lives) {
      let last = scene.dispute.openedAt.getTime()
      for (const { at } of life.happenings) {
        expect(at.getTime()).toBeGreaterThanOrEqual(last)
        last = at.getTime()
      }
      expect(last).toBeLessThanOrEqual(until.getTime())
    }
  })

  test('closes what is over once, by whoever resolved it', () => {
    for (const { scene, life } of ending('resolved')) {
      const closings = life.happenings.filter(({ act }) => act === 'close')
      expect(closings).toHaveLength(1)
      const kind = scene.dispute.resolver === 'justice' ? 'justice' : 'womens-federation'
      expect(closings).toMatchObject([{ given: { outcome: 'resolved', resolver: { kind } } }])
    }
  })

  test('leaves what is in hand open, and takes what came back up again', () => {
    for (const { life } of [...ending('in-hand'), ...ending('monitored')]) {
      expect(life.happenings.map(({ act }) => act)).not.toContain('close')
    }
    for (const { life } of ending('recurring')) {
      const acts = life.happenings.map(({ act }) => act)
      expect(acts.slice(acts.indexOf('revisit'))).toEqual(
        expect.arrayContaining(['revisit', 'take', 'record']),
      )
    }
  })

  test('calls nobody at night', () => {
    const hours = lives.flatMap(({ life }) =>
      life.happenings.map(({ at }) => (at.getUTCHours() + 8) % 24),
    )
    expect(Math.max(...hours)).toBeLessThan(23)
    expect(Math.min(...hours)).toBeGreaterThan(5)
  })
})
