import { useState, type ReactNode } from 'react'
import { usePathId } from '#web/kit/address.ts'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { useHasRole } from '#web/kit/session.ts'
import { Tag } from '#web/kit/Stamp.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { exactly, shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { readAccountContract, type AccountView } from '../account.contract.ts'
import { AccountActs } from './AccountActs.tsx'
import { adminWording } from './admin.wording.ts'
import './account.css'

export function AccountPage(): ReactNode {
  const say = useWords(adminWording)
  const answer = useCall(readAccountContract, { params: { id: usePathId() } })
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  return <AccountSheet account={answer.data} />
}

function AccountSheet({ account }: { account: AccountView }): ReactNode {
  const say = useWords(adminWording)
  const [status, setStatus] = useState('')
  const isSecurity = useHasRole('security-admin')
  return (
    <>
      <PageHead title={account.name} tabTitle={account.username} about={account.username}>
        <Tag>{say(`status.${account.status}`)}</Tag>
        {isSecurity && (
          <Go to={`/accounts/${account.id}/kin`} className="btn">
            {say('kin')}
          </Go>
        )}
      </PageHead>
      <StatusLine>{status}</StatusLine>
      <div className="account">
        <dl className="pairs">
          <dt>{say('organisation')}</dt>
          <dd>{account.orgName}</dd>
          <dt>{say('roles')}</dt>
          <dd>
            {account.roles.length === 0
              ? say('roles.none')
              : account.roles.map((role) => say(`role.${role}`)).join('、')}
          </dd>
          <dt>{say('divisions')}</dt>
          <dd>{account.divisions.join(' ')}</dd>
          <dt>{say('clearance')}</dt>
          <dd>{say(`clearance.${account.clearance}`)}</dd>
          <dt>{say('factor')}</dt>
          <dd>{say(account.hasSecondFactor ? 'factor.on' : 'factor.off')}</dd>
          <dt>{say('created')}</dt>
          <dd>{shortDay(account.createdAt)}</dd>
          {account.lockedUntil !== null && (
            <>
              <dt>{say('status')}</dt>
              <dd>{say('locked-until', { at: exactly(account.lockedUntil) })}</dd>
            </>
          )}
        </dl>
        <AccountActs account={account} tell={setStatus} />
      </div>
    </>
  )
}
