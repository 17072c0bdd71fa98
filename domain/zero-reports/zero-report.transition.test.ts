import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { periodAround } from '#platform/time/period.ts'
import { workingCalendar } from '#platform/time/working-days.ts'
import { noContent } from './content.store.ts'
import { periodsToOpen } from './opening.store.ts'
import { aNilReturn, aReport, asLoaded } from './zero-report.fixtures.ts'
import { zeroReportRuleSetting } from './zero-report-rule.schema.ts'
import {
  chaseReport,
  correctReport,
  openReport,
  returnReport,
  reviewReport,
  signReport,
  stateOf,
  supplementReport,
  type LoadedReport,
} from './zero-report.transition.ts'

const on = (at: string) => ({ actor: anActor(), now: new Date(`${at}+08:00`) })
const rules = zeroReportRuleSetting.initial

function codeOf(result: unknown): string {
  return isRefusal(result) ? result.refused : 'done'
}

describe('what is owed', () => {
  test('opens when its period is over and is due by the rules of its level', () => {
    const organisation = { region: '420200', id: 'a', division: '420222101200', parentId: 'b' }
    const calendar = workingCalendar()
    const by = { rules, number: 3, calendar }
    const period = periodAround('2023-04-11', 'month')
    const report = openReport('r', { ...organisation, level: 'village' }, period, by)
    expect(report).toMatchObject({
      ...{ period: '2023-04', opensAt: '2023-04-30T16:00:00.000Z', status: 'due' },
      ...{ dueAt: '2023-05-12T16:00:00.000Z', chaseAt: '2023-05-10T16:00:00.000Z', ruleNumber: 3 },
    })
  })

  test.each([
    ['nothing open yet: the present month', undefined, '2023-05-10', 'month', ['2023-05']],
    ['open up to this month: nothing', '2023-05-31', '2023-05-10', 'month', []],
    ['a month was missed', '2023-03-31', '2023-05-10', 'month', ['2023-04', '2023-05']],
    ['from months to quarters', '2023-03-31', '2023-05-10', 'quarter', ['2023-Q2']],
    ['from months to quarters within one', '2023-04-30', '2023-05-10', 'quarter', []],
    ['from quarters to months', '2023-03-31', '2023-04-10', 'month', ['2023-04']],
    ['it stood still for years', '2020-03-31', '2023-05-10', 'month', ['2023-05']],
  ] as const)('%s', (_, latest, today, grain, expected) => {
    expect(periodsToOpen(latest, today, grain).map(({ label }) => label)).toEqual(expected)
  })
})

describe('the state of a report', () => {
  const redoBy = '2023-05-14T16:00:00.000Z'
  test.each([
    ['before its period is over', aReport(), '2023-04-30T12:00', 'not-due'],
    ['once it is over', aReport(), '2023-05-01T00:00', 'due'],
    ['in its last minute', aReport(), '2023-05-12T23:59', 'due'],
    ['at its limit', aReport(), '2023-05-13T00:00', 'overdue'],
    ['signed in time', aNilReturn(), '2023-06-01T00:00', 'filed'],
    ['signed late', aNilReturn({ late: true }), '2023-06-01T00:00', 'late'],
    ['returned', aReport({ status: 'returned', redoBy }), '2023-05-14T00:00', 'returned'],
    [
      'returned and not done',
      aReport({ status: 'returned', redoBy }),
      '2023-05-15T00:00',
      'overdue',
    ],
    ['of an organisation that ended', aReport({ status: 'lapsed' }), '2023-05-20T00:00', 'lapsed'],
  ])('%s', (_, report, at, expected) => {
    expect(stateOf(report, on(at).now)).toBe(expected)
  })
})

describe('a signature', () => {
  const found = { hazardsNew: 1, hazardsOpen: 1 }
  test.each([
    ['nil, where nothing is recorded', {}, true, '2023-05-02T09:00', 'done'],
    ['nil, over a recorded hazard', found, true, '2023-05-02T09:00', 'nil-but-hazards'],
    ['with hazards, where one is recorded', found, false, '2023-05-02T09:00', 'done'],
    ['with hazards, where none is recorded', {}, false, '2023-05-02T09:00', 'no-hazard-recorded'],
    ['before the period is over', {}, true, '2023-04-30T23:00', 'period-not-over'],
  ])('%s', (_, counted, nil, at, expected) => {
    expect(codeOf(signReport(asLoaded(aReport(), counted), { nil }, on(at)))).toBe(expected)
  })

  test('is given once', () => {
    expect(codeOf(signReport(asLoaded(aNilReturn()), { nil: true }, on('2023-05-03T09:00')))).toBe(
      'zero-report-already-signed',
    )
  })

  test.each([
    ['kept by a phone counts from when it was given', '2023-05-12T20:00:00+08:00', false],
    ['kept for too long counts from its arrival', '2023-05-01T08:00:00+08:00', true],
    ['of a phone whose clock is a little ahead counts from now', '2023-05-13T08:04:00+08:00', true],
  ])('%s', (_, signedAt, isLate) => {
    const signed = signReport(asLoaded(aReport()), { nil: true, signedAt }, on('2023-05-13T08:00'))
    expect(signed).toMatchObject({ late: isLate, receivedAt: '2023-05-13T00:00:00.000Z' })
  })

  test('from tomorrow is refused', () => {
    const signedAt = '2023-05-14T08:00:00+08:00'
    expect(
      codeOf(signReport(asLoaded(aReport()), { nil: true, signedAt }, on('2023-05-13T08:00'))),
    ).toBe('signed-in-future')
  })

  test('keeps what was counted and ends the chase', () => {
    const counted = { visits: 41, householdsDue: 41, householdsScreened: 41 }
    const signed = signReport(asLoaded(aReport(), counted), { nil: true }, on('2023-05-02T09:00'))
    expect(signed).toMatchObject({
      ...{ status: 'filed', nil: true, chaseAt: null, filedByName: '陈玉兰' },
      content: { ...noContent, ...counted },
    })
  })
})

describe('a signed report', () => {
  test('is passed once, and returned with a limit of its own', () => {
    const report = asLoaded(aNilReturn())
    const passed = reviewReport(report, on('2023-05-05T09:00'))
    expect(passed).toMatchObject({ reviewedByName: '陈玉兰' })
    expect(codeOf(reviewReport(passed as LoadedReport, on('2023-05-06T09:00')))).toBe(
      'zero-report-already-reviewed',
    )
    const back = returnReport(passed as LoadedReport, on('2023-05-20T09:00'))
    expect(back).toMatchObject({ status: 'returned', reviewedAt: null, chaseStage: 1, returns: 1 })
    const again = signReport(back as LoadedReport, { nil: true }, on('2023-05-22T09:00'))
    expect(again).toMatchObject({ status: 'filed', late: false })
  })

  test('becomes a corrected one when a hazard is recorded afterwards, and stays it', () => {
    const report = asLoaded(aNilReturn(), { hazardsNew: 1, hazardsOpen: 1 })
    const corrected = { ...report, ...correctReport(report, 1, on('2023-05-08T09:00').now) }
    expect(corrected).toMatchObject({ nil: true, correctedCount: 1 })
    const supplemented = supplementReport(corrected, on('2023-05-09T09:00'))
    expect(supplemented).toMatchObject({ nil: false, correctedCount: 1, reviewedAt: null })
    expect(codeOf(supplementReport(supplemented as LoadedReport, on('2023-05-09T10:00')))).toBe(
      'nothing-to-supplement',
    )
  })
})

describe('the chase', () => {
  test('says each thing once, in its time', () => {
    const told: string[] = []
    let report = aReport()
    for (let hour = 0; hour < 24 * 20; hour++) {
      const now = new Date(Date.parse('2023-05-01T00:00:00+08:00') + hour * 3_600_000)
      if (report.chaseAt === null || report.chaseAt > now.toISOString()) continue
      const { report: next, stages } = chaseReport(report, rules, now)
      told.push(...stages.map((stage) => `${stage} ${now.toISOString().slice(0, 10)}`))
      report = next
    }
    expect(told).toEqual(['reminded 2023-05-10', 'chased 2023-05-12', 'escalated 2023-05-15'])
  })

  test('leaves out a reminder that comes too late, and no more', () => {
    const { report, stages } = chaseReport(aReport(), rules, on('2023-05-30T09:00').now)
    expect(stages).toEqual(['chased', 'escalated'])
    expect(report.chaseAt).toBeNull()
  })

  test('always moves on: what is done is not taken again at the same moment', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1, 2),
        fc.integer({ min: 0, max: 24 * 40 }),
        (chaseStage, hours) => {
          const now = new Date(Date.parse('2023-05-10T16:00:00Z') + hours * 3_600_000)
          const { report } = chaseReport(aReport({ chaseStage }), rules, now)
          expect(report.chaseAt === null || report.chaseAt > now.toISOString()).toBe(true)
        },
      ),
    )
  })
})
