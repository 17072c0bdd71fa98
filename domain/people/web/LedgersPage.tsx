import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { EmptyState } from '#web/kit/State.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { Tag } from '#web/kit/Stamp.tsx'
import { useWords } from '#web/kit/wording.ts'
import { listLedgersContract } from '../ledger.contract.ts'
import { LedgerForm } from './LedgerForm.tsx'
import { ledgerWording } from './ledger.wording.ts'
import './person.css'

export function LedgersPage(): ReactNode {
  const say = useWords(ledgerWording)
  const [isNew, setIsNew] = useState(false)
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')}>
        <Button tone="go" onClick={() => setIsNew(true)}>
          {say('new')}
        </Button>
      </PageHead>
      <Ledgers />
      {isNew && <LedgerForm onClose={() => setIsNew(false)} />}
    </>
  )
}

function Ledgers(): ReactNode {
  const say = useWords(ledgerWording)
  const answer = useCall(listLedgersContract, {})
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState isPart problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('title')} />
  if (answer.data.items.length === 0) {
    return (
      <EmptyState title={say('none')}>
        <p>{say('none.about')}</p>
      </EmptyState>
    )
  }
  return (
    <ul className="family-lines">
      {answer.data.items.map(({ id, name, sharing, ownerName, isOwn }) => (
        <li key={id}>
          <Go to={`/ledgers/${id}`}>{name}</Go>{' '}
          {sharing === 'organisation' && <Tag>{say('sharing.organisation')}</Tag>}
          {!isOwn && <span className="meta"> {say('by', { owner: ownerName })}</span>}
        </li>
      ))}
    </ul>
  )
}
