import { useState, type ReactNode } from 'react'
import { Button, LinkButton } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Loading } from '#web/kit/Loading.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { ErrorState } from '#web/kit/States.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { exactly } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import {
  listKinshipsContract,
  withdrawKinshipContract,
  type KinshipView,
} from '../kinship.contract.ts'
import { fileWording } from './file.wording.ts'
import { KinDialog } from './KinDialog.tsx'
import { kinWording } from './kin.wording.ts'
import './person.css'

/** Declared kin of oneself, or of an account for the security administrator, who alone takes back. */
export function Kinships({ accountId }: { accountId?: string }): ReactNode {
  const say = useWords(kinWording)
  const file = useWords(fileWording)
  const [status, setStatus] = useState('')
  const [isAdding, setIsAdding] = useState(false)
  const [leaving, setLeaving] = useState<KinshipView | null>(null)
  const answer = useCall(
    listKinshipsContract,
    accountId === undefined ? {} : { query: { account: accountId } },
  )
  if (answer.error !== null && answer.data === undefined) {
    return <ErrorState isPart problem={answer.error} again={() => void answer.refetch()} />
  }
  if (answer.data === undefined) return <Loading what={say('list')} />
  const { items } = answer.data
  const add = (
    <Button tone="go" onClick={() => setIsAdding(true)}>
      {say('add')}
    </Button>
  )
  return (
    <>
      <StatusLine>{status}</StatusLine>
      {items.length === 0 ? (
        <EmptyState title={say('none')} actions={add}>
          <p>{say('none.about')}</p>
        </EmptyState>
      ) : (
        <>
          <ul className="kin" aria-label={say('list')}>
            {items.map((kin) => (
              <li key={kin.id} className={kin.withdrawnAt === null ? undefined : 'dim'}>
                <b>{kin.name}</b>
                <span>{file(`relation.${kin.relation}`)}</span>
                <span className="meta">
                  {say('at')} {exactly(kin.declaredAt)}
                  {kin.withdrawnAt !== null &&
                    ` · ${say('withdrawn', { at: exactly(kin.withdrawnAt) })}`}
                </span>
                {accountId !== undefined && kin.withdrawnAt === null && (
                  <LinkButton
                    aria-label={`${say('withdraw')} ${kin.name}`}
                    onClick={() => setLeaving(kin)}
                  >
                    {say('withdraw')}
                  </LinkButton>
                )}
              </li>
            ))}
          </ul>
          <p className="acts">{add}</p>
        </>
      )}
      {accountId === undefined && <p className="meta">{say('only')}</p>}
      {isAdding && (
        <KinDialog accountId={accountId} tell={setStatus} onClose={() => setIsAdding(false)} />
      )}
      {leaving !== null && (
        <Withdrawing kin={leaving} tell={setStatus} onClose={() => setLeaving(null)} />
      )}
    </>
  )
}

function Withdrawing({
  kin,
  tell,
  onClose,
}: {
  kin: KinshipView
  tell: (text: string) => void
  onClose: () => void
}): ReactNode {
  const say = useWords(kinWording)
  const kit = useWords(kitWording)
  const withdraw = useCommand(withdrawKinshipContract, {
    refresh: ['kinships.'],
    done: ({ name }) => {
      tell(say('withdraw.done', { name }))
      onClose()
    },
  })
  return (
    <Dialog title={say('withdraw')} onClose={onClose}>
      <p>
        <b>{kin.name}</b>
      </p>
      <p>{say('withdraw.meaning')}</p>
      <Refused problem={withdraw.error} />
      <div className="acts">
        <Button
          tone="go"
          aria-busy={withdraw.isPending}
          onClick={() =>
            withdraw.mutate({ params: { id: kin.id }, body: { version: kin.version } })
          }
        >
          {say('withdraw')}
        </Button>
        <Button onClick={onClose}>{kit('cancel')}</Button>
      </div>
    </Dialog>
  )
}
