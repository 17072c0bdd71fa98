import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksOf } from './blocks.ts'
import { aCall, aModel, rowed, strangers } from './call.fixtures.ts'
import type { CallText } from './call-text.ts'
import { nameGroups } from './cluster-name.ts'
import { clusterComponent, recordsOf, scorePair, type Decision } from './incremental.ts'
import { linkAll } from './link.ts'
import { modelOf } from './model.ts'
import { scoreAll } from './score-all.ts'

/** Calls of three households, told in many ways. */
const tellings: readonly CallText[] = [
  aCall('A1'),
  aCall('A2', { 报警时间: '2023-06-01 20:00:00', 报警人: '潘女士', 简要案情: '被老公打了' }),
  aCall('A3', {
    报警时间: '2023-07-01 20:00:00',
    报警人: '鲁松涛',
    报警人性别: '男',
    报警电话: '13907239999',
    案发地址: '金湖松涛花园小区三栋二单元五零一',
    简要案情: '其妻子潘月桂把门反锁不让其进门',
  }),
  aCall('B1', {
    报警人: '童巧云',
    报警电话: '13907238888',
    案发地址: '阳新县黄颡口镇石磊村上游畈7号',
    简要案情: '报警人称其丈夫佘立冬殴打自己。',
    处警单位: '黄颡口派出所',
  }),
  aCall('B2', {
    报警时间: '2023-09-06 01:00:00',
    报警人: '童巧芸',
    报警电话: '139****8888',
    案发地址: '黄颡口石磊村上游畈',
    简要案情: '佘某冬又在动手打报警人。',
    处警单位: '黄颡口派出所',
  }),
  aCall('C1', {
    报警人: '童巧云',
    报警电话: '13507231111',
    案发地址: '阳新县黄颡口镇石磊村上游畈9号',
    简要案情: '报警人称其丈夫左东升殴打自己。',
    处警单位: '黄颡口派出所',
  }),
]
const model = aModel(tellings)
const all = rowed(tellings)
const some = fc.shuffledSubarray([...all], { minLength: 2 })

describe('a score', () => {
  test('is the same whichever call is named first', () => {
    fc.assert(
      fc.property(some, ([x, y]) => {
        if (x === undefined || y === undefined) throw new Error('two calls are drawn')
        expect(scorePair(model, x.row, y.row)).toEqual(scorePair(model, y.row, x.row))
      }),
    )
  })

  test('explains itself field by field', () => {
    const [a1, , a3] = all
    if (a1 === undefined || a3 === undefined) throw new Error('the fixtures are gone')
    const { verdict, reasons } = scorePair(model, a1.row, a3.row)
    expect(verdict).toBe('automatic')
    expect(reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['same-people', 'same-room']),
    )
  })

  test('keeps two marriages apart, though the wives share a name and a village', () => {
    const [, , , b1, , c1] = all
    if (b1 === undefined || c1 === undefined) throw new Error('the fixtures are gone')
    expect(scorePair(model, b1.row, c1.row)).toMatchObject({ hasConflict: true })
    expect(scorePair(model, b1.row, c1.row).verdict).not.toBe('automatic')
  })
})

describe('clusters', () => {
  test('are the households, however differently they told', () => {
    expect(clusterComponent(model, all).groups).toEqual([['A1', 'A2', 'A3'], ['B1', 'B2'], ['C1']])
  })

  test('do not depend on the order of the calls', () => {
    const expected = clusterComponent(model, all)
    fc.assert(
      fc.property(fc.shuffledSubarray([...all], { minLength: all.length }), (shuffled) => {
        expect(clusterComponent(model, shuffled)).toEqual(expected)
      }),
    )
  })

  test('never bring a separated pair together, whatever else was confirmed', () => {
    const ids = fc.constantFrom(...all.map(({ id }) => id))
    const decision = fc.record({
      a: ids,
      b: ids,
      verdict: fc.constantFrom('confirmed' as const, 'separated' as const),
    })
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 8 }), (drawn) => {
        const decisions: readonly Decision[] = drawn.filter(({ a, b }) => a !== b)
        const { groups } = clusterComponent(model, all, decisions)
        const separated = decisions.filter(({ verdict }) => verdict === 'separated')
        const together = separated.filter(({ a, b }) =>
          groups.some((group) => group.includes(a) && group.includes(b)),
        )
        expect(together).toEqual([])
      }),
    )
  })

  test('hold a confirmed pair, though it scored low', () => {
    const decisions = [{ a: 'A1', b: 'C1', verdict: 'confirmed' as const }]
    const { groups } = clusterComponent(model, all, decisions)
    expect(groups.find((group) => group.includes('A1'))).toContain('C1')
  })

  test('are in one component what a run over everything makes of them', async () => {
    const records = recordsOf(rowed([...tellings, ...strangers]))
    const linked = await linkAll(records)
    const nameOf = (record: number): string => new TextDecoder().decode(records.numberOf(record))
    const whole = new Map<string, string[]>()
    for (let record = 0; record < records.count; record += 1) {
      const id = nameOf(record)
      if (id.startsWith('S')) continue
      const root = nameOf(linked.cluster[record] ?? record)
      whole.set(root, [...(whole.get(root) ?? []), id])
    }
    expect([...whole.values()]).toEqual(clusterComponent(linked.model, all).groups)
  })

  test('are made of the same pairs on one thread and on several', async () => {
    const records = recordsOf(rowed([...tellings, ...strangers]))
    const { statistics, weights } = modelOf(records)
    const { rows, count } = records
    const scoring = { rows, records: count, blocks: blocksOf(records), statistics, weights }
    const one = await scoreAll(scoring, 1, 0)
    expect(one.links.a.length).toBeGreaterThan(5)
    expect(await scoreAll(scoring, 3, 0)).toEqual(one)
  })
})

describe('names of clusters', () => {
  const groups = [['A1', 'A2'], ['B1']]
  const before = new Map([
    ['A1', 'HA1'],
    ['B1', 'HB1'],
  ])

  test('stay when a call is added, there and elsewhere', () => {
    const { names } = nameGroups(groups, before)
    expect(Object.fromEntries(names)).toEqual({ A1: 'HA1', A2: 'HA1', B1: 'HB1' })
  })

  test('of two that merge: the older survives and the other is told', () => {
    const made = new Map([
      ['HA1', '2023-02-01'],
      ['HB1', '2023-01-01'],
    ])
    const { names, merged } = nameGroups([['A1', 'B1']], before, made)
    expect(names.get('A1')).toBe('HB1')
    expect(merged.get('HA1')).toBe('HB1')
  })

  test('of one that splits: the larger piece keeps it, the other gets its own', () => {
    const had = new Map(['A1', 'A2', 'A3'].map((id) => [id, 'HA1']))
    const { names } = nameGroups([['A1'], ['A2', 'A3']], had)
    expect(names.get('A2')).toBe('HA1')
    expect(names.get('A1')).toBe('HA1-2')
  })

  test('never change for a cluster whose members stay together and join no other', () => {
    const ids = ['A', 'B', 'C', 'D', 'E', 'F']
    const partition = fc.array(fc.nat(3), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(partition, partition, (first, second) => {
        const grouped = (by: readonly number[]): string[][] => [
          ...Map.groupBy(ids, (_, at) => by[at]).values(),
        ]
        const { names } = nameGroups(grouped(first), new Map())
        const later = nameGroups(grouped(second), names).names
        const kept = grouped(first).filter((group) =>
          grouped(second).some((other) => other.join() === group.join()),
        )
        const renamed = kept.flat().filter((id) => later.get(id) !== names.get(id))
        expect(renamed).toEqual([])
      }),
    )
  })
})
