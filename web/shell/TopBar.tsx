import type { ReactNode } from 'react'
import { countUnreadContract } from '#domain/inbox/notice.contract.ts'
import { Button } from '#web/kit/Button.tsx'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { LanguageSwitch } from '#web/kit/LanguageSwitch.tsx'
import { useCall } from '#web/kit/query.ts'
import { useSignedIn } from '#web/kit/session.ts'
import { figure } from '#web/kit/time.ts'
import { useWords } from '#web/kit/wording.ts'
import { PersonMenu } from './PersonMenu.tsx'

export function TopBar({
  isNavOpen,
  onNav,
  onFind,
  onKeys,
}: {
  isNavOpen: boolean
  onNav: () => void
  onFind: () => void
  onKeys: () => void
}): ReactNode {
  const say = useWords(kitWording)
  const me = useSignedIn()
  return (
    <header className="bar">
      <span className="menu-button">
        <Button isSmall aria-expanded={isNavOpen} onClick={onNav}>
          {say('menu')}
        </Button>
      </span>
      <Go className="wordmark" to="/">
        {say('wordmark')}
      </Go>
      <span className="where">{me?.orgName}</span>
      <button className="find" type="button" onClick={onFind}>
        <span>{say('find')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className="bar-end">
        <Notices />
        <PersonMenu onKeys={onKeys} />
        <LanguageSwitch />
      </div>
    </header>
  )
}

/** How many notices nobody has read: words and a number, no red dot. */
function Notices(): ReactNode {
  const say = useWords(kitWording)
  const { data } = useCall(countUnreadContract, {}, { refetchSeconds: 60 })
  return (
    <Go to="/notices">
      {say('nav.notices')}
      {data !== undefined && data.unread > 0 && (
        <> {data.isCapped ? `${figure(data.unread)}+` : figure(data.unread)}</>
      )}
    </Go>
  )
}
