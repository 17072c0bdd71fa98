import { aContact } from '#domain/hotline/contact.fixtures.ts'
import type { Contact } from '#domain/hotline/contact.schema.ts'
import { insertFollowed } from '#domain/hotline/year.fixtures.ts'
import { aHelpRequest, insertRequests } from '#domain/help/help.fixtures.ts'
import { aReport, insertReports } from '#domain/mandatory-reports/mandatory-report.fixtures.ts'
import { newId } from '#platform/db/id.ts'
import { insertInto } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { IntakeSource } from './intake.schema.ts'
import { placeOf } from './model.fixtures.ts'

type Made = {
  readonly kind: IntakeSource
  readonly table: string
  readonly id: string
  readonly division: string
  readonly day: string
}

/**
 * Calls, requests and reports, so that every figure of theirs counts one of them.
 * @param next where and when the next one lies
 */
export async function makeIntake(
  tx: Tx,
  next: () => { readonly division: string; readonly day: string },
): Promise<Made[]> {
  return [...makeContacts(tx, next), ...(await makeRequests(tx, next)), ...makeReports(tx, next)]
}

type Next = Parameters<typeof makeIntake>[1]

function makeContacts(tx: Tx, next: Next): Made[] {
  const shapes: readonly Partial<Contact>[] = [
    { status: 'concluded', callBackDueAt: null, satisfaction: 5 },
    { status: 'answered', callBackDueAt: null, leadId: null, matterId: null, satisfaction: 2 },
    {
      ...{ status: 'counted', nature: 'silent', content: null, callBackDueAt: null },
      ...{ leadId: null, matterId: null, category: null },
    },
  ]
  return shapes.map((shape) => {
    const { division, day } = next()
    const { region } = tx.actor
    const receivedAt = tenOf(day)
    const contact = aContact({ region, division, receivedAt, referDueAt: null, ...shape })
    insertFollowed(tx, [contact])
    return { kind: 'contacts', table: 'hotline_contacts', id: contact.id, division, day }
  })
}

async function makeRequests(tx: Tx, next: Next): Promise<Made[]> {
  const made: Made[] = []
  for (const isAnswered of [false, true]) {
    const { division, day } = next()
    const [region, createdAt] = [tx.actor.region, tenOf(day)]
    const answered = isAnswered ? { status: 'answered' as const, answeredAt: createdAt } : {}
    const request = aHelpRequest({ region, division, createdAt, leadId: newId(), ...answered })
    await insertRequests(tx, [request])
    made.push({ kind: 'help-requests', table: 'help_requests', id: request.id, division, day })
  }
  return made
}

function makeReports(tx: Tx, next: Next): Made[] {
  const { region } = tx.actor
  const reports = [false, true].map((isTold): Made => {
    const { division, day } = next()
    const at = tenOf(day)
    const decision = { isFiled: true, number: '立 1', reason: '', at, byName: '' }
    const report = aReport({
      ...{ region, division, receivedAt: at },
      ...(isTold ? { status: 'fed-back', decisions: [decision] } : {}),
      ...(isTold ? { feedback: [{ at, text: '已立案', decisions: 1 }] } : {}),
    })
    insertReports(tx, [report])
    return { kind: 'mandatory-reports', table: 'mandatory_reports', id: report.id, division, day }
  })
  const { division, day } = next()
  const id = newId()
  tx.send(
    insertInto('report_watches', {
      ...{ ...placeOf(region, division, 'sealed'), region, id, leadId: newId(), leadNumber: '' },
      ...{ channel: 'school', situations: ['violence'], status: 'missed' },
      ...{ foundAt: tenOf(day), dueAt: tenOf(day) },
    }),
  )
  return [...reports, { kind: 'report-watches', table: 'report_watches', id, division, day }]
}

/** Ten in the morning in Huangshi. */
function tenOf(day: string): string {
  return `${day}T02:00:00.000Z`
}
