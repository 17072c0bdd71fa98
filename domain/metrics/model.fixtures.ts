import type { Sensitivity } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import { insertInto, updateIn } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Period } from '#platform/time/period.ts'
import type { MetricCode } from './metric.schema.ts'

/** What of a visit the figures depend on, and no more. */
export type ModelVisit = {
  id: string
  division: string
  date: string
  executiveId: string
  executiveDivision: string
  solved: boolean
  hazard: boolean
  sensitivity: Sensitivity
  status: 'recorded' | 'removed'
}
export type ModelMatter = {
  id: string
  division: string
  foundOn: string
  openedAt: string
  closedAt: string | null
  category: string
  level: 1 | 3
  imminent: boolean
  mergedInto: string | null
  status: 'open' | 'monitoring' | 'closed' | 'merged'
  sensitivity: Sensitivity
}

/** The same figures in plain TypeScript, from the model. */
export function countedBy(
  visits: readonly ModelVisit[],
  matters: readonly ModelMatter[],
  scope: string,
  { from, to }: Period,
): Map<MetricCode, number> {
  const isIn = (day: string): boolean => day >= from && day <= to
  const isThere = ({ division }: { division: string }): boolean => division.startsWith(scope)
  const recorded = visits.filter(({ status, date }) => status === 'recorded' && isIn(date))
  const here = recorded.filter(isThere)
  const last = new Map<string, ModelVisit>()
  for (const visit of recorded) {
    const known = last.get(visit.executiveId)
    const key = ({ date, id }: ModelVisit): string => `${date} ${id}`
    if (known === undefined || key(visit) > key(known)) last.set(visit.executiveId, visit)
  }
  const alive = matters.filter(isThere).filter(({ status }) => status !== 'merged')
  return new Map<MetricCode, number>([
    ['visits', here.length],
    ['problemsSolved', here.filter(({ solved }) => solved).length],
    ['hazards', here.filter(({ hazard }) => hazard).length],
    [
      'executives',
      [...last.values()].filter((visit) => visit.executiveDivision.startsWith(scope)).length,
    ],
    ['mattersOpened', alive.filter(({ openedAt }) => isIn(localDay(openedAt))).length],
    [
      'mattersClosed',
      alive.filter(
        ({ status, closedAt }) =>
          status === 'closed' && closedAt !== null && isIn(localDay(closedAt)),
      ).length,
    ],
    [
      'mattersOpen',
      alive.filter(({ status, openedAt }) => status === 'open' && localDay(openedAt) <= to).length,
    ],
    ['mediationOrganisations', 0],
  ])
}

/** The day in Asia/Shanghai. */
export function localDay(at: string): string {
  return new Date(Date.parse(at) + 28_800_000).toISOString().slice(0, 10)
}

export function placeOf(
  region: string,
  division: string,
  sensitivity: Sensitivity,
): Record<string, unknown> {
  return { region, division, orgId: newId(), audience: [], sensitivity, named: [], barred: [] }
}

export function visitRow(
  region: string,
  visit: ModelVisit,
): Record<string, unknown> & { region: string; id: string } {
  const told = Buffer.from('told')
  return {
    ...placeOf(region, visit.division, visit.sensitivity),
    ...{ region, id: visit.id, number: visit.id, date: visit.date, status: visit.status, tags: [] },
    ...{ executiveId: visit.executiveId, executiveNumber: 'HS0000001', executiveName: '柯桂英' },
    executiveDivision: visit.executiveDivision,
    solved: visit.solved ? told : null,
    hazard: visit.hazard ? told : null,
    ...{ source: 'form', recordedBy: newId(), recordedAt: '2023-05-06T08:00:00Z' },
  }
}

export function saveMatter(
  tx: Tx,
  region: string,
  matter: ModelMatter,
  before: ModelMatter | undefined,
): void {
  const told = Buffer.from('told')
  const { id, foundOn, openedAt, closedAt, category, status, division, sensitivity } = matter
  const { level, imminent, mergedInto } = matter
  const row = {
    ...placeOf(region, division, sensitivity),
    ...{ region, id, number: id, leadId: newId(), category, status, level, imminent, mergedInto },
    ...{ levelReason: told, narrative: told, foundOn, openedAt, closedAt },
  }
  tx.send(before === undefined ? insertInto('matters', row) : updateIn('matters', row))
}
