import { useState, type ReactNode } from 'react'
import { roles } from '#platform/access/actor.ts'
import { Button } from '#web/kit/Button.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useHasRole } from '#web/kit/session.ts'
import { EmptyState } from '#web/kit/State.tsx'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { listAccountsContract, type AccountView } from '../account.contract.ts'
import { AccountStatus } from '../account.schema.ts'
import { adminWording } from './admin.wording.ts'
import { OpenAccount } from './OpenAccount.tsx'

export function AccountsPage(): ReactNode {
  const say = useWords(adminWording)
  const [isOpening, setIsOpening] = useState(false)
  const mayOpen = useHasRole('system-admin')
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')}>
        {mayOpen && (
          <Button tone="go" onClick={() => setIsOpening(true)}>
            {say('open')}
          </Button>
        )}
      </PageHead>
      <DataTable<AccountView>
        id="accounts"
        caption={say('list')}
        contract={listAccountsContract}
        alsoKnown={['orgId']}
        filters={[
          {
            kind: 'choice',
            key: 'role',
            label: say('roles'),
            options: roles.map((value) => ({ value, label: say(`role.${value}`) })),
          },
          {
            kind: 'choice',
            key: 'status',
            label: say('status'),
            options: AccountStatus.options.map((value) => ({
              value,
              label: say(`status.${value}`),
            })),
          },
        ]}
        keyOf={({ id }) => id}
        open={({ id }) => `/accounts/${id}`}
        empty={
          <EmptyState title={say('empty')}>
            <p>{say('empty.meaning')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'username',
            head: say('username'),
            isFixed: true,
            sort: 'username',
            cell: ({ username }) => <b>{username}</b>,
          },
          { key: 'name', head: say('name'), isFixed: true, cell: ({ name }) => name },
          { key: 'organisation', head: say('organisation'), cell: ({ orgName }) => orgName },
          {
            key: 'roles',
            head: say('roles'),
            cell: (account) =>
              account.roles.length === 0 ? (
                <span className="dim">{say('roles.none')}</span>
              ) : (
                account.roles.map((role) => say(`role.${role}`)).join('、')
              ),
          },
          {
            key: 'factor',
            head: say('factor'),
            cell: ({ hasSecondFactor }) => say(hasSecondFactor ? 'factor.on' : 'factor.off'),
          },
          { key: 'status', head: say('status'), cell: ({ status }) => say(`status.${status}`) },
          {
            key: 'created',
            head: say('created'),
            isExtra: true,
            cell: ({ createdAt }) => shortDay(createdAt),
          },
        ]}
      />
      {isOpening && <OpenAccount onClose={() => setIsOpening(false)} />}
    </>
  )
}
