import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { TextField } from '#web/kit/Field.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import { changePasswordContract, meContract } from '../session.contract.ts'
import { accountWording } from './account.wording.ts'

const rules = ['length', 'kinds', 'name', 'old'] as const

/** The rules stand there before anything is typed; the server is who decides. */
export function PasswordForm({ done }: { done?: () => void }): ReactNode {
  const say = useWords(accountWording)
  const client = useQueryClient()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const change = useCommand(changePasswordContract, {
    done: (me) => {
      setCurrent('')
      setNext('')
      setAgain('')
      client.setQueryData([meContract.id, {}], me)
      done?.()
    },
  })
  const isSame = next === again
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isSame) change.mutate({ body: { current, next } })
      }}
    >
      <TextField
        label={say('password.current')}
        type="password"
        value={current}
        onValue={setCurrent}
        autoComplete="current-password"
        required
      />
      <div className="rules">
        {say('password.rules')}
        <ul>
          {rules.map((rule) => (
            <li key={rule}>{say(`password.rule.${rule}`)}</li>
          ))}
        </ul>
      </div>
      <TextField
        label={say('password.next')}
        type="password"
        value={next}
        onValue={setNext}
        autoComplete="new-password"
        required
      />
      <TextField
        label={say('password.again')}
        error={again === '' || isSame ? undefined : say('password.again.wrong')}
        type="password"
        value={again}
        onValue={setAgain}
        autoComplete="new-password"
        required
      />
      <Refused problem={change.error} />
      <div className="acts">
        <Button tone="go" type="submit" aria-busy={change.isPending}>
          {say('password.change')}
        </Button>
      </div>
    </form>
  )
}
