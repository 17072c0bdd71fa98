import { useState, type ReactNode } from 'react'
import { roles } from '#platform/access/actor.ts'
import { Button } from '#web/kit/Button.tsx'
import { Choices, Ticks } from '#web/kit/Choices.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { giveRightsContract, type AccountView } from '../account.contract.ts'
import { adminWording } from './admin.wording.ts'

/** Roles, reach and clearance in one form: together they decide whose records are open. */
export function GiveRights({
  account,
  close,
}: {
  account: AccountView
  close: (isDone: boolean) => void
}): ReactNode {
  const say = useWords(adminWording)
  const kit = useWords(kitWording)
  const [given, setGiven] = useState<readonly string[]>(account.roles)
  const [divisions, setDivisions] = useState(account.divisions.join(' '))
  const [clearance, setClearance] = useState<string>(account.clearance)
  const give = useCommand(giveRightsContract, { refresh: ['accounts.'], done: () => close(true) })
  return (
    <Dialog title={`${say('give-rights')} · ${account.username}`} onClose={() => close(false)}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          give.mutate({
            params: { id: account.id },
            body: {
              roles: roles.filter((role) => given.includes(role)),
              divisions: divisions.split(/\s+/).filter((prefix) => prefix !== ''),
              clearance: clearance === 'sensitive' ? 'sensitive' : 'normal',
              version: account.version,
            },
          })
        }}
      >
        <Ticks
          legend={say('roles')}
          options={roles.map((value) => ({ value, label: say(`role.${value}`) }))}
          values={given}
          onValues={setGiven}
        />
        <TextField
          label={say('divisions')}
          hint={say('divisions.hint')}
          value={divisions}
          onValue={setDivisions}
          pattern="[0-9 ]*"
        />
        <Choices
          legend={say('clearance')}
          options={(['normal', 'sensitive'] as const).map((value) => ({
            value,
            label: say(`clearance.${value}`),
          }))}
          value={clearance}
          onValue={setClearance}
        />
        <Refused problem={give.error} />
        <div className="acts">
          <Button tone="go" type="submit" aria-busy={give.isPending}>
            {say('give-rights')}
          </Button>
          <Button onClick={() => close(false)}>{kit('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
