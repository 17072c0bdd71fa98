import { refuse } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { download, query, type Route } from '#platform/http/route.ts'
import { dayOf } from '#platform/time/day.ts'
import { accountNames } from '#domain/accounts/account.public.ts'
import { organisationNames } from '#domain/organisations/organisation.public.ts'
import { exportAuditLogContract, listAuditLogContract } from './audit-log.contract.ts'
import { mayReadAuditLog } from './audit-log.policy.ts'
import { cursorOf, type AuditLine } from './audit-log.schema.ts'
import { listAuditLines, type AuditRow } from './audit-log.store.ts'
import { csvOf } from './audit-log.transition.ts'

/** Lines in one file: what a spreadsheet still opens quickly. */
const exportLimit = 50_000

export const auditLogRoutes: readonly Route[] = [
  query(listAuditLogContract, {
    may: mayReadAuditLog,
    async read(tx, { query: { after, size, ...filter } }) {
      const found = await listAuditLines(tx, filter, { after, limit: size + 1 })
      const items = await presented(tx, found.slice(0, size))
      return { items, next: found.length > size ? (items.at(-1)?.cursor ?? null) : null }
    },
    // whoever watches is watched
    audit: 'audit-log.read',
  }),
  download(exportAuditLogContract, {
    may: mayReadAuditLog,
    async produce(tx, { query: filter }) {
      const found = await listAuditLines(tx, filter, { limit: exportLimit + 1 })
      if (found.length > exportLimit) return refuse('audit-export-too-large', { most: exportLimit })
      const lines = await presented(tx, found)
      return {
        filename: `审计日志-${dayOf(tx.now)}.csv`,
        contentType: 'text/csv; charset=utf-8',
        content: Buffer.from(csvOf(lines), 'utf8'),
      }
    },
    audit: 'audit-log.exported',
  }),
]

/** The audit administrator has no sight of accounts: only the names of those in these lines are looked up for her. */
async function presented(tx: Tx, rows: readonly AuditRow[]): Promise<AuditLine[]> {
  tx.asSystem()
  const [accounts, organisations] = await Promise.all([
    accountNames(tx, [...new Set(rows.map(({ accountId }) => accountId))]),
    organisationNames(tx, [...new Set(rows.map(({ orgId }) => orgId))]),
  ])
  return rows.map((row) => ({
    cursor: cursorOf(row),
    ...row,
    accountName: accounts.get(row.accountId)?.name ?? '',
    orgName: organisations.get(row.orgId) ?? '',
  }))
}
