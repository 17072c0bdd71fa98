import { openService } from '#domain/services/service.public.ts'
import { newId } from '#platform/db/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { DutyDraft, ReportContent } from './duty-report.schema.ts'
import { mandatoryReportSetting } from './mandatory-report-rule.schema.ts'
import type { ReportFile } from './mandatory-report.schema.ts'
import { insertReport } from './mandatory-report.store.ts'
import { serviceOf } from './mandatory-report.transition.ts'
import { insertReporter } from './reporter.store.ts'

let counted = 0

/** What a teacher of 富池镇 writes of a pupil whose father is suspected, unless told otherwise. */
export function aDutyDraft(change: Partial<DutyDraft> = {}): DutyDraft {
  return DutyDraft.parse({
    situations: ['violence'],
    isPoliceCalled: true,
    division: '420222101000',
    place: '学校教室',
    time: '今天早上',
    story: '早读时发现孩子双臂有多处新旧淤青，问起来只说不敢回家。',
    injuries: '双臂、后背淤青',
    protection: '留在校医室，由女老师陪着',
    child: { alias: '小禾', name: '柯青禾', sex: 'female', age: '9岁' },
    guardian: { name: '柯大山', relation: 'father', phone: '13972300011', isSuspect: true },
    reporter: { name: '石春燕', phone: '13972300022', post: '班主任' },
    ...change,
  })
}

/** A report that nobody has taken on yet, unless told otherwise. */
export function aReport(change: Partial<ReportFile> = {}): ReportFile {
  counted += 1
  const { reporter: _apart, ...content } = aDutyDraft()
  const receivedAt = '2023-05-10T01:00:00.000Z'
  return {
    ...{ region: '420200', id: newId(), division: '420222101000', orgId: newId(), audience: [] },
    ...{ sensitivity: 'sealed', named: [], barred: [], matterId: newId(), leadId: newId() },
    number: `强报 2023-${String(counted).padStart(4, '0')}`,
    ...{ status: 'received', unitKind: 'school', content: ReportContent.parse(content) },
    ...{ isGuardianSuspect: true, receivedAt, decisions: [], feedback: [], version: 1 },
    history: [{ act: 'received', at: receivedAt, byName: '' }],
    rules: { number: 0, body: mandatoryReportSetting.initial },
    ...{ agents: {}, offices: {} },
    ...change,
  }
}

/** The report with its service and clocks and its reporter, as it stands; nobody is told. */
export function insertReports(tx: Tx, reports: readonly ReportFile[]): void {
  for (const report of reports) {
    openService(tx, serviceOf(report))
    insertReport(tx, report)
    const receipt = report.id.replaceAll(/\D/g, '').padEnd(16, '0').slice(0, 16)
    insertReporter(tx, report, { ...aDutyDraft().reporter, unit: '富池镇中心小学' }, receipt)
  }
}
