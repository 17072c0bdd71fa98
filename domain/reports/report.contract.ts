import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { PeriodText } from '#platform/time/period.ts'
import {
  EditSection,
  Filing,
  FileReport,
  Report,
  ReportFormat,
  ReportKind,
  Section,
  SectionKey,
} from './report.schema.ts'

const OfPeriod = z.strictObject({ kind: ReportKind, period: PeriodText })

export const readReportContract = endpoint({
  id: 'reports.read',
  method: 'GET',
  path: '/api/v1/reports/:kind/:period',
  summary: 'The account of a year or month: figures with their definitions, tables, sections',
  params: OfPeriod,
  output: Report,
})

export const editSectionContract = endpoint({
  id: 'reports.edit-section',
  method: 'PUT',
  path: '/api/v1/reports/:kind/:period/sections/:section',
  summary: 'Edit a section’s text; figures stand in it as {visits}, and an unknown one is refused',
  params: OfPeriod.extend({ section: SectionKey }),
  body: EditSection,
  output: Section.omit({ parts: true }),
})

export const downloadReportContract = endpoint({
  id: 'reports.download',
  method: 'GET',
  path: '/api/v1/reports/:kind/:period/file',
  summary: 'The account as a Word document, a workbook or JSON, recounted from the records',
  params: OfPeriod,
  query: z.strictObject({
    format: ReportFormat,
    /** in the public edition counts from 1 to 4 stand as a dash */
    edition: z.enum(['internal', 'public']).default('internal'),
  }),
  output: z.unknown(),
})

export const fileReportContract = endpoint({
  id: 'reports.file',
  method: 'POST',
  path: '/api/v1/reports/:kind/:period/filings',
  summary: 'File a period: its numbers stay what they are, later changes show as corrections',
  params: OfPeriod,
  body: FileReport,
  output: Filing.pick({ number: true, filedAt: true }),
})
