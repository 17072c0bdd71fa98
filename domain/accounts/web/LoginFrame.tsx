import type { ReactNode } from 'react'
import { kitWording } from '#web/kit/kit.wording.ts'
import { LanguageSwitch } from '#web/kit/LanguageSwitch.tsx'
import { useWords } from '#web/kit/wording.ts'
import { accountWording } from './account.wording.ts'
import './login.css'

/** The page before the work: form at left, where to go without an account at right. */
export function LoginFrame({ children }: { children: ReactNode }): ReactNode {
  const say = useWords(accountWording)
  const shell = useWords(kitWording)
  return (
    <div className="login">
      <header>
        {say('group')}
        <LanguageSwitch />
      </header>
      <main>
        <div className="form">
          <h1 className="word">
            {shell('wordmark')}
            <small>{shell('product.long')}</small>
          </h1>
          {children}
        </div>
        <i />
        <div className="say">
          {(['help', 'duty', 'cannot'] as const).map((part) => (
            <section key={part}>
              <h2>{say(`login.${part}`)}</h2>
              <p>{say(`login.${part}.text`)}</p>
            </section>
          ))}
        </div>
      </main>
      <footer>{say('login.logged')}</footer>
    </div>
  )
}
