import { accountNames } from '#domain/accounts/account.public.ts'
import { insertInto, raw, sql } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Filings } from './filing.transition.ts'
import type { FiledPeriod, NotedCorrection, ReportKind } from './report.schema.ts'

const columns = raw(
  'region, id, kind, period, number, content, reason, filed_by, filed_at, version',
)

type Of = { readonly kind: ReportKind; readonly period: string }

/** The filing that a period's numbers stand by. As the system: both clearances' numbers stand in it. */
export async function findLastFiling(
  tx: Tx,
  { kind, period }: Of,
): Promise<FiledPeriod | undefined> {
  tx.asSystem()
  return tx.maybe<FiledPeriod>(
    sql`select ${columns} from filings
        where region = ${tx.actor.region} and kind = ${kind} and period = ${period}
        order by number desc limit 1`,
  )
}

/** All filings of a period, the latest first; there are as many as there were corrections. */
export async function findFilings(tx: Tx, { kind, period }: Of): Promise<Filings> {
  tx.asSystem()
  const filed = await tx.rows<FiledPeriod>(
    sql`select ${columns} from filings
        where region = ${tx.actor.region} and kind = ${kind} and period = ${period}
        order by number desc`,
  )
  const [last] = filed
  if (last === undefined) return { filed, noted: [], names: new Map() }
  const [noted, names] = await Promise.all([
    findNoted(tx, last.id),
    accountNames(
      tx,
      filed.map(({ filedBy }) => filedBy),
    ),
  ])
  return { filed, noted, names: new Map([...names].map(([id, { name }]) => [id, name])) }
}

export function insertFiling(tx: Tx, filing: FiledPeriod): void {
  tx.send(insertInto('filings', filing))
}

/** What was noted of a filing, in the order in which it was noticed. */
export function findNoted(tx: Tx, filingId: string): Promise<NotedCorrection[]> {
  return tx.rows<NotedCorrection>(
    sql`select region, id, filing_id, noted_at, content from filing_corrections
        where region = ${tx.actor.region} and filing_id = ${filingId} order by noted_at, id`,
  )
}

export function insertNoted(tx: Tx, noted: NotedCorrection): void {
  tx.send(insertInto('filing_corrections', noted))
}

/** The periods filed since a moment, each by its last filing: what is still being corrected. */
export function findFiledSince(
  tx: Tx,
  since: Date,
): Promise<{ kind: ReportKind; period: string }[]> {
  return tx.rows(
    sql`select distinct kind, period from filings
        where region = ${tx.actor.region} and filed_at >= ${since.toISOString()}
        order by kind, period`,
  )
}

/** Until the transaction ends, nobody else notes corrections in this region. */
export function lockNoting(tx: Tx): void {
  const region = Number(tx.actor.region)
  tx.send(sql`select pg_advisory_xact_lock(hashtext('tiexin filings'), ${region})`)
}
