import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { TextArea } from '#web/kit/Field.tsx'
import { Loading } from '#web/kit/Loading.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import {
  acceptPhotoContract,
  acceptQuarantinedContract,
  readQuarantinedContract,
  settleQuarantinedContract,
} from '../review.contract.ts'
import { deviceWording } from './device.wording.ts'
import { WrittenItem } from './WrittenItem.tsx'

const refresh = ['devices.', 'visits.', 'leads.', 'zero-reports.', 'matters.', 'attachments.']

/** One late record: what was written, and the two ways it can go. Opening it is logged. */
export function LateItemDialog({
  id,
  onClose,
  done,
}: {
  id: string
  onClose: () => void
  done: (decision: 'accept' | 'reject') => void
}): ReactNode {
  const say = useWords(deviceWording)
  const params = { id }
  const item = useCall(readQuarantinedContract, { params }, { isLogged: true })
  const [isRejecting, setRejecting] = useState(false)
  const [reason, setReason] = useState('')
  const accepted = { refresh, done: () => done('accept') }
  const accepting = useCommand(acceptQuarantinedContract, accepted)
  const keeping = useCommand(acceptPhotoContract, accepted)
  const settling = useCommand(settleQuarantinedContract, { refresh, done: () => done('reject') })
  const { kind, version, writerName } = item.data ?? {}
  const title =
    kind === undefined
      ? say('look')
      : say('look.title', { kind: say(`kind.${kind}`), writer: writerName ?? '' })
  const waitsForVisit = kind === 'photo' && item.data?.visitId === null
  return (
    <Dialog title={title} onClose={onClose}>
      <Refused problem={item.error} />
      {item.data === undefined ? (
        item.error === null && <Loading what={say('what')} />
      ) : (
        <>
          <WrittenItem item={item.data} />
          <Refused problem={accepting.error ?? keeping.error ?? settling.error} />
          {isRejecting ? (
            <form
              className="form"
              onSubmit={(event) => {
                event.preventDefault()
                settling.mutate({ params, body: { reason, version } })
              }}
            >
              <TextArea
                label={say('reject.reason')}
                hint={say('reject.hint')}
                required
                minLength={2}
                maxLength={500}
                value={reason}
                onValue={setReason}
              />
              <div className="acts">
                <Button tone="go" type="submit" aria-busy={settling.isPending}>
                  {say('reject')}
                </Button>
                <Button onClick={() => setRejecting(false)}>{say('accept')}…</Button>
              </div>
            </form>
          ) : (
            <div className="acts">
              <Button
                tone="go"
                aria-busy={accepting.isPending || keeping.isPending}
                why={waitsForVisit ? say('photo.first') : undefined}
                onClick={() => {
                  if (kind === 'photo') keeping.mutate({ params, body: {} })
                  else accepting.mutate({ params, body: { version } })
                }}
              >
                {say('accept')}
              </Button>
              <Button onClick={() => setRejecting(true)}>{say('reject')}</Button>
            </div>
          )}
        </>
      )}
    </Dialog>
  )
}
