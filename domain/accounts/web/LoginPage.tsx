import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { isProblem } from '#web/client.ts'
import { Button } from '#web/kit/Button.tsx'
import { countOfDrafts } from '#web/kit/drafts.ts'
import { TextField } from '#web/kit/Field.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { meContract, openSessionContract } from '../session.contract.ts'
import { accountWording } from './account.wording.ts'
import { LoginFrame } from './LoginFrame.tsx'

/** @param why `expired`: a session ended while work was open, so the page says that nothing was lost */
export function LoginPage({ why }: { why: 'first' | 'expired' }): ReactNode {
  const say = useWords(accountWording)
  const shell = useWords(kitWording)
  const client = useQueryClient()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const signIn = useCommand(openSessionContract, {
    done: ({ me }) => client.setQueryData([meContract.id, {}], me),
  })
  const title = `${say('login')} · ${shell('product')}`
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    if (asksCode) document.querySelector<HTMLElement>('[autocomplete=one-time-code]')?.focus()
  }, [asksCode])
  const wrong = isProblem(signIn.error, 'wrong-credentials') ? signIn.error : null
  const left = Number(wrong?.detail['left'] ?? Number.NaN)

  return (
    <LoginFrame>
      <WhyHere why={why} />
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          const body = asksCode ? { username, password, code } : { username, password }
          signIn.mutate(
            { body },
            {
              onError: (error) => setAsksCode(asksCode || isProblem(error, 'second-factor-needed')),
            },
          )
        }}
      >
        <TextField
          label={say('username')}
          value={username}
          onValue={setUsername}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <TextField
          label={say('password')}
          error={Number.isNaN(left) ? undefined : say('password.left', { left, count: left })}
          type="password"
          value={password}
          onValue={setPassword}
          autoComplete="current-password"
          required
        />
        {asksCode && (
          <TextField
            label={say('code')}
            hint={say('code.hint')}
            value={code}
            onValue={setCode}
            autoComplete="one-time-code"
            required
          />
        )}
        <Refused problem={isProblem(signIn.error, 'second-factor-needed') ? null : signIn.error} />
        <Button tone="go" type="submit" aria-busy={signIn.isPending}>
          {say('login')}
        </Button>
      </form>
    </LoginFrame>
  )
}

function WhyHere({ why }: { why: 'first' | 'expired' }): ReactNode {
  const say = useWords(accountWording)
  const count = countOfDrafts()
  if (why === 'first' && count === 0) return null
  return (
    <output className="kept">
      {why === 'expired' && <b>{say('login.expired')} </b>}
      {count > 0 && say(why === 'expired' ? 'login.expired.drafts' : 'login.drafts', { count })}
    </output>
  )
}
