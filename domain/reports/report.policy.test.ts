import { describe, expect, test } from 'vitest'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { permitted, refuse } from '#platform/access/decision.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import { editSectionContract, fileReportContract } from './report.contract.ts'
import { fits, mayReadReport } from './report.policy.ts'
import type { SectionText } from './report.schema.ts'
import { reportsRoutes } from './report.routes.ts'
import { saveSectionText } from './section.store.ts'

const cityOfficer = anActor({ roles: ['city-officer'], divisions: ['4202'] })
const leader = anActor({ roles: ['leader'], divisions: ['4202'] })
const county = anActor({ roles: ['county-officer'], divisions: ['420222'] })
const ofAnotherCounty = anActor({ roles: ['city-officer'], divisions: ['420222'] })

describe('reading the city’s report', () => {
  test.each([
    ['by the city’s officer', cityOfficer, permitted],
    ['by a leader', leader, permitted],
    ['by a county’s officer', county, refuse('role-not-allowed')],
    ['by somebody who oversees a part', ofAnotherCounty, refuse('division-beyond-reach')],
  ])('%s', (_, actor, decision) => {
    expect(mayReadReport(actor)).toEqual(decision)
  })
})

describe('a report’s period', () => {
  test.each([
    ['annual', 'year', permitted],
    ['annual', 'month', refuse('period-of-another-kind')],
    ['monthly', 'month', permitted],
    ['monthly', 'quarter', refuse('period-of-another-kind')],
    ['quarterly', 'quarter', permitted],
    ['half-yearly', 'half-year', permitted],
    ['half-yearly', 'quarter', refuse('period-of-another-kind')],
  ] as const)('%s of a %s', (kind, grain, decision) => {
    expect(fits(kind, { grain })).toEqual(decision)
  })
})

const edit = reportsRoutes.find(({ contract }) => contract === editSectionContract)
if (edit === undefined) throw new Error('no route edits a section')

const edited: SectionText = {
  ...{ region: '420200', id: '01890000-0000-7000-8000-00000000000f', kind: 'annual' },
  ...{ period: '2023', section: 'services', text: '走访{visits}次', version: 1 },
  ...{ editedBy: cityOfficer.id, editedAt: '2024-01-02T00:00:00.000Z' },
}

policyTable(edit, {
  record: edited,
  insert: (tx, record) => saveSectionText(tx, record, { ...record, version: 0 }),
  input: {
    params: { kind: 'annual', period: '2023', section: 'services' },
    body: { text: '走访妇女群众{visits}次', version: 1 },
  },
  rows: [
    ['the city’s officer', cityOfficer, 'permitted'],
    ['a leader', leader, 'role-not-allowed'],
    ['a county’s officer', county, 'role-not-allowed'],
    ['a city officer of a part', ofAnotherCounty, 'division-beyond-reach'],
    [
      'the audit administrator',
      anActor({ roles: ['audit-admin'], divisions: [] }),
      'role-not-allowed',
    ],
  ],
})

const file = reportsRoutes.find(({ contract }) => contract === fileReportContract)
if (file === undefined) throw new Error('no route files a report')

creationTable(file, {
  input: { params: { kind: 'annual', period: '2022' }, body: { after: 0 } },
  rows: [
    ['the city’s officer', cityOfficer, 'permitted'],
    ['a leader', leader, 'role-not-allowed'],
    ['a county’s officer', county, 'role-not-allowed'],
    ['a city officer of a part', ofAnotherCounty, 'division-beyond-reach'],
    ['who saw another filing', cityOfficer, 'report-filed-meanwhile', { after: 1 }],
  ],
})
