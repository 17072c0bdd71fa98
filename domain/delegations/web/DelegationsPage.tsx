import { useState, type ReactNode } from 'react'
import { listColleaguesContract } from '#domain/accounts/account.contract.ts'
import { Button } from '#web/kit/Button.tsx'
import { ChoiceField, TextField } from '#web/kit/Field.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useHasRole, useSignedIn } from '#web/kit/session.ts'
import { EmptyState } from '#web/kit/State.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import {
  delegateContract,
  listDelegationsContract,
  revokeDelegationContract,
  type DelegationView,
} from '../delegation.contract.ts'
import { delegationWording } from './delegation.wording.ts'
import './delegation.css'

/** Who acts for whom during leave, in one's own organisation. */
export function DelegationsPage(): ReactNode {
  const say = useWords(delegationWording)
  const answer = useCall(listDelegationsContract, {})
  const [status, setStatus] = useState('')
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState problem={answer.error} again={() => void answer.refetch()} />
  }
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      <StatusLine>{status}</StatusLine>
      <GiveForm done={() => setStatus(say('done'))} />
      {answer.data === undefined && <Loading what={say('title')} />}
      {answer.data?.items.length === 0 && (
        <EmptyState title={say('empty')}>
          <p>{say('about')}</p>
        </EmptyState>
      )}
      {answer.data?.items.map((one) => (
        <OneDelegation key={one.id} delegation={one} />
      ))}
    </>
  )
}

const nothing = { fromAccount: '', toAccount: '', fromDay: '', toDay: '', reason: '' }

function GiveForm({ done }: { done: () => void }): ReactNode {
  const say = useWords(delegationWording)
  const me = useSignedIn()?.id
  const isOfficer = useHasRole('township-officer', 'county-officer', 'city-officer')
  const [value, setValue] = useState(nothing)
  const colleagues = useCall(listColleaguesContract, {}).data?.items ?? []
  const give = useCommand(delegateContract, {
    refresh: ['delegations.', 'desk.'],
    done: () => {
      setValue(nothing)
      done()
    },
  })
  const options = colleagues
    .filter(({ id }) => id !== me)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <form
      className="form sheet delegation-form"
      onSubmit={(event) => {
        event.preventDefault()
        const { fromAccount, ...rest } = value
        give.mutate({ body: fromAccount === '' ? rest : { ...rest, fromAccount } })
      }}
    >
      {isOfficer && (
        <ChoiceField
          label={say('from')}
          blank={say('from.self')}
          value={value.fromAccount}
          onValue={(fromAccount) => setValue({ ...value, fromAccount })}
          options={options}
        />
      )}
      <ChoiceField
        label={say('to')}
        required
        value={value.toAccount}
        onValue={(toAccount) => setValue({ ...value, toAccount })}
        options={options}
      />
      <TextField
        type="date"
        label={say('from-day')}
        required
        value={value.fromDay}
        onValue={(fromDay) => setValue({ ...value, fromDay })}
      />
      <TextField
        type="date"
        label={say('to-day')}
        required
        value={value.toDay}
        onValue={(toDay) => setValue({ ...value, toDay })}
      />
      <TextField
        label={say('reason')}
        required
        minLength={2}
        maxLength={200}
        value={value.reason}
        onValue={(reason) => setValue({ ...value, reason })}
      />
      <Refused problem={give.error} />
      <div className="acts">
        <Button tone="go" type="submit" aria-busy={give.isPending}>
          {say('give')}
        </Button>
      </div>
    </form>
  )
}

function OneDelegation({ delegation }: { delegation: DelegationView }): ReactNode {
  const say = useWords(delegationWording)
  const { id, fromName, toName, fromDay, toDay, reason, state, mayRevoke, version } = delegation
  const revoke = useCommand(revokeDelegationContract, {
    refresh: ['delegations.', 'desk.'],
    done: () => undefined,
  })
  return (
    <p>
      <b>{say('line', { from: fromName, to: toName })}</b> {shortDay(fromDay)}–{shortDay(toDay)} ·{' '}
      {say(`state.${state}`)} · <span className="dim">{reason}</span>{' '}
      {mayRevoke && (
        <Button onClick={() => revoke.mutate({ params: { id }, body: { version } })}>
          {say('revoke')}
        </Button>
      )}
      <Refused problem={revoke.error} />
    </p>
  )
}
