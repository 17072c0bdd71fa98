import { useState, type ReactNode } from 'react'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { StatusLine } from '#web/kit/StatusLine.tsx'
import { shortDay } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { meContract } from '../session.contract.ts'
import { accountWording } from './account.wording.ts'
import { MySessions } from './MySessions.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import './security.css'

/** What belongs to one's own account: sessions, password, second factor. */
export function SecurityPage(): ReactNode {
  const say = useWords(accountWording)
  const { data: me } = useCall(meContract, {})
  const [status, setStatus] = useState('')
  return (
    <>
      <PageHead title={say('security')} tabTitle={say('security')} />
      <StatusLine>{status}</StatusLine>
      <div className="security">
        <MySessions tell={setStatus} />
        <section>
          <h2>{say('factor')}</h2>
          {me?.state === 'signed-in' && <SecondFactor isOn={me.hasSecondFactor} tell={setStatus} />}
        </section>
        <section>
          <h2>{say('password.change')}</h2>
          {me?.state === 'signed-in' && (
            <p className="dim">
              {say('password.expires', { day: shortDay(me.passwordExpiresAt) })}
            </p>
          )}
          <PasswordForm done={() => setStatus(say('password.changed'))} />
        </section>
      </div>
    </>
  )
}
