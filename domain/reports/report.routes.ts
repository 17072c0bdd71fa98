import { openSensitivitiesOf } from '#domain/metrics/metric.public.ts'
import type { Actor } from '#platform/access/actor.ts'
import { isRefusal, type Decision } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import { command, creation, download, query, type Route } from '#platform/http/route.ts'
import { periodOf } from '#platform/time/period.ts'
import {
  downloadReportContract,
  editSectionContract,
  fileReportContract,
  readReportContract,
} from './report.contract.ts'
import { findLastFiling, insertFiling } from './filing.store.ts'
import { fileReport } from './filing.transition.ts'
import { fits, mayEditReport, mayFileReport, mayReadReport } from './report.policy.ts'
import type { ReportKind } from './report.schema.ts'
import { contentOf, reportOf } from './report.store.ts'
import { lockSectionText, saveSectionText } from './section.store.ts'
import { editSection, sectionTitles } from './section.transition.ts'
import { written } from './writing.jobs.ts'

export const reportsRoutes: readonly Route[] = [
  query(readReportContract, {
    may: (actor, { params }) => mayReadOf(actor, params),
    read: (tx, { params: { kind, period } }) =>
      reportOf(tx, {
        ...{ kind, period: periodOf(period), isRecounted: false },
        open: openSensitivitiesOf(tx.actor),
      }),
  }),

  command(editSectionContract, {
    load: (tx, { params }) =>
      isRefusal(fits(params.kind, periodOf(params.period)))
        ? Promise.resolve(undefined)
        : lockSectionText(tx, params),
    may: mayEditReport,
    apply: editSection,
    save: saveSectionText,
    present: ({ section, text, version, editedAt }) => ({
      ...{ section, title: sectionTitles[section], text, version, editedAt },
    }),
    audit: 'report.section-edited',
  }),

  creation(fileReportContract, {
    async prepare(tx, { params: { kind, period: label } }) {
      const may = mayFileReport(tx.initiator)
      if (isRefusal(may)) return may
      const period = periodOf(label)
      const fitting = fits(kind, period)
      if (isRefusal(fitting)) return fitting
      const content = await contentOf(tx, period)
      return { kind, period, content, last: await findLastFiling(tx, { kind, period: label }) }
    },
    may: mayFileReport,
    apply: (body, prepared, on) => fileReport(body, prepared, { ...on, id: newId() }),
    save: insertFiling,
    present: ({ number, filedAt }) => ({ number, filedAt }),
    audit: 'report.filed',
  }),

  download(downloadReportContract, {
    may: (actor, { params }) => mayReadOf(actor, params),
    async produce(tx, { params: { kind, period }, query: { format, edition } }) {
      const report = await reportOf(tx, {
        ...{ kind, period: periodOf(period), isRecounted: true },
        open: openSensitivitiesOf(tx.actor),
      })
      return written(report, format, edition)
    },
    audit: 'report.downloaded',
  }),
]

function mayReadOf(actor: Actor, { kind, period }: { kind: ReportKind; period: string }): Decision {
  const fitting = fits(kind, periodOf(period))
  return isRefusal(fitting) ? fitting : mayReadReport(actor)
}
