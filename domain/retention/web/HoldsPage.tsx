import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { DataTable } from '#web/kit/DataTable.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { ChoiceField, TextArea, TextField } from '#web/kit/Field.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { EmptyState } from '#web/kit/State.tsx'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import {
  liftHoldContract,
  listHoldsContract,
  placeHoldContract,
  type HoldView,
} from '../retention.contract.ts'
import { HoldScope } from '../retention.schema.ts'
import { retentionWording } from './retention.wording.ts'

/** What must not be erased, whatever its age. */
export function HoldsPage(): ReactNode {
  const say = useWords(retentionWording)
  const [status, setStatus] = useState('')
  const [lifting, setLifting] = useState<HoldView | null>(null)
  const [isPlacing, setPlacing] = useState(false)
  return (
    <>
      <PageHead title={say('holds')} tabTitle={say('holds')}>
        <Button tone="go" onClick={() => setPlacing(true)}>
          {say('place')}
        </Button>
      </PageHead>
      <StatusLine>{status}</StatusLine>
      <p>{say('holds.about')}</p>
      <DataTable<HoldView>
        id="legal-holds"
        caption={say('holds.list')}
        contract={listHoldsContract}
        hasSearch={false}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title={say('holds.empty')}>
            <p>{say('holds.about')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'number',
            head: say('number'),
            isShort: true,
            isFixed: true,
            cell: (hold) => hold.matterNumber,
          },
          { key: 'scope', head: say('scope'), cell: ({ scope }) => say(`scope.${scope}`) },
          { key: 'reason', head: say('reason'), cell: ({ reason }) => reason },
          {
            key: 'placed-at',
            head: say('placed-at'),
            isShort: true,
            cell: ({ placedAt, placedByName }) => `${shortDay(placedAt)} ${placedByName}`,
          },
          {
            key: 'state',
            head: say('state'),
            cell: (hold) => <State hold={hold} lift={() => setLifting(hold)} />,
          },
        ]}
      />
      {isPlacing && (
        <Place
          close={() => setPlacing(false)}
          done={() => {
            setPlacing(false)
            setStatus(say('placed'))
          }}
        />
      )}
      {lifting !== null && (
        <Lift
          hold={lifting}
          close={() => setLifting(null)}
          done={() => {
            setLifting(null)
            setStatus(say('lifted'))
          }}
        />
      )}
    </>
  )
}

function State({ hold, lift }: { hold: HoldView; lift: () => void }): ReactNode {
  const say = useWords(retentionWording)
  const { liftedAt, liftedByName, liftReason } = hold
  if (liftedAt === null) {
    return (
      <>
        {say('standing')}{' '}
        <Button isSmall onClick={lift}>
          {say('lift')}
        </Button>
      </>
    )
  }
  const facts = { name: liftedByName ?? '', day: shortDay(liftedAt), reason: liftReason ?? '' }
  return <span className="dim">{say('lifted-by', facts)}</span>
}

function Place({ close, done }: { close: () => void; done: () => void }): ReactNode {
  const say = useWords(retentionWording)
  const [matterNumber, setNumber] = useState('')
  const [scope, setScope] = useState<HoldScope>('matter')
  const [reason, setReason] = useState('')
  const place = useCommand(placeHoldContract, { refresh: ['retention.'], done })
  return (
    <Dialog title={say('place')} onClose={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          place.mutate({ body: { matterNumber, scope, reason } })
        }}
      >
        <TextField
          label={say('number')}
          required
          minLength={4}
          maxLength={40}
          value={matterNumber}
          onValue={setNumber}
        />
        <ChoiceField
          label={say('scope')}
          required
          value={scope}
          onValue={(value) => setScope(value === 'person' ? 'person' : 'matter')}
          options={HoldScope.options.map((value) => ({ value, label: say(`scope.${value}`) }))}
        />
        <TextArea
          label={say('reason')}
          required
          minLength={2}
          maxLength={500}
          value={reason}
          onValue={setReason}
        />
        <Refused problem={place.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={place.isPending}>
            {say('place')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Lift({
  hold,
  close,
  done,
}: {
  hold: HoldView
  close: () => void
  done: () => void
}): ReactNode {
  const say = useWords(retentionWording)
  const [reason, setReason] = useState('')
  const lift = useCommand(liftHoldContract, { refresh: ['retention.'], done })
  const { id, version, matterNumber } = hold
  return (
    <Dialog title={`${say('lift')} ${matterNumber}`} onClose={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          lift.mutate({ params: { id }, body: { reason, version } })
        }}
      >
        <TextArea
          label={say('lift.reason')}
          required
          minLength={2}
          maxLength={500}
          value={reason}
          onValue={setReason}
        />
        <Refused problem={lift.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={lift.isPending}>
            {say('lift')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
