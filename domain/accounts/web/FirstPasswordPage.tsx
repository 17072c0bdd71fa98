import { useEffect, type ReactNode } from 'react'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useWords } from '#web/kit/wording.ts'
import { accountWording } from './account.wording.ts'
import { LoginFrame } from './LoginFrame.tsx'
import { PasswordForm } from './PasswordForm.tsx'

/** A password that somebody else gave, or that has expired: changed before anything else is open. */
export function FirstPasswordPage(): ReactNode {
  const say = useWords(accountWording)
  const shell = useWords(kitWording)
  const title = `${say('first')} · ${shell('product')}`
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <LoginFrame>
      <p className="kept">
        <b>{say('first')}</b>
        <br />
        {say('first.why')}
      </p>
      <PasswordForm />
    </LoginFrame>
  )
}
