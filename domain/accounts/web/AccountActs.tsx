import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { useHasRole, useSignedIn } from '#web/kit/session.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords, wordsOfRefusal } from '#web/kit/wording.ts'
import {
  endAccountContract,
  lockAccountContract,
  resetPasswordContract,
  resetSecondFactorContract,
  revokeSessionsContract,
  unlockAccountContract,
  type AccountView,
} from '../account.contract.ts'
import { adminWording } from './admin.wording.ts'
import { GiveRights } from './GiveRights.tsx'
import { OneTimePassword } from './OneTimePassword.tsx'

const plainActs = {
  lock: lockAccountContract,
  unlock: unlockAccountContract,
  'revoke-sessions': revokeSessionsContract,
  'reset-second-factor': resetSecondFactorContract,
  end: endAccountContract,
} as const

type PlainAct = keyof typeof plainActs

type Over = PlainAct | 'give-rights' | 'reset-password'

/** What the reader's own administrator role does; the other's acts are not shown at all. */
export function AccountActs({
  account,
  tell,
}: {
  account: AccountView
  tell: (text: string) => void
}): ReactNode {
  const say = useWords(adminWording)
  const me = useSignedIn()
  const isSystem = useHasRole('system-admin')
  const isSecurity = useHasRole('security-admin')
  const [over, setOver] = useState<Over | null>(null)
  const why = me?.id === account.id ? wordsOfRefusal('own-account') : undefined
  const isLocked = account.status === 'locked' || account.lockedUntil !== null
  const acts: readonly (readonly [Over, boolean])[] = [
    ['give-rights', isSecurity],
    ['reset-password', isSystem],
    ['unlock', isLocked],
    ['lock', !isLocked],
    ['revoke-sessions', true],
    ['reset-second-factor', isSecurity && account.hasSecondFactor],
    ['end', isSystem],
  ]
  const close = (act: Over, isDone: boolean): void => {
    setOver(null)
    if (isDone) tell(say(`done.${act}`))
  }
  return (
    <section className="can">
      <h2>{say('can')}</h2>
      {account.status !== 'ended' &&
        acts.map(([act, isMine]) =>
          isMine ? (
            <Button
              key={act}
              tone={act === 'give-rights' ? 'go' : 'plain'}
              why={why}
              onClick={() => setOver(act)}
            >
              {say(act)}
            </Button>
          ) : null,
        )}
      {over === 'give-rights' && (
        <GiveRights account={account} close={(isDone) => close(over, isDone)} />
      )}
      {over === 'reset-password' && (
        <ResetPassword account={account} close={(isDone) => close(over, isDone)} />
      )}
      {over !== null && over !== 'give-rights' && over !== 'reset-password' && (
        <Confirm act={over} account={account} close={(isDone) => close(over, isDone)} />
      )}
    </section>
  )
}

type Asked = { readonly account: AccountView; readonly close: (isDone: boolean) => void }

function Confirm({ act, account, close }: Asked & { act: PlainAct }): ReactNode {
  const say = useWords(adminWording)
  const kit = useWords(kitWording)
  const command = useCommand(plainActs[act], { refresh: ['accounts.'], done: () => close(true) })
  return (
    <Dialog title={`${say(act)} · ${account.username}`} onClose={() => close(false)}>
      {act === 'end' && <p>{say('end.about')}</p>}
      <Refused problem={command.error} />
      <div className="acts">
        <Button
          tone="go"
          onClick={() =>
            command.mutate({ params: { id: account.id }, body: { version: account.version } })
          }
        >
          {say(act)}
        </Button>
        <Button onClick={() => close(false)}>{kit('cancel')}</Button>
      </div>
    </Dialog>
  )
}

function ResetPassword({ account, close }: Asked): ReactNode {
  const say = useWords(adminWording)
  const kit = useWords(kitWording)
  const reset = useCommand(resetPasswordContract, { refresh: ['accounts.'] })
  return (
    <Dialog
      title={`${say('reset-password')} · ${account.username}`}
      onClose={() => close(reset.data !== undefined)}
    >
      {reset.data === undefined ? (
        <>
          <Refused problem={reset.error} />
          <div className="acts">
            <Button
              tone="go"
              onClick={() =>
                reset.mutate({ params: { id: account.id }, body: { version: account.version } })
              }
            >
              {say('reset-password')}
            </Button>
            <Button onClick={() => close(false)}>{kit('cancel')}</Button>
          </div>
        </>
      ) : (
        <OneTimePassword
          username={account.username}
          password={reset.data.oneTimePassword}
          onClose={() => close(true)}
        />
      )}
    </Dialog>
  )
}
