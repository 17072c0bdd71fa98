import type { ReactNode } from 'react'
import { addressOf } from '#web/client.ts'
import { useAddress } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { Stamp, Tag } from '#web/kit/Stamp.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { dayOf, exactly, useNow } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import { downloadReportContract, readReportContract } from '../report.contract.ts'
import { ReportKind, type Report, type ReportFormat } from '../report.schema.ts'
import { spoken } from './figures.ts'
import { FilingPanel } from './FilingPanel.tsx'
import { ReportChoice } from './ReportChoice.tsx'
import { ReportFigures } from './ReportFigures.tsx'
import { ReportSection } from './ReportSection.tsx'
import { ReportTables } from './ReportTables.tsx'
import { reportWording } from './report.wording.ts'
import './report.css'

/** The account of a year or month: words are the office's, figures are the records'. */
export function ReportPage(): ReactNode {
  const say = useWords(reportWording)
  const [address, change] = useAddress()
  const today = dayOf(useNow())
  const kind = ReportKind.safeParse(address['kind']).data ?? 'annual'
  const period = address['period'] ?? inWork(kind, today)
  const answer = useCall(readReportContract, { params: { kind, period } })
  const report = answer.isPlaceholderData ? undefined : answer.data
  const title = say(`${kind}.title`, { period })
  const edition = address['edition'] === 'public' ? 'public' : 'internal'
  const file = (format: ReportFormat): string =>
    addressOf(downloadReportContract, { params: { kind, period }, query: { format, edition } })
  return (
    <>
      <PageHead
        title={title}
        tabTitle={title}
        about={report === undefined ? undefined : <Standing report={report} />}
      >
        <Button onClick={() => window.print()}>{say('print')}</Button>
        <a className="btn" href={file('json')}>
          {say('json')}
        </a>
        <a className="btn" href={file('xlsx')}>
          {say('excel')}
        </a>
        <a className="btn go" href={file('docx')}>
          {say('word')}
        </a>
      </PageHead>
      <ReportChoice kind={kind} period={period} edition={edition} change={change} />
      {answer.error !== null ? (
        <ErrorState isPart problem={answer.error} again={() => void answer.refetch()} />
      ) : report === undefined ? (
        <Loading what={title} />
      ) : (
        <Account report={report} />
      )}
    </>
  )
}

/** When the numbers were counted, or frozen, and how many were corrected since. */
function Standing({ report: { filing, generatedAt } }: { report: Report }): ReactNode {
  const say = useWords(reportWording)
  const corrected = filing?.corrections.filter(({ isCourse }) => !isCourse).length ?? 0
  return (
    <>
      {filing !== null && <Tag tone="plum">{say('tag.filed', { day: dayOf(filing.filedAt) })}</Tag>}{' '}
      {corrected > 0 && <Tag>{say('tag.corrected', { count: corrected })}</Tag>}{' '}
      {filing === null && say('about', { at: exactly(generatedAt) })}
    </>
  )
}

/** The period that was finished last, or in December the year that is being finished. */
function inWork(kind: ReportKind, today: string): string {
  const [year = 0, month = 1] = today.split('-').map(Number)
  if (kind === 'annual') return String(month < 12 ? year - 1 : year)
  const [length, sign] = lengths[kind]
  const over = Math.floor((month - 1) / length)
  const [of, nth] = over === 0 ? [year - 1, 12 / length] : [year, over]
  return sign === '' ? `${of}-${String(nth).padStart(2, '0')}` : `${of}-${sign}${nth}`
}

/** Months in a period of the kind, and the sign that stands before its number. */
const lengths = { 'half-yearly': [6, 'H'], quarterly: [3, 'Q'], monthly: [1, ''] } as const

const tables = ['official', 'monthly', 'areas', 'channels'] as const

function Account({ report }: { report: Report }): ReactNode {
  const say = useWords(reportWording)
  const language = useLanguage()
  const { sections, regionName, period, figures } = report
  const isEmpty = Object.values(figures).every(({ value }) => value === 0)
  return (
    <div className="flush account">
      <nav className="toc" aria-label={say('contents')}>
        <h2>{say('text')}</h2>
        <ul>
          {sections.map(({ section, title }) => (
            <li key={section}>
              <a href={`#${section}`}>{spoken(title, language)}</a>
            </li>
          ))}
        </ul>
        <h2>{say('tables')}</h2>
        <ul>
          {tables.map((table) => (
            <li key={table}>
              <a href={`#table-${table}`}>{say(`table.${table}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="desk-of-paper">
        {isEmpty && (
          <EmptyState title={say('empty')}>
            <p>{say('empty.meaning')}</p>
          </EmptyState>
        )}
        <article className="paper">
          <h2>{say('headline')}</h2>
          <p className="by">{say('by', { region: regionName, period })}</p>
          {sections.map((section) => (
            <ReportSection key={section.section} report={report} section={section} />
          ))}
          <ReportTables report={report} />
        </article>
      </div>
      <aside className="side">
        <section>
          <h2>{say('marks')}</h2>
          <p className="marks">
            <span className="g">58</span>
            <span>{say('marks.figure')}</span>
            <span className="g">
              58
              <Stamp sign={say('assumed.sign')} tone="assumed" />
            </span>
            <span>{say('marks.assumed')}</span>
            <span className="g">
              58
              <Stamp sign={say('corrected.sign')} tone="doc" />
            </span>
            <span>{say('marks.corrected')}</span>
          </p>
        </section>
        <FilingPanel report={report} />
        <section>
          <h2>{say('figures')}</h2>
          <ReportFigures report={report} />
        </section>
        <section>
          <p className="meta">{say('export')}</p>
        </section>
      </aside>
    </div>
  )
}
