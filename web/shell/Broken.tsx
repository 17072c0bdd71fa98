import { Component, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { wordsOf } from '#web/kit/wording.ts'

/** The last net: a bug in a page leaves words and a way on, never a white screen. */
export class Broken extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <main className="work">
        <BrokenPage error={error} />
      </main>
    )
  }
}

/** Stands in the page's own place. The message of the error is not shown: it may hold what the page held. */
export function BrokenPage({ error }: { error: unknown }): ReactNode {
  const say = wordsOf(kitWording)
  return (
    <section className="state">
      <h1>{say('error.broken')}</h1>
      <p>{say('error.broken.meaning')}</p>
      <div className="acts">
        <Button tone="go" onClick={() => window.location.reload()}>
          {say('error.reload')}
        </Button>
      </div>
      <p className="code">
        {say('error.code', { code: error instanceof Error ? error.name : 'unknown' })}
      </p>
    </section>
  )
}
