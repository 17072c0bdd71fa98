import type { ReactNode } from 'react'
import type { Problem } from '#web/client.ts'
import { Button } from '#web/kit/Button.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { Refused } from '#web/kit/Refused.tsx'
import { State } from '#web/kit/State.tsx'
import { useWords } from '#web/kit/wording.ts'

/** The server did not say who is here: nothing else can be shown. */
export function Unreachable({
  problem,
  again,
}: {
  problem: Problem | null
  again: () => void
}): ReactNode {
  const say = useWords(kitWording)
  return (
    <main className="work">
      <State
        isPage
        title={say('error.title')}
        actions={
          <Button tone="go" onClick={again}>
            {say('error.again')}
          </Button>
        }
      >
        <Refused problem={problem} />
      </State>
    </main>
  )
}
