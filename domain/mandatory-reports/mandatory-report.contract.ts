import { z } from 'zod'
import { ById, endpoint, pageOf, PageQuery, type Endpoint } from '#platform/http/endpoint.ts'
import { DutyUnitKind, Reporter, ReportContent, Situation } from './duty-report.schema.ts'
import {
  Acknowledgement,
  Department,
  Feedback,
  Filing,
  PoliceDecision,
  Receipt,
  ReportAction,
  ReportLine,
  ReportStatus,
} from './mandatory-report.schema.ts'

const path = '/api/v1/mandatory-reports'
const at = z.iso.datetime({ offset: true })
const text = (most: number): z.ZodString => z.string().trim().max(most)

export const ReportPage = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  status: ReportStatus,
  /** its matter, to whom that is open; police and procuratorate see the report alone */
  matter: z.strictObject({ id: z.uuid(), number: z.string() }).nullable(),
  divisionName: z.string(),
  unitKind: DutyUnitKind,
  receivedAt: z.string(),
  content: ReportContent,
  isGuardianSuspect: z.boolean(),
  handler: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
  police: z.string(),
  /** where it would be filed; a name is empty where nobody of them is registered here */
  offices: z.strictObject({
    procuratorate: z.string(),
    departments: z.record(Department, z.string()),
  }),
  receipt: Receipt.nullable(),
  procuratorate: Filing.nullable(),
  department: Filing.extend({ kind: Department }).nullable(),
  acknowledgement: Acknowledgement.nullable(),
  decisions: z.array(PoliceDecision),
  feedback: z.array(Feedback),
  history: z.array(ReportLine),
  steps: z.array(
    z.strictObject({
      key: z.string(),
      kind: z.enum([
        ...(['police-receipt', 'file-procuratorate', 'file-department'] as const),
        ...(['procuratorate-receipt', 'police-decision', 'tell-reporter'] as const),
      ]),
      startedAt: z.string(),
      dueAt: z.string(),
      warnsAt: z.string().nullable(),
      organisation: z.string(),
    }),
  ),
  actions: z.array(z.strictObject({ action: ReportAction, refusal: z.string().nullable() })),
  version: z.int(),
})
export type ReportPage = z.infer<typeof ReportPage>

type Command<Body extends z.ZodType> = Endpoint<
  typeof ById,
  z.ZodObject<Record<string, never>, z.core.$strict>,
  Body,
  typeof ReportPage
>

function onReport<Shape extends z.ZodRawShape>(
  name: string,
  summary: string,
  shape: Shape,
): Command<z.ZodObject<Shape & { version: z.ZodOptional<z.ZodInt> }, z.core.$strict>> {
  return endpoint({
    id: `mandatory-reports.${name}`,
    method: 'POST',
    path: `${path}/:id/${name}`,
    summary,
    params: ById,
    body: z.strictObject({ ...shape, version: z.int().optional() }),
    output: ReportPage,
  })
}

export const takeReportContract = onReport(
  'take',
  'Answer for a report: who reported is open to you alone from now on',
  { reason: text(500).default('') },
)
export const recordReceiptContract = onReport(
  'record-receipt',
  'The police have it: their number and time',
  { number: text(60).min(2), at },
)
export const fileProcuratorateContract = onReport(
  'file-procuratorate',
  'File it with the procuratorate, whose people read it from now on',
  {},
)
export const fileDepartmentContract = onReport(
  'file-department',
  'File it with the competent department',
  { department: Department },
)
export const acknowledgeReportContract = onReport(
  'acknowledge',
  'The procuratorate signs for it, with what it will do',
  { text: text(1_000).min(2) },
)
export const decideReportContract = onReport(
  'decide',
  'The police decide: filed, or not filed and why',
  {
    isFiled: z.boolean(),
    number: text(60).default(''),
    reason: text(1_000).default(''),
    at,
  },
)
export const feedBackReportContract = onReport(
  'feed-back',
  'What the reporter may know; it is read with a code and names nobody',
  { text: text(1_000).min(2) },
)

export const ReportRow = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  status: ReportStatus,
  divisionName: z.string(),
  unitKind: DutyUnitKind,
  situations: z.array(Situation),
  /** about an adult without or with limited capacity (反家庭暴力法 14) */
  isAdult: z.boolean(),
  receivedAt: z.string(),
  isGuardianSuspect: z.boolean(),
  handler: z.string(),
})
export type ReportRow = z.infer<typeof ReportRow>

export const listReportsContract = endpoint({
  id: 'mandatory-reports.list',
  method: 'GET',
  path,
  summary: 'Mandatory reports that are open to the reader by name, the latest first',
  query: PageQuery.extend({ status: ReportStatus.optional() }),
  output: pageOf(ReportRow),
})

export const readReportContract = endpoint({
  id: 'mandatory-reports.read',
  method: 'GET',
  path: `${path}/:id`,
  summary: 'One report: what was told, how far it has come, what is due',
  params: ById,
  output: ReportPage,
})

export const readReporterContract = endpoint({
  id: 'mandatory-reports.reporter',
  method: 'GET',
  path: `${path}/:id/reporter`,
  summary: 'Who reported; open to the handler alone, and logged',
  params: ById,
  output: Reporter.extend({ unit: z.string() }),
})
