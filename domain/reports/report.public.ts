import { systemActor } from '#platform/access/actor.ts'
import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import type { Config } from '#platform/config/config.ts'
import type { Database } from '#platform/db/database.ts'
import { readPeriod } from '#platform/time/period.ts'
import { writeFile } from 'node:fs/promises'
import { fits } from './report.policy.ts'
import type { Report, ReportFormat, ReportKind } from './report.schema.ts'
import { reportOf } from './report.store.ts'
import { written } from './writing.jobs.ts'

type House = { readonly db: Database; readonly config: Pick<Config, 'region'> }

/**
 * The account of a year (`2023`), counted from the records, as the city's rights department would
 * read it: sealed records only in cells of at least five.
 */
export function annualReport(house: House, period: string): Promise<Report | Refusal> {
  return accountReport(house, 'annual', period)
}

/**
 * Writes the account of a period to a file.
 * @returns the report, or a refusal when the period cannot be read or is of another kind
 */
export async function writeReport(
  house: House,
  {
    kind,
    period,
    format,
    out,
  }: { kind: ReportKind; period: string; format: ReportFormat; out: string },
): Promise<Report | Refusal> {
  const report = await accountReport(house, kind, period)
  if (isRefusal(report)) return report
  const { content } = await written(report, format, 'internal')
  await writeFile(out, content)
  return report
}

async function accountReport(
  { db, config }: House,
  kind: ReportKind,
  text: string,
): Promise<Report | Refusal> {
  const period = readPeriod(text)
  if (isRefusal(period)) return period
  const fitting = fits(kind, period)
  if (isRefusal(fitting)) return fitting
  return db.within(systemActor(config.region), (tx) =>
    reportOf(tx, { kind, period, open: ['normal', 'sensitive'], isRecounted: true }),
  )
}
