import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import { paragraphsOf } from '#platform/documents/docx.fixtures.ts'
import { paperOf } from './paper.table.ts'
import { aWarning } from './warning.fixtures.ts'
import type { On, WarningFile } from './warning.schema.ts'
import {
  editWarning,
  endWarning,
  issueWarning,
  recordBreach,
  serviceOf,
  serveWarning,
  stepsOf,
  visitWarned,
} from './warning.transition.ts'

function on(day: string): On {
  return { actor: anActor(), now: new Date(`${day}T10:00:00+08:00`) }
}

function made(result: WarningFile | Refusal): WarningFile {
  if (isRefusal(result)) throw new Error(result.refused)
  return result
}

function issued(): WarningFile {
  const body = { at: '2023-05-10T09:00:00+08:00', documentNumber: '阳公告字1号' }
  return made(issueWarning(aWarning(), body, on('2023-05-10')))
}

function visit(day: string, met: 'both' | 'nobody', result: 'calm' | 'violent-again' = 'calm') {
  return { at: `${day}T09:00:00+08:00`, by: '民警', met, result, text: '看过了' } as const
}

describe('a written warning', () => {
  test('is not edited with what was withheld from its reader: the words would be lost', () => {
    const warning = aWarning()
    const shown = { ...warning.content, facts: '他追到（保密）门口' }
    expect(editWarning(warning, { content: shown }, on('2023-05-09'))).toEqual({
      refused: 'text-was-withheld',
    })
  })

  test('is delivered to four, and visited within seven days', () => {
    const steps = stepsOf(issued())
    expect(steps.map(({ key }) => key)).toEqual([
      ...['serve:1:applicant', 'serve:1:respondent', 'serve:1:police', 'serve:1:committee'],
      'visit:1',
    ])
    expect(steps.at(-1)?.dueAt).toBe('2023-05-17T01:00:00.000Z')
  })

  test('is visited again a quarter after each visit that met somebody', () => {
    const missed = made(visitWarned(issued(), visit('2023-05-12', 'nobody'), on('2023-05-12')))
    expect(stepsOf(missed).at(-1)).toMatchObject({ key: 'visit:1' })
    const seen = made(visitWarned(missed, visit('2023-05-14', 'both'), on('2023-05-14')))
    expect(stepsOf(seen).at(-1)).toMatchObject({
      ...{ key: 'visit:2', dueAt: '2023-08-12T01:00:00.000Z' },
    })
  })

  test('disregarded is a breach, however it is heard of', () => {
    const told = { at: '2023-05-11T09:00:00+08:00', text: '又动手了' }
    expect(made(recordBreach(issued(), told, on('2023-05-11'))).breaches).toHaveLength(1)
    const body = visit('2023-05-12', 'both', 'violent-again')
    const seen = made(visitWarned(issued(), body, on('2023-05-12')))
    expect(seen.history.map(({ act }) => act)).toEqual(['issued', 'visited', 'breached'])
  })

  test('is supervised until somebody ends it, after one visit at least', () => {
    const reason = { reason: '一年没有再发生' }
    expect(endWarning(issued(), reason, on('2023-05-11'))).toEqual({ refused: 'visit-comes-first' })
    const seen = made(visitWarned(issued(), visit('2023-05-12', 'both'), on('2023-05-12')))
    const over = made(endWarning(seen, reason, on('2024-05-12')))
    expect(stepsOf(over)).toEqual([])
    expect(serviceOf(over)).toMatchObject({ state: 'done', outcome: 'ended' })
  })

  test('is delivered once to each', () => {
    const given = {
      ...({ recipient: 'police', at: '2023-05-10T09:30:00+08:00', by: '民警' } as const),
      ...({ way: 'in-person', isRefused: false, note: '' } as const),
    }
    const served = made(serveWarning(issued(), given, on('2023-05-10')))
    expect(serveWarning(served, given, on('2023-05-10'))).toEqual({ refused: 'already-served' })
  })
})

describe('the papers of a warning', () => {
  test('never say where she can be reached', () => {
    const warning = made(
      visitWarned(
        issued(),
        { ...visit('2023-05-12', 'both'), text: '她说新电话 139 7230 0001' },
        on('2023-05-12'),
      ),
    )
    const secret = { ...warning.content, facts: '她搬到下陆区8栋302，电话13972300001，他又去找' }
    for (const paper of ['warning', 'visit-record', 'proof-of-service'] as const) {
      const guarded = ['13972300001', '下陆区8栋302']
      const order = { ...warning, content: secret }
      const result = paperOf(paper, order, { guarded, recipient: 'respondent' })
      const text = isRefusal(result) ? result.refused : paragraphsOf(result.content).join('\n')
      expect(text).not.toMatch(/139\s*7230|8栋302/)
    }
  })
})
