import type { ReactNode } from 'react'
import { useParams } from '@tanstack/react-router'
import { Category } from '#domain/leads/category.schema.ts'
import { useAddress } from '#web/kit/address.ts'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Explained } from '#web/kit/Explained.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { State } from '#web/kit/State.tsx'
import { figure as shown, useNow } from '#web/kit/time.ts'
import { useLanguage, useWords } from '#web/kit/wording.ts'
import {
  listMetricRecordsContract,
  readFiguresContract,
  type MetricRecord,
} from '../metric.contract.ts'
import { MetricCode } from '../metric.schema.ts'
import { explanationOf, spoken, yearInWork } from './figures.ts'
import { metricWording } from './metric.wording.ts'

/** The records behind a figure that no list of its own can show. */
export function RecordsPage(): ReactNode {
  const say = useWords(metricWording)
  const params: Readonly<Record<string, unknown>> = useParams({ strict: false })
  const code = MetricCode.safeParse(params['code'])
  if (!code.success) {
    return (
      <State title={say('records.unknown')}>
        <p>{say('records.unknown.meaning')}</p>
      </State>
    )
  }
  return <Records code={code.data} />
}

/** Where a record of the figure has its own page. */
function pageOf(code: MetricCode, id: string): string | undefined {
  if (code.startsWith('matters') || code.startsWith('hazardsR') || code === 'hazardsClosed') {
    return `/matters/${id}`
  }
  if (code.startsWith('needs')) return `/leads/${id}`
  if (code.startsWith('referrals')) return `/referrals/${id}`
  if (code.startsWith('orders')) return `/orders/${id}`
  if (code.startsWith('warnings')) return `/warnings/${id}`
  if (code.startsWith('supervision') || code.startsWith('urging')) return `/supervision/${id}`
  if (code.startsWith('hotline')) return `/contacts/${id}`
  if (code === 'mandatoryReportsMissed') return `/missed-reports/${id}`
  if (code.startsWith('mandatory')) return `/mandatory-reports/${id}`
  if (code.startsWith('help')) return `/help-requests/${id}`
  if (code === 'executives') return `/visits?executive=${id}`
  return undefined
}

function Records({ code }: { code: MetricCode }): ReactNode {
  const say = useWords(metricWording)
  const language = useLanguage()
  const [address] = useAddress()
  const now = useNow()
  const period = address['period'] ?? yearInWork(now)
  const short = address['division']
  // A link carries the leading digits; figures ask for the whole code.
  const division = short === undefined ? {} : { division: short.padEnd(12, '0') }
  const asked = { period, ...division }
  const category = Category.safeParse(address['category']).data
  const listed = { ...asked, ...(category === undefined ? {} : { category }) }
  const figures = useCall(readFiguresContract, { query: asked })
  const page = useCall(listMetricRecordsContract, {
    params: { code },
    query: { ...listed, size: 1 },
  })
  const figure = figures.data?.figures.find((one) => one.code === code)
  const kit = useWords(kitWording)
  const named = figure === undefined ? say('records.list') : spoken(figure.name, language)
  const name = category === undefined ? named : `${named} · ${kit(`category.${category}`)}`
  const hidden = page.data === undefined ? 0 : page.data.notShown
  return (
    <>
      <PageHead
        title={say('records.title', { name, period })}
        tabTitle={name}
        about={
          figure === undefined || page.data === undefined ? undefined : (
            <>
              {shown(page.data.value)} {spoken(figure.unit, language)} · {say('records.about')}{' '}
              <Explained
                about={explanationOf(say, figure, {
                  place: figures.data?.scope.name ?? '',
                  language,
                })}
                className="link"
              >
                {say('definition')}
              </Explained>
            </>
          )
        }
      >
        <Go
          to={`/dashboard?period=${period}${short === undefined ? '' : `&division=${short.padEnd(12, '0')}`}`}
          className="btn"
        >
          {say('records.back')}
        </Go>
      </PageHead>
      {hidden !== 0 && (
        <p className="dim">
          {hidden === null
            ? say('records.hidden.few')
            : say('records.hidden', { count: shown(hidden) })}
        </p>
      )}
      <DataTable<MetricRecord>
        id="metric-records"
        caption={say('records.list')}
        contract={listMetricRecordsContract}
        params={{ code }}
        fixed={listed}
        hasSearch={false}
        keyOf={({ id }) => id}
        {...(pageOf(code, '') === undefined
          ? {}
          : { open: ({ id }: MetricRecord) => pageOf(code, id) ?? '/' })}
        columns={[
          {
            key: 'record',
            head: say('record'),
            isFixed: true,
            cell: ({ label }) => <b>{label}</b>,
          },
          {
            key: 'day',
            head: say('day'),
            cell: ({ day }) => day,
          },
          { key: 'place', head: say('place'), cell: ({ divisionName }) => divisionName },
        ]}
      />
    </>
  )
}
