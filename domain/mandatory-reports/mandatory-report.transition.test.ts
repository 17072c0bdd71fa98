import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import { draftOf } from './duty-form.transition.ts'
import { missingIn } from './duty-report.schema.ts'
import { aDutyDraft, aReport } from './mandatory-report.fixtures.ts'
import type { On, ReportFile } from './mandatory-report.schema.ts'
import {
  acknowledgeReport,
  decideReport,
  feedBackReport,
  fileWithDepartment,
  fileWithProcuratorate,
  recordReceipt,
  serviceOf,
  shutHandlerOut,
  stepsOf,
  takeReport,
} from './mandatory-report.transition.ts'
import { leadOf, partiesIn } from './receiving.transition.ts'
import { situationsIn } from './situation.transition.ts'

function on(at: string): On {
  return { actor: anActor(), now: new Date(`2023-05-${at}+08:00`) }
}

function made(result: ReportFile | Refusal): ReportFile {
  if (isRefusal(result)) throw new Error(result.refused)
  return result
}

const keysOf = (report: ReportFile): string[] => stepsOf(report).map(({ key }) => key)
const receipted = (): ReportFile =>
  made(
    recordReceipt(
      aReport(),
      { number: '富公受字1号', at: '2023-05-10T10:00:00+08:00' },
      on('10T10:05:00'),
    ),
  )
const notFiled = (): ReportFile => {
  const given = { isFiled: false, number: '', reason: '没有犯罪事实' }
  const decision = { ...given, at: '2023-05-12T10:00:00+08:00' }
  return made(decideReport(receipted(), decision, on('12T10:05:00')))
}

describe('a mandatory report', () => {
  test('runs three clocks from the moment it is received', () => {
    const steps = stepsOf(aReport()).map(({ key, dueAt }) => [key, dueAt])
    expect(steps).toEqual([
      ['receipt', '2023-05-10T03:00:00.000Z'],
      ['procuratorate', '2023-05-11T01:00:00.000Z'],
      ['department', '2023-05-11T01:00:00.000Z'],
    ])
  })

  test('is decided within seven days of the receipt, and told within three of the decision', () => {
    const decision = stepsOf(receipted()).find(({ key }) => key === 'decision')
    expect(decision?.dueAt).toBe('2023-05-17T02:00:00.000Z')
    const feedback = stepsOf(notFiled()).find(({ key }) => key === 'feedback:1')
    expect(feedback?.dueAt).toBe('2023-05-15T02:00:00.000Z')
  })

  test('ends each clock by the act it waits for, and with the last one the service', () => {
    let report = receipted()
    report = made(fileWithProcuratorate(report, on('10T11:00:00')))
    expect(keysOf(report)).toEqual(['department', 'acknowledge', 'decision'])
    report = made(fileWithDepartment(report, { department: 'education' }, on('10T11:10:00')))
    report = made(acknowledgeReport(report, { text: '已登记' }, on('10T15:00:00')))
    const filed = { isFiled: true, number: '立字1号', reason: '', at: '2023-05-11T10:00:00+08:00' }
    report = made(decideReport(report, filed, on('11T10:00:00')))
    expect(keysOf(report)).toEqual(['feedback:1'])
    report = made(feedBackReport(report, { text: '公安已立案，谢谢您' }, on('11T11:00:00')))
    expect(keysOf(report)).toEqual([])
    expect(serviceOf(report)).toMatchObject({ state: 'done', outcome: 'case-filed' })
  })

  test('cannot be decided before the police have it, nor not filed without a reason', () => {
    const given = { isFiled: false, number: '', reason: '', at: '2023-05-12T10:00:00+08:00' }
    expect(decideReport(aReport(), given, on('12T10:05:00'))).toEqual({
      refused: 'receipt-comes-first',
    })
    expect(decideReport(receipted(), given, on('12T10:05:00'))).toEqual({
      refused: 'report-reason-missing',
    })
  })

  test('that was not filed may be filed after all, and is told once more', () => {
    const told = made(feedBackReport(notFiled(), { text: '公安没有立案' }, on('12T11:00:00')))
    expect(told.status).toBe('fed-back')
    const filed = { isFiled: true, number: '立字9号', reason: '', at: '2023-05-12T09:00:00+08:00' }
    expect(decideReport(told, filed, on('13T09:00:00'))).not.toHaveProperty('refused')
    const again = made(decideReport(told, filed, on('13T09:00:00')))
    expect(again.status).toBe('decided')
    expect(keysOf(again)).toContain('feedback:2')
    expect(decideReport(again, filed, on('14T09:00:00'))).toEqual({ refused: 'police-have-filed' })
  })

  test('says nobody’s name to who holds the receipt', () => {
    const text = '柯大山已被传唤'
    expect(feedBackReport(receipted(), { text }, on('12T11:00:00'))).toEqual({
      refused: 'names-somebody',
    })
  })

  test('opens to the procuratorate’s people when it is filed, but to none who is barred', () => {
    const report = aReport({
      offices: { procuratorate: { id: 'p', name: '检察院' } },
      ...{ agents: { p: ['one', 'two'] }, named: ['me'], barred: ['two'] },
    })
    const filed = made(fileWithProcuratorate(report, on('10T11:00:00')))
    expect(filed.named).toEqual(['me', 'one'])
    expect(filed.audience).toEqual(['p'])
  })

  test('is taken from a colleague with a reason, and from one who is shut out without', () => {
    const taken = aReport({ handlerId: 'other' })
    expect(takeReport(taken, { reason: '' }, on('10T11:00:00'))).toEqual({
      refused: 'report-reason-missing',
    })
    const shut = shutHandlerOut({ ...taken, barred: ['other'] }, on('10T11:00:00'))
    expect(shut.handlerId).toBeUndefined()
    expect(made(takeReport(shut, { reason: '' }, on('10T11:00:00'))).handlerId).toBe(anActor().id)
  })
})

describe('what a duty unit writes', () => {
  test('names a guardian who is the suspect as one who is asked by nobody, on the law’s ground', () => {
    const guardian = partiesIn(aDutyDraft()).find(({ isGuardian }) => isGuardian)
    expect(guardian).toMatchObject({
      isSuspect: true,
      legalGround: 'minors-11',
      role: 'other-side',
    })
  })

  test('is complete with a situation, a place, what happened and a child', () => {
    expect(missingIn(draftOf({}))).toEqual([
      ...['situation-missing', 'division-missing', 'story-missing', 'child-missing'],
    ])
    expect(missingIn(draftOf({ 'guardian.suspect': '1' }))).toContain('guardian-missing')
    expect(missingIn(aDutyDraft())).toEqual([])
  })

  test('is cut where it is too long, and keeps no nonsense', () => {
    const draft = draftOf({ story: '长'.repeat(9_000), division: '4202', 'child.sex': 'x' })
    expect(draft.story).toHaveLength(4_000)
    expect([draft.division, draft.child.sex]).toEqual(['', null])
  })
})

describe('a finding that owes a report', () => {
  const about = (summary: string) => ({ summary, category: 'other' as const })

  test.each([
    ['孩子身上多处淤青，说是父亲打的', ['violence']],
    ['女孩9岁，疑似被邻居猥亵', ['under-fourteen']],
    ['女学生15岁，被性侵后怀孕', ['pregnancy']],
    ['孩子下体出血', ['private-parts']],
    ['小学生割腕自残', ['self-harm']],
    ['男婴被遗弃在桥下，来历不明', ['abandoned', 'missing']],
    ['有人逼几个儿童乞讨', ['begging']],
  ])('%s', (summary, expected) => {
    expect(situationsIn(about(summary))).toEqual(expected)
  })

  test('about a known minor is one whatever age the words name', () => {
    const told = { summary: '被27岁男子殴打，双臂多处淤青', category: 'children' as const }
    expect(situationsIn({ ...told, traits: ['minor'] })).toEqual(['violence'])
  })

  test.each([
    '孩子没有被殴打，父母吵架',
    '妇女被丈夫殴打，身上多处淤青',
    '留守儿童想要课外书',
    '学费有困难，孩子上学远',
  ])('is not: %s', (summary) => {
    expect(situationsIn(about(summary))).toEqual([])
  })
})

describe('a report about an adult without or with limited capacity', () => {
  const form = {
    ...{ adult: '1', division: '420222101000', 'child.name': '柯有福', 'child.sex': 'male' },
    ...{ story: '送医时身上多处新旧伤，儿子说是自己摔的，本人说不清楚。' },
    ...{ 'guardian.name': '柯家贵', 'guardian.relation': 'son', 'guardian.suspect': '1' },
  }
  const draft = draftOf(form)
  const { reporter: _apart, ...content } = draft
  const report = aReport({ content })

  test('needs none of the nine situations, which are those of minors', () => {
    expect(missingIn(draft)).toEqual([])
    expect(missingIn({ ...draft, subject: 'minor' })).toEqual(['situation-missing'])
  })

  test('names the guardian who is suspected on the ground of 反家庭暴力法 14', () => {
    const guardian = partiesIn(draft).find(({ isGuardian }) => isGuardian)
    expect(guardian).toMatchObject({ relation: 'son', legalGround: 'domestic-violence-14' })
    expect(partiesIn(draft)[0]).toMatchObject({ role: 'victim', relation: 'other' })
  })

  test('runs the clocks of the police alone, and is not filed with the procuratorate', () => {
    expect(keysOf(report)).toEqual(['receipt'])
    expect(fileWithProcuratorate(report, on('10T10:00:00'))).toEqual({
      refused: 'filing-for-minors-only',
    })
    expect(isRefusal(fileWithDepartment(report, { department: 'health' }, on('10T10:00:00')))).toBe(
      false,
    )
  })

  test('is a matter of violence in the family, sealed as that of a minor is', () => {
    const about = {
      ...{ ids: { report: 'r', lead: 'l', matter: 'm' }, number: '1', orgId: 'o', officers: [] },
      ...{ region: '420200', personId: undefined, now: new Date('2023-05-10T02:00:00Z') },
    }
    expect(leadOf(draft, about)).toMatchObject({
      ...{ category: 'marriage-family', traits: ['violence'], sensitivity: 'sealed' },
    })
  })
})
