import { randomBytes } from 'node:crypto'
import { calendarOfCity } from '#domain/calendar/calendar.public.ts'
import { notify } from '#domain/inbox/notice.public.ts'
import { federationsOf, findFederations } from '#domain/organisations/organisation.public.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { isRefusal } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import { sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { addDays, dayOf } from '#platform/time/day.ts'
import { addDuration, millisecondsOf } from '#platform/time/duration.ts'
import { insertChecks, insertNewDraw } from './check.store.ts'
import { drawn } from './check.transition.ts'
import { zeroReportRuleSetting, type ZeroReportRules } from './zero-report-rule.schema.ts'
import type { Check, Draw, ZeroReport } from './zero-report.schema.ts'
import { findNilReturnsOn } from './zero-report.store.ts'

/** A period that ended longer ago is not drawn any more: families do not remember it. */
const longestAgo = 120

type Period = { readonly fromDay: string; readonly toDay: string }

type Drawable = Period & { readonly division: string }

/**
 * Draws for each county and each period whose villages had their limit and their chase. A draw is a
 * row of its own, unique for county and period: what was drawn is never drawn again. As the system.
 * @returns how many returns are to be verified
 */
export async function drawChecks(tx: Tx): Promise<number> {
  const { body: rules } = await settingOf(tx, zeroReportRuleSetting)
  const cells = await findDrawable(tx, rules)
  if (cells.length === 0) return 0
  const [owners, drawn, counties] = await Promise.all([
    findFederations(
      tx,
      cells.map(({ division }) => division),
      'county',
    ),
    findDrawn(tx),
    federationsOf(tx, 'county'),
  ])
  const open = new Map<string, Period>()
  for (const { division, fromDay, toDay } of cells) {
    const county = owners.get(division)?.id
    if (county === undefined || drawn.has(drawKey(county, fromDay))) continue
    open.set(`${fromDay} ${toDay}`, { fromDay, toDay })
  }
  let count = 0
  for (const period of open.values()) {
    const waiting = counties.filter(({ id }) => !drawn.has(drawKey(id, period.fromDay)))
    count += await drawPeriod(tx, period, waiting, rules)
  }
  return count
}

/** Townships and periods that are through, with a nil return of a village: a few hundred rows. */
function findDrawable(tx: Tx, { escalateAfter }: ZeroReportRules): Promise<Drawable[]> {
  const before = new Date(tx.now.getTime() - millisecondsOf(escalateAfter)).toISOString()
  return tx.rows<Drawable>(
    sql`select division, from_day, to_day from zero_report_cells
        where region = ${tx.actor.region} and level = 'village' and nil > 0
          and to_day >= ${addDays(dayOf(tx.now), -longestAgo)} and due_at <= ${before}
        order by from_day, to_day, division`,
  )
}

/** Which county has drawn from which period: one that had nothing to draw from then draws later. */
async function findDrawn(tx: Tx): Promise<Set<string>> {
  const draws = await tx.rows<{ orgId: string; fromDay: string }>(
    sql`select org_id, from_day from zero_report_draws
        where region = ${tx.actor.region} and from_day >= ${addDays(dayOf(tx.now), -3 * longestAgo)}`,
  )
  return new Set(draws.map(({ orgId, fromDay }) => drawKey(orgId, fromDay)))
}

function drawKey(countyId: string, fromDay: string): string {
  return `${countyId} ${fromDay}`
}

async function drawPeriod(
  tx: Tx,
  period: Period,
  counties: readonly Organisation[],
  rules: ZeroReportRules,
): Promise<number> {
  const returns = await findNilReturnsOn(tx, period)
  const owners = await findFederations(
    tx,
    returns.map(({ division }) => division),
    'county',
  )
  let count = 0
  for (const county of counties) {
    const own = returns.filter(({ division }) => owners.get(division)?.id === county.id)
    const [first] = own
    if (first === undefined) continue
    count += await drawIn(tx, county, own, { period: first.period, ...period }, rules)
  }
  return count
}

async function drawIn(
  tx: Tx,
  county: Organisation,
  returns: readonly ZeroReport[],
  { period, fromDay }: Period & { readonly period: string },
  rules: ZeroReportRules,
): Promise<number> {
  const seed = randomBytes(16).toString('hex')
  const made = drawOf(tx, county, returns, { period, fromDay, seed, percent: rules.checkPercent })
  if (!(await insertNewDraw(tx, made.draw))) return 0
  const due = addDuration(tx.now, rules.checkWithin, await calendarOfCity(tx))
  if (isRefusal(due)) throw new Error(`no limit for the calls: ${due.refused}`)
  insertChecks(
    tx,
    made.chosen.map((report) => checkOf(made.draw, report, newId(), due.toISOString())),
  )
  const place = { sensitivity: 'normal', named: [], barred: [] } as const
  if (made.chosen.length > 0) {
    const to = { orgId: county.id }
    notify(tx, [{ kind: 'zero-checks-drawn', to, subjectId: made.draw.id, place }])
  }
  return made.chosen.length
}

function drawOf(
  tx: Tx,
  county: Organisation,
  returns: readonly ZeroReport[],
  by: Pick<Draw, 'period' | 'fromDay' | 'seed' | 'percent'>,
): { readonly draw: Draw; readonly chosen: readonly ZeroReport[] } {
  const ids = new Set(
    drawn(
      by.seed,
      returns.map(({ id }) => id),
      by.percent,
    ),
  )
  const { region, division, id: orgId } = county
  return {
    draw: {
      ...{ region, id: newId(), division, orgId, ...by, population: returns.length },
      ...{ drawn: ids.size, at: tx.now.toISOString() },
    },
    chosen: returns.filter(({ id }) => ids.has(id)),
  }
}

/** The call that a drawn return asks for, with who signed it. @throws when nobody signed it */
export function checkOf(draw: Draw, report: ZeroReport, id: string, dueAt: string): Check {
  const { filedBy, filedByName, filedAt, period, fromDay, toDay } = report
  if (filedBy === null || filedByName === null || filedAt === null) {
    throw new Error('only what was signed can be drawn')
  }
  return {
    ...{ region: draw.region, id, drawId: draw.id, reportId: report.id, division: draw.division },
    ...{ orgId: draw.orgId, unitOrgId: report.orgId, unitDivision: report.division },
    ...{ signedBy: filedBy, signedByName: filedByName, signedAt: filedAt, period, fromDay, toDay },
    ...{ drawnAt: draw.at, dueAt, outcome: null, calls: null, note: null, doneAt: null },
    ...{ doneBy: null, doneByName: null, version: 1 },
  }
}
