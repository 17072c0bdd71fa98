import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { TextField } from '#web/kit/Field.tsx'
import { useCommand } from '#web/kit/query.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { useWords } from '#web/kit/wording.ts'
import {
  confirmSecondFactorContract,
  enrolSecondFactorContract,
  meContract,
  removeSecondFactorContract,
} from '../session.contract.ts'
import { accountWording } from './account.wording.ts'

type Tell = (text: string) => void

export function SecondFactor({ isOn, tell }: { isOn: boolean; tell: Tell }): ReactNode {
  const say = useWords(accountWording)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  if (codes !== null) {
    return (
      <>
        <h3>{say('factor.codes')}</h3>
        <p>{say('factor.codes.why')}</p>
        <code className="codes">
          {codes.map((code) => (
            <div key={code}>{code}</div>
          ))}
        </code>
        <Button tone="go" onClick={() => setCodes(null)}>
          {say('factor.codes.done')}
        </Button>
      </>
    )
  }
  return (
    <>
      <p className="dim">{say(isOn ? 'factor.on' : 'factor.off')}</p>
      {isOn ? <Remove tell={tell} /> : <Enrol onCodes={setCodes} />}
    </>
  )
}

/** Password, then the key for the authenticator, then the first code as proof. */
function Enrol({ onCodes }: { onCodes: (codes: readonly string[]) => void }): ReactNode {
  const say = useWords(accountWording)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const enrol = useCommand(enrolSecondFactorContract, { done: () => setPassword('') })
  const confirm = useCommand(confirmSecondFactorContract, {
    refresh: [meContract.id],
    done: ({ recoveryCodes }) => onCodes(recoveryCodes),
  })
  if (enrol.data === undefined) {
    return (
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          enrol.mutate({ body: { password } })
        }}
      >
        <TextField
          label={say('factor.begin.password')}
          type="password"
          value={password}
          onValue={setPassword}
          autoComplete="current-password"
          required
        />
        <Refused problem={enrol.error} />
        <div className="acts">
          <Button tone="go" type="submit">
            {say('factor.begin')}
          </Button>
        </div>
      </form>
    )
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        confirm.mutate({ body: { code } })
      }}
    >
      <p>{say('factor.scan')}</p>
      <div>
        {say('factor.secret')}
        <code>{inGroups(enrol.data.secret)}</code>
        <a href={enrol.data.uri}>{say('factor.uri')}</a>
      </div>
      <TextField
        label={say('code')}
        value={code}
        onValue={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
      />
      <Refused problem={confirm.error} />
      <div className="acts">
        <Button tone="go" type="submit">
          {say('factor.confirm')}
        </Button>
      </div>
    </form>
  )
}

function Remove({ tell }: { tell: Tell }): ReactNode {
  const say = useWords(accountWording)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const remove = useCommand(removeSecondFactorContract, {
    refresh: [meContract.id],
    done: () => tell(say('factor.removed')),
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        remove.mutate({ body: { password, code } })
      }}
    >
      <TextField
        label={say('password')}
        type="password"
        value={password}
        onValue={setPassword}
        autoComplete="current-password"
        required
      />
      <TextField
        label={say('code')}
        hint={say('code.hint')}
        value={code}
        onValue={setCode}
        autoComplete="one-time-code"
        required
      />
      <Refused problem={remove.error} />
      <div className="acts">
        <Button type="submit">{say('factor.remove')}</Button>
      </div>
    </form>
  )
}

/** Read and typed by hand, so in groups of four. */
function inGroups(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ')
}
