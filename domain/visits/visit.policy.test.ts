import type { z } from 'zod'
import { anActor } from '#platform/access/actor.fixtures.ts'
import { creationTable, policyTable } from '#tests/policy-table.ts'
import { insertVillages, lanAccount } from './visit-file.fixtures.ts'
import {
  correctVisitContract,
  recordVisitContract,
  removeVisitContract,
  type RecordVisit,
} from './visit.contract.ts'
import { aVisit, insertVisits } from './visit.fixtures.ts'
import { visitRoutes } from './visit.routes.ts'

const officer = anActor({ divisions: ['420222101'] })
const officerElsewhere = anActor({ divisions: ['420222109'], orgs: [], orgId: lanAccount })
const county = anActor({ roles: ['county-officer'], divisions: ['420222'], orgs: [] })
const village = {
  roles: ['village-executive'],
  clearance: 'normal',
  divisions: ['420222101200'],
} as const
const lan = anActor({ ...village, id: lanAccount })
const colleague = anActor({ ...village, id: '01890000-0000-7000-8000-0000000000a2' })
const neighbour = anActor({ ...village, orgs: [], divisions: ['420222101201'] })
const leader = anActor({ roles: ['leader'], divisions: ['420222'] })
const audit = anActor({ roles: ['audit-admin'], orgs: [], divisions: [], clearance: 'normal' })

const contents: z.input<typeof RecordVisit> = {
  ...{ date: '2023-05-06', division: '420222101200', subjectName: '王小芳', tags: [], need: null },
  ...{ solved: null, hazard: null, hazardLevel: null },
}
const moved = { ...contents, division: '420222109200', version: 1 }

creationTable(routeOf(recordVisitContract), {
  seed: insertVillages,
  input: { body: contents },
  rows: [
    ['by the executive herself', lan, 'permitted'],
    ['by an account without executive', colleague, 'executive-unknown'],
    ['by a colleague in her name', colleague, 'visit-of-another-executive', named('HS0000001')],
    ['by the township for her', officer, 'permitted', named('HS0000001')],
    ['by the county for her', county, 'permitted', named('HS0000001')],
    ['by another township', officerElsewhere, 'executive-unknown', named('HS0000001')],
    [
      'in another township',
      officer,
      'division-outside-reach',
      { ...named('HS0000001'), division: '420222109200' },
    ],
    [
      'with violence told',
      lan,
      'permitted',
      { ...contents, hazard: '丈夫酒后动手', hazardLevel: 2 },
    ],
    ['by a leader', leader, 'role-not-allowed', named('HS0000001')],
    ['by the audit administrator', audit, 'executive-unknown', named('HS0000001')],
  ],
})

policyTable(routeOf(correctVisitContract), {
  record: aVisit({ recordedBy: lanAccount }),
  insert: (tx, visit) => insertVisits(tx, [visit]),
  input: { body: { ...contents, version: 1 } },
  rows: [
    ['by the executive who recorded it', lan, 'permitted'],
    ['by a colleague of the village', colleague, 'visit-of-another-executive'],
    ['by an executive of the next village', neighbour, 'not-found'],
    ['by the township', officer, 'permitted'],
    ['by the county', county, 'permitted'],
    ['by another township', officerElsewhere, 'not-found'],
    ['out of the township', officer, 'division-outside-reach', moved],
    ['by a leader', leader, 'role-not-allowed'],
    ['by the audit administrator', audit, 'not-found'],
  ],
})

policyTable(routeOf(correctVisitContract), {
  record: aVisit({ sensitivity: 'sensitive', named: [lanAccount], recordedBy: lanAccount }),
  insert: (tx, visit) => insertVisits(tx, [visit]),
  input: { body: { ...contents, version: 1 } },
  rows: [
    ['of a sensitive visit by its executive', lan, 'permitted'],
    ['of a sensitive visit by a colleague', colleague, 'not-found'],
    ['of a sensitive visit by the township', officer, 'permitted'],
  ],
})

policyTable(routeOf(removeVisitContract), {
  record: aVisit({ recordedBy: lanAccount, barred: ['01890000-0000-7000-8000-0000000000a9'] }),
  insert: (tx, visit) => insertVisits(tx, [visit]),
  input: { body: { reason: '重复录入', version: 1 } },
  rows: [
    ['by the executive who recorded it', lan, 'permitted'],
    ['by a colleague of the village', colleague, 'visit-of-another-executive'],
    ['by the township', officer, 'permitted'],
    ['by somebody shut out', anActor({ id: '01890000-0000-7000-8000-0000000000a9' }), 'not-found'],
    ['by a leader', leader, 'role-not-allowed'],
  ],
})

function named(executiveNumber: string): typeof contents & { executiveNumber: string } {
  return { ...contents, executiveNumber }
}

function routeOf(contract: { id: string }): (typeof visitRoutes)[number] {
  const route = visitRoutes.find((each) => each.contract.id === contract.id)
  if (route === undefined) throw new Error(`no route for ${contract.id}`)
  return route
}
