import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { TextField } from '#web/kit/Field.tsx'
import { OrganisationPicker, type Picked } from '#web/kit/OrganisationPicker.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { openAccountContract } from '../account.contract.ts'
import { adminWording } from './admin.wording.ts'
import { OneTimePassword } from './OneTimePassword.tsx'

export function OpenAccount({ onClose }: { onClose: () => void }): ReactNode {
  const say = useWords(adminWording)
  const kit = useWords(kitWording)
  const [username, setUsername] = useState('')
  const [name, setName] = useState('')
  const [office, setOffice] = useState<Picked | null>(null)
  const open = useCommand(openAccountContract, { refresh: ['accounts.'] })
  if (open.data !== undefined) {
    return (
      <Dialog title={say('open')} onClose={onClose}>
        <OneTimePassword
          username={open.data.account.username}
          password={open.data.oneTimePassword}
          onClose={onClose}
        />
      </Dialog>
    )
  }
  return (
    <Dialog title={say('open')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (office !== null) open.mutate({ body: { username, name, orgId: office.id } })
        }}
      >
        <p className="dim">{say('open.about')}</p>
        <TextField
          label={say('username')}
          hint={say('open.username.hint')}
          value={username}
          onValue={setUsername}
          pattern="[a-z][a-z0-9.\-]{2,31}"
          autoCapitalize="none"
          autoComplete="off"
          required
        />
        <TextField label={say('name')} value={name} onValue={setName} maxLength={60} required />
        <OrganisationPicker label={say('organisation')} picked={office} onPick={setOffice} />
        <Refused problem={open.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={open.isPending}>
            {say('open')}
          </Button>
          <Button onClick={onClose}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
