import type { ReactNode } from 'react'
import { keyGroups } from '#domain/people/key-group.schema.ts'
import { addressOf } from '#web/client.ts'
import { useAddress } from '#web/kit/address.ts'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useHasRole } from '#web/kit/session.ts'
import { EmptyState } from '#web/kit/State.tsx'
import { conditionsIn, queryOf } from '#web/kit/table.ts'
import { useWords } from '#web/kit/wording.ts'
import { exportVisitsContract, listVisitsContract, type VisitListed } from '../visit.contract.ts'
import { useVisitColumns } from './VisitColumns.tsx'
import { visitWording } from './visit.wording.ts'

const records = ['division', 'from', 'to', 'hazard', 'need', 'solved', 'tag', 'q']
const links = ['executive', 'person', 'batch'] as const

/** Every visit in reach. A leader sees the list behind a figure, not what families told. */
export function VisitsPage(): ReactNode {
  const say = useWords(visitWording)
  const kit = useWords(kitWording)
  const [address] = useAddress()
  const isOfficer = useHasRole('township-officer', 'county-officer', 'city-officer')
  const reads = useHasRole('village-executive') || isOfficer
  const columns = useVisitColumns()
  const yesOrNo = [
    { value: 'yes', label: say('yes') },
    { value: 'no', label: say('no') },
  ]
  const link = links.find((name) => address[name] !== undefined)
  const conditions = queryOf(conditionsIn(address), [...records, ...links])
  return (
    <>
      <PageHead
        title={say('title')}
        tabTitle={say('title')}
        about={link === undefined ? say('about') : say(`about.${link}`)}
      >
        {isOfficer && (
          <a className="btn" href={addressOf(exportVisitsContract, { query: conditions })}>
            {say('export')}
          </a>
        )}
        {isOfficer && (
          <Go to="/visits/imports" className="btn">
            {say('import')}
          </Go>
        )}
        {reads && (
          <Go to="/visits/new" className="btn go">
            {say('new')}
          </Go>
        )}
      </PageHead>
      <DataTable<VisitListed>
        id="visits"
        caption={say('list')}
        contract={listVisitsContract}
        alsoKnown={links}
        columns={columns}
        searchLabel={say('search')}
        keyOf={({ id }) => id}
        {...(reads ? { open: ({ id }: VisitListed) => `/visits/${id}` } : {})}
        views={[
          { key: 'all', label: say('view.all'), conditions: {} },
          { key: 'hazard', label: say('view.hazard'), conditions: { hazard: 'yes' } },
          { key: 'open', label: say('view.open'), conditions: { need: 'yes', solved: 'no' } },
          { key: 'solved', label: say('view.solved'), conditions: { solved: 'yes' } },
        ]}
        filters={[
          { kind: 'division', key: 'division', label: say('place') },
          { kind: 'dates', key: 'date', label: say('date'), from: 'from', to: 'to' },
          { kind: 'choice', key: 'hazard', label: say('hazard'), options: yesOrNo },
          { kind: 'choice', key: 'need', label: say('need'), options: yesOrNo },
          { kind: 'choice', key: 'solved', label: say('solved'), options: yesOrNo },
          {
            kind: 'choice',
            key: 'tag',
            label: say('group'),
            options: keyGroups.map(({ code }) => ({ value: code, label: kit(`group.${code}`) })),
          },
        ]}
        empty={
          <EmptyState
            title={say('empty')}
            actions={
              reads ? (
                <Go to="/visits/new" className="btn go">
                  {say('empty.new')}
                </Go>
              ) : undefined
            }
          >
            <p>{say('empty.meaning')}</p>
            {isOfficer && (
              <p>
                <Go to="/visits/imports">{say('empty.file')}</Go>
              </p>
            )}
          </EmptyState>
        }
      />
    </>
  )
}
