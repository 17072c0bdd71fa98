import type { ReactNode } from 'react'
import { Clock } from '#web/kit/Clock.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { PageHead } from '#web/kit/PageHead.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { listReferralsContract, type ReferralRow } from '../referral-page.contract.ts'
import { ReferralStatus } from '../referral.schema.ts'
import { referralWording } from './referral.wording.ts'
import './referral.css'

/** What was sent to us and what we sent, open ones by clock. */
export function ReferralsPage(): ReactNode {
  const say = useWords(referralWording)
  const kit = useWords(kitWording)
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      <DataTable<ReferralRow>
        id="referrals"
        caption={say('list')}
        contract={listReferralsContract}
        searchLabel={say('number')}
        alsoKnown={['side', 'open', 'overdue', 'organisation']}
        views={[
          {
            key: 'to-us',
            label: say('view.to-us'),
            conditions: { side: 'to-us', open: 'true' },
          },
          {
            key: 'from-us',
            label: say('view.from-us'),
            conditions: { side: 'from-us', open: 'true' },
          },
          { key: 'to-decide', label: say('view.to-decide'), conditions: { side: 'to-decide' } },
          { key: 'overdue', label: say('view.overdue'), conditions: { overdue: 'true' } },
          { key: 'all', label: say('view.all'), conditions: {} },
        ]}
        filters={[
          {
            kind: 'choice',
            key: 'status',
            label: say('status'),
            options: ReferralStatus.options.map((value) => ({
              value,
              label: say(`status.${value}`),
            })),
          },
          { kind: 'division', key: 'division', label: say('place') },
          { kind: 'dates', key: 'sent', label: say('sent'), from: 'from', to: 'to' },
        ]}
        keyOf={({ id }) => id}
        open={({ id }) => `/referrals/${id}`}
        empty={
          <EmptyState title={say('empty')}>
            <p>{say('empty.meaning')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'due',
            head: say('due'),
            width: '130px',
            isShort: true,
            isFixed: true,
            cell: ({ stepSince, dueAt }) =>
              stepSince === null || dueAt === null ? (
                ''
              ) : (
                <Clock startedAt={stepSince} dueAt={dueAt} />
              ),
          },
          {
            key: 'number',
            head: say('number'),
            isShort: true,
            isFixed: true,
            cell: ({ number }) => <b>{number}</b>,
          },
          {
            key: 'status',
            head: say('status'),
            isShort: true,
            cell: ({ status }) => say(`status.${status}`),
          },
          { key: 'from', head: say('from'), cell: ({ from }) => from.name },
          { key: 'to', head: say('to'), cell: ({ to }) => to.name },
          {
            key: 'what',
            head: say('category'),
            cell: ({ category, urgency }) => (
              <>
                {kit(`category.${category}`)}{' '}
                {urgency !== 'normal' && (
                  <Tag tone={urgency === 'immediate' ? 'red' : 'due'}>
                    {say(`urgency.${urgency}`)}
                  </Tag>
                )}
              </>
            ),
          },
          { key: 'place', head: say('place'), cell: ({ divisionName }) => divisionName },
          {
            key: 'sent',
            head: say('sent'),
            isShort: true,
            isExtra: true,
            cell: ({ sentAt }) => shortDay(sentAt),
          },
        ]}
      />
    </>
  )
}
