import type { ReactNode } from 'react'
import type { Problem } from '#web/client.ts'
import { Button } from './Button.tsx'
import { Go } from './Go.tsx'
import { kitWording } from './kit.wording.ts'
import { wordsOfProblem } from './Refused.tsx'
import { useSignedIn } from './session.ts'
import { State } from './State.tsx'
import { useWords } from './wording.ts'

/** Every kind of failure to show something, from one place. */
export function ErrorState({
  problem,
  again,
  isPart = false,
}: {
  problem: Problem
  again?: (() => void) | undefined
  /** the rest of the page stands */
  isPart?: boolean
}): ReactNode {
  const say = useWords(kitWording)
  if (problem.status === 404) return <MissingState />
  if (problem.status === 403) return <DeniedState />
  return (
    <State
      isPage={!isPart}
      title={say('error.title')}
      code={say('error.code', { code: problem.code })}
      actions={
        again === undefined ? undefined : (
          <Button tone="go" onClick={again}>
            {say('error.again')}
          </Button>
        )
      }
    >
      <p>{wordsOfProblem(problem) ?? say('error.unknown')}</p>
    </State>
  )
}

/** One page for what does not exist and for what is hidden: nobody learns that a sealed matter exists. */
export function MissingState({ actions }: { actions?: ReactNode }): ReactNode {
  const say = useWords(kitWording)
  const me = useSignedIn()
  return (
    <State
      isPage
      title={say('missing.title')}
      actions={
        <>
          {actions}
          <Go to="/" className="btn">
            {say('missing.desk')}
          </Go>
        </>
      }
    >
      <p>{say('missing.meaning')}</p>
      <dl className="pairs">
        <dt>{say('missing.you')}</dt>
        <dd>{me === null ? say('none') : `${me.orgName} ${me.name}`}</dd>
        <dt>{say('missing.wanted')}</dt>
        <dd>{window.location.pathname}</dd>
        <dt>{say('missing.ask')}</dt>
        <dd>{say('missing.ask.who')}</dd>
      </dl>
    </State>
  )
}

/** A paper that stands on a matter was asked for without one. @param title of the page */
export function MatterlessState({ title }: { title: string }): ReactNode {
  const say = useWords(kitWording)
  return (
    <State
      isPage
      title={title}
      actions={
        <Go to="/matters" className="btn">
          {say('matterless.go')}
        </Go>
      }
    >
      <p>{say('matterless.meaning')}</p>
    </State>
  )
}

export function DeniedState(): ReactNode {
  const say = useWords(kitWording)
  return (
    <State
      isPage
      title={say('denied.title')}
      actions={
        <Go to="/" className="btn">
          {say('missing.desk')}
        </Go>
      }
    >
      <p>{say('denied.meaning')}</p>
    </State>
  )
}
