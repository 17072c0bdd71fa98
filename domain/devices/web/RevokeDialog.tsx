import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { ChoiceField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { revokeDeviceContract, type DeviceLine } from '../device.contract.ts'
import { RevokeReason } from '../device.schema.ts'
import { deviceWording } from './device.wording.ts'

/** Says what happens to the phone before it happens: it cannot be undone. */
export function RevokeDialog({
  device: { id, version, name, ownerName },
  onClose,
  done,
}: {
  device: DeviceLine
  onClose: () => void
  done: () => void
}): ReactNode {
  const say = useWords(deviceWording)
  const kit = useWords(kitWording)
  const [reason, setReason] = useState('')
  const revoking = useCommand(revokeDeviceContract, { refresh: ['devices.'], done })
  return (
    <Dialog title={say('revoke.title', { owner: ownerName, name })} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          const chosen = RevokeReason.safeParse(reason).data
          if (chosen === undefined) return
          revoking.mutate({ params: { id }, body: { reason: chosen, version } })
        }}
      >
        <p>{say('revoke.about')}</p>
        <ChoiceField
          label={say('reason')}
          required
          value={reason}
          onValue={setReason}
          options={RevokeReason.options.map((value) => ({ value, label: say(`reason.${value}`) }))}
        />
        <Refused problem={revoking.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={revoking.isPending}>
            {say('revoke')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
