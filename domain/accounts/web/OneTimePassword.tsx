import type { ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useWords } from '#web/kit/wording.ts'
import { adminWording } from './admin.wording.ts'
import './security.css'

/** Shown once; it is stored nowhere but as a hash. */
export function OneTimePassword({
  username,
  password,
  onClose,
}: {
  username: string
  password: string
  onClose: () => void
}): ReactNode {
  const say = useWords(adminWording)
  const kit = useWords(kitWording)
  return (
    <div className="form">
      <div>
        <h3>{say('one-time')}</h3>
        <code className="one-time">
          {username}
          <br />
          {password}
        </code>
        <p className="dim">{say('one-time.about')}</p>
      </div>
      <div className="acts">
        <Button tone="go" onClick={onClose}>
          {kit('ok')}
        </Button>
      </div>
    </div>
  )
}
