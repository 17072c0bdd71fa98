import type { ReactNode } from 'react'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Go } from '#web/kit/Go.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { listHouseholdsContract, type HouseholdRow } from '../household.contract.ts'
import { callWording } from './call.wording.ts'
import { CueTags } from './CueTags.tsx'
import './call.css'

/** Households by their latest call. */
export function HouseholdsPage(): ReactNode {
  const say = useWords(callWording)
  return (
    <>
      <PageHead title={say('households.title')} tabTitle={say('households.title')} />
      <DataTable<HouseholdRow>
        id="call-households"
        caption={say('households.caption')}
        contract={listHouseholdsContract}
        hasSearch={false}
        alsoKnown={['view']}
        views={(['repeat', 'to-push', 'all'] as const).map((view) => ({
          key: view,
          label: say(`households.view.${view}`),
          conditions: { view },
        }))}
        keyOf={({ id }) => id}
        open={({ id }) => `/calls/households/${id}`}
        empty={
          <EmptyState title={say('households.empty')}>
            <p>{say('households.empty.meaning')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'place',
            head: say('place'),
            isFixed: true,
            cell: ({ id, divisionName, surname }) => (
              <Go to={`/calls/households/${id}`}>
                {surname === ''
                  ? say('household.unnamed', { place: divisionName })
                  : say('household.title', { place: divisionName, surname })}
              </Go>
            ),
          },
          { key: 'calls', head: say('calls'), isNumber: true, cell: ({ calls }) => calls },
          {
            key: 'span',
            head: say('span'),
            isShort: true,
            cell: ({ span, isEscalating }) => (
              <>
                {say('days', { count: span })}{' '}
                {isEscalating && <Tag tone="plum">{say('escalating')}</Tag>}
              </>
            ),
          },
          {
            key: 'last',
            head: say('last'),
            isShort: true,
            cell: ({ lastAt }) => shortDay(lastAt),
          },
          { key: 'cues', head: say('cues'), cell: ({ cues }) => <CueTags cues={cues} /> },
          {
            key: 'pushed',
            head: say('pushed'),
            isShort: true,
            cell: ({ pushedCalls }) =>
              pushedCalls === null ? say('pushed.no') : say('pushed.yes', { count: pushedCalls }),
          },
        ]}
      />
    </>
  )
}
