import { nobody } from '#platform/access/actor.ts'
import { idOf, reasonOf } from './year-fate.fixtures.ts'
import type { ReportEntry, ReportEntryKind, ZeroReport } from './zero-report.schema.ts'

/** A small city knows few executives by name; nothing is signed by nobody all the same. */
export const someExecutive = { id: nobody, name: '值班执委' } as const

type Placed = { readonly entry: ReportEntry; readonly report: ZeroReport }
type Person = { readonly id: string; readonly name: string }

/** The time line of a report of the invented year, as its acts would have written it. */
export function entriesOf(
  seed: number,
  report: ZeroReport,
  staff: ReadonlyMap<string, Person>,
): Placed[] {
  const signer = staff.get(report.orgId) ?? someExecutive
  const reviewer = staff.get(report.parentOrgId ?? '') ?? { id: nobody, name: '' }
  const system = { id: nobody, name: 'system' }
  const placed = (
    kind: ReportEntryKind,
    at: string,
    by: Person,
    more: Partial<ReportEntry> = {},
  ): Placed => ({
    report,
    entry: {
      ...{ id: idOf(seed, report.id, kind, at), reportId: report.id, at, kind, content: null },
      ...{ text: null, byAccount: by.id, byName: by.name },
      byOrgId: by === signer ? report.orgId : (report.parentOrgId ?? report.orgId),
      ...more,
    },
  })
  const { filedAt, content, dueAt, redoBy, chaseStage, reviewedAt, correctedAt } = report
  const chases = [
    ...(chaseStage >= 1 ? [placed('reminded', before(dueAt, 48), system)] : []),
    ...(chaseStage >= 2 ? [placed('chased', dueAt, system)] : []),
    ...(chaseStage >= 3 ? [placed('escalated', before(dueAt, -72), system)] : []),
  ]
  if (filedAt === null) return chases
  const returnedAt = redoBy === null ? null : before(redoBy, 72)
  return [
    ...chases,
    ...(returnedAt === null
      ? []
      : [
          placed('signed', before(returnedAt, 6), signer, { content }),
          placed('returned', returnedAt, reviewer, { text: reasonOf(seed, report.id) }),
        ]),
    placed('signed', filedAt, signer, { content }),
    ...(reviewedAt === null ? [] : [placed('reviewed', reviewedAt, reviewer)]),
    ...(correctedAt === null ? [] : [placed('corrected', correctedAt, system)]),
  ]
}

function before(instant: string, hours: number): string {
  return new Date(Date.parse(instant) - hours * 3_600_000).toISOString()
}
