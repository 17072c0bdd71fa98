import { z } from 'zod'
import { LeadChannel } from '#domain/leads/lead.schema.ts'
import { ById, endpoint, pageOf, PageQuery } from '#platform/http/endpoint.ts'
import { Situation } from './duty-report.schema.ts'
import { AnswerWatch, WatchStatus } from './report-watch.schema.ts'

const path = '/api/v1/missed-reports'

export const WatchRow = z.strictObject({
  id: z.uuid(),
  /** of the finding; its words stay where they were written */
  leadNumber: z.string(),
  channel: LeadChannel,
  situations: z.array(Situation),
  divisionName: z.string(),
  status: WatchStatus,
  foundAt: z.string(),
  dueAt: z.string(),
  reviewDueAt: z.string().nullable(),
  answer: z.string().nullable(),
  version: z.int(),
})
export type WatchRow = z.infer<typeof WatchRow>

export const listMissedContract = endpoint({
  id: 'missed-reports.list',
  method: 'GET',
  path,
  summary: 'Findings that owed a report and have none (漏报), for the procuratorate to look into',
  query: PageQuery.extend({ status: z.enum(['missed', 'report-made', 'no-duty']).optional() }),
  output: pageOf(WatchRow),
})

export const answerMissedContract = endpoint({
  id: 'missed-reports.answer',
  method: 'POST',
  path: `${path}/:id/answer`,
  summary: 'What the procuratorate found: a report was made after all, or there was no duty',
  params: ById,
  body: AnswerWatch,
  output: WatchRow,
})
