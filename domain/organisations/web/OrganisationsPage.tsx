import { useState, type ReactNode } from 'react'
import { levels } from '#domain/divisions/division.schema.ts'
import { useAddress } from '#web/kit/address.ts'
import { Button } from '#web/kit/Button.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useHasRole } from '#web/kit/session.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { useWords } from '#web/kit/wording.ts'
import { listOrganisationsContract, type OrganisationView } from '../organisation.contract.ts'
import { OrganisationKind } from '../organisation.schema.ts'
import { OrganisationDialog } from './OrganisationDialog.tsx'
import { organisationWording } from './organisation.wording.ts'

export function OrganisationsPage(): ReactNode {
  const say = useWords(organisationWording)
  const [address] = useAddress()
  const [creates, setCreates] = useState(false)
  const [status, setStatus] = useState('')
  const keeps = useHasRole('system-admin')
  return (
    <>
      <PageHead
        title={say('title')}
        tabTitle={say('title')}
        about={say(address['parentId'] === undefined ? 'about' : 'about.parent')}
      >
        {keeps && (
          <Button tone="go" onClick={() => setCreates(true)}>
            {say('create')}
          </Button>
        )}
      </PageHead>
      <StatusLine>{status}</StatusLine>
      <DataTable<OrganisationView>
        id="organisations"
        caption={say('list')}
        contract={listOrganisationsContract}
        alsoKnown={['parentId', 'ended']}
        searchLabel={say('search')}
        keyOf={({ id }) => id}
        open={({ id }) => `/organisations/${id}`}
        views={[
          { key: 'standing', label: say('view.standing'), conditions: {} },
          {
            key: 'federations',
            label: say('kind.womens-federation'),
            conditions: { kind: 'womens-federation' },
          },
          { key: 'mediation', label: say('view.mediation'), conditions: { kind: 'mediation' } },
          { key: 'ended', label: say('view.ended'), conditions: { ended: 'true' } },
        ]}
        filters={[
          {
            kind: 'choice',
            key: 'kind',
            label: say('kind'),
            options: OrganisationKind.options.map((value) => ({
              value,
              label: say(`kind.${value}`),
            })),
          },
          {
            kind: 'choice',
            key: 'level',
            label: say('level'),
            options: levels.map((value) => ({ value, label: say(`level.${value}`) })),
          },
          { kind: 'division', key: 'division', label: say('place') },
        ]}
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
          { key: 'kind', head: say('kind'), cell: ({ kind }) => say(`kind.${kind}`) },
          { key: 'level', head: say('level'), cell: ({ level }) => say(`level.${level}`) },
          { key: 'place', head: say('place'), cell: ({ divisionName }) => divisionName },
          {
            key: 'parent',
            head: say('parent'),
            cell: ({ parentName }) => <span className="dim">{parentName}</span>,
          },
        ]}
      />
      {creates && (
        <OrganisationDialog
          organisation={null}
          onClose={() => setCreates(false)}
          done={() => {
            setCreates(false)
            setStatus(say('done.created'))
          }}
        />
      )}
    </>
  )
}
