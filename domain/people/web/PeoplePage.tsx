import type { ReactNode } from 'react'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useHasRole } from '#web/kit/session.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { useWords } from '#web/kit/wording.ts'
import { listPeopleContract, type PersonListed } from '../person.contract.ts'
import { fileWording } from './file.wording.ts'
import { matchWording } from './match.wording.ts'
import { personWording } from './person.wording.ts'

/** Found by name and place. No key groups here: somebody may look over a shoulder. */
export function PeoplePage(): ReactNode {
  const say = useWords(personWording)
  const kit = useWords(kitWording)
  const file = useWords(fileWording)
  const match = useWords(matchWording)
  const isOfficer = useHasRole('township-officer', 'county-officer', 'city-officer')
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')}>
        {isOfficer && (
          <Go to="/people/matches" className="btn">
            {match('open')}
          </Go>
        )}
        <Go to="/people/new" className="btn go">
          {file('new')}
        </Go>
      </PageHead>
      <DataTable<PersonListed>
        id="people"
        caption={say('list')}
        contract={listPeopleContract}
        searchLabel={say('search')}
        keyOf={({ id }) => id}
        open={({ id }) => `/people/${id}`}
        filters={[{ kind: 'division', key: 'division', label: say('place') }]}
        empty={
          <EmptyState
            title={say('empty')}
            actions={
              <Go to="/visits/new" className="btn go">
                {say('empty.new')}
              </Go>
            }
          >
            <p>{say('empty.meaning')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            head: say('name'),
            isFixed: true,
            cell: ({ name, sensitivity }) => (
              <>
                <b>{name}</b>{' '}
                {sensitivity !== 'normal' && <Tag>{kit(`sensitivity.${sensitivity}`)}</Tag>}
              </>
            ),
          },
          {
            key: 'sex',
            head: say('sex'),
            width: '96px',
            cell: ({ sex }) => (sex === null ? '' : say(`sex.${sex}`)),
          },
          { key: 'place', head: say('place'), cell: ({ divisionName }) => divisionName },
          {
            key: 'has',
            head: say('has'),
            cell: ({ hasIdentity, hasPhone }) => (
              <span className="dim">
                {hasIdentity || hasPhone
                  ? [hasIdentity && say('has.identity'), hasPhone && say('has.phone')]
                      .filter((word) => word !== false)
                      .join(' · ')
                  : say('has.none')}
              </span>
            ),
          },
        ]}
      />
    </>
  )
}
