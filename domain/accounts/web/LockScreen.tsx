import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { isProblem } from '#web/client.ts'
import { Button } from '#web/kit/Button.tsx'
import { TextField } from '#web/kit/Field.tsx'
import { useCall, useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { closeSessionContract, meContract, unlockSessionContract } from '../session.contract.ts'
import { accountWording } from './account.wording.ts'
import { LoginFrame } from './LoginFrame.tsx'

/** Over the page that was left: the password opens it again as it was. */
export function LockScreen(): ReactNode {
  const say = useWords(accountWording)
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    // Modal, because a dialog of the page below may be open: only a newer one takes the keys from it.
    if (box.current?.open === false) box.current.showModal()
    box.current?.querySelector('input')?.focus()
  }, [])
  const { data: me } = useCall(meContract, {})
  const unlock = useCommand(unlockSessionContract, {
    done: (next) => client.setQueryData([meContract.id, {}], next),
  })
  const leave = useCommand(closeSessionContract, {
    done: (next) => client.setQueryData([meContract.id, {}], next),
  })
  const wrong = isProblem(unlock.error, 'wrong-credentials') ? unlock.error : null
  const left = Number(wrong?.detail['left'] ?? Number.NaN)
  return (
    <dialog
      ref={box}
      className="lock"
      aria-label={say('lock')}
      // Chrome closes on a second Esc whatever the page says: the lock opens only by the password.
      onCancel={(event) => event.preventDefault()}
      onClose={() => box.current?.showModal()}
    >
      <LoginFrame>
        <output className="kept">
          <b>{say('lock')}</b>
          <br />
          {me?.state === 'locked' && say('lock.why', { name: me.name })}
        </output>
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            unlock.mutate({ body: { password } })
          }}
        >
          <TextField
            label={say('password')}
            error={Number.isNaN(left) ? undefined : say('password.left', { left, count: left })}
            type="password"
            value={password}
            onValue={setPassword}
            autoComplete="current-password"
            required
          />
          <Refused problem={wrong === null ? unlock.error : null} />
          <Button tone="go" type="submit" aria-busy={unlock.isPending}>
            {say('lock.open')}
          </Button>
          <Button onClick={() => leave.mutate({})}>{say('lock.other')}</Button>
        </form>
      </LoginFrame>
    </dialog>
  )
}
