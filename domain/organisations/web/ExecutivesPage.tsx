import type { ReactNode } from 'react'
import { call } from '#web/client.ts'
import { useAddress } from '#web/kit/address.ts'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Masked } from '#web/kit/Masked.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { useWords } from '#web/kit/wording.ts'
import {
  listExecutivesContract,
  revealExecutiveContract,
  type ExecutiveView,
} from '../executive.contract.ts'
import { executiveWording } from './executive.wording.ts'

/** The register of those who visit; no column counts, so that nobody is ranked. */
export function ExecutivesPage(): ReactNode {
  const say = useWords(executiveWording)
  const [address] = useAddress()
  return (
    <>
      <PageHead
        title={say('title')}
        tabTitle={say('title')}
        about={say(address['orgId'] === undefined ? 'about' : 'about.org')}
      />
      <DataTable<ExecutiveView>
        id="executives"
        caption={say('list')}
        contract={listExecutivesContract}
        alsoKnown={['orgId']}
        searchLabel={say('search')}
        keyOf={({ id }) => id}
        filters={[{ kind: 'division', key: 'division', label: say('place') }]}
        empty={
          <EmptyState title={say('empty')}>
            <p>{say('empty.meaning')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            head: say('name'),
            isFixed: true,
            cell: ({ name, endedAt }) => (
              <>
                <b>{name}</b> {endedAt !== null && <Tag>{say('ended')}</Tag>}
              </>
            ),
          },
          {
            key: 'number',
            head: say('number'),
            cell: ({ number }) => <span className="dim">{number}</span>,
          },
          { key: 'place', head: say('place'), cell: ({ divisionName }) => divisionName },
          {
            key: 'org',
            head: say('org'),
            cell: ({ orgId, orgName }) => <Go to={`/organisations/${orgId}`}>{orgName}</Go>,
          },
          {
            key: 'phone',
            head: say('phone'),
            cell: ({ id, name, phoneMasked }) =>
              phoneMasked === null ? (
                <span className="dim">{say('phone.none')}</span>
              ) : (
                <Masked
                  masked={phoneMasked}
                  what={`${say('phone')} ${name}`}
                  reveal={async () =>
                    (await call(revealExecutiveContract, { params: { id } })).phone
                  }
                />
              ),
          },
          {
            key: 'account',
            head: say('account'),
            isExtra: true,
            cell: ({ accountId }) => say(accountId === null ? 'account.no' : 'account.yes'),
          },
          {
            key: 'sex',
            head: say('sex'),
            isExtra: true,
            cell: ({ sex }) => say(`sex.${sex}`),
          },
          {
            key: 'visits',
            head: say('visits'),
            cell: ({ id }) => <Go to={`/visits?executive=${id}`}>{say('visits.see')}</Go>,
          },
        ]}
      />
    </>
  )
}
