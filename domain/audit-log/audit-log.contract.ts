import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { Day } from '#platform/time/day.ts'
import { AuditCursor, AuditLine, AuditNamePrefix } from './audit-log.schema.ts'

export const AuditFilter = z.strictObject({
  /** first day, in Asia/Shanghai */
  from: Day.optional(),
  /** last day, included */
  to: Day.optional(),
  accountId: z.uuid().optional(),
  subjectId: z.uuid().optional(),
  name: AuditNamePrefix.optional(),
  outcome: z.enum(['done', 'refused']).optional(),
})
export type AuditFilter = z.output<typeof AuditFilter>

export const listAuditLogContract = endpoint({
  id: 'audit-log.list',
  method: 'GET',
  path: '/api/v1/audit-log',
  summary: 'The audit log, newest first; `after` takes the cursor of the last line seen',
  query: AuditFilter.extend({
    after: AuditCursor.optional(),
    size: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ items: z.array(AuditLine), next: z.string().nullable() }),
})

export const exportAuditLogContract = endpoint({
  id: 'audit-log.export',
  method: 'GET',
  path: '/api/v1/audit-log/export',
  summary: 'The same lines as CSV; refused where there are too many for one file',
  query: AuditFilter,
  output: z.unknown(),
})
