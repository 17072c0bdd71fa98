import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Go } from './Go.tsx'
import { kitWording } from './kit.wording.ts'
import { useWords, wordsOfRefusal } from './wording.ts'

type Act<Code extends string> = {
  readonly action: Code
  /** why not, if not */
  readonly refusal: string | null
}

/** What may be done on a record: the next step first and solid; what may not be done, folded, says why. */
export function ActList<Code extends string>({
  acts,
  next,
  labelOf,
  onAct,
  pages,
}: {
  acts: readonly Act<Code>[]
  /** what the clock that runs asks for */
  next: Code | undefined
  labelOf: (action: Code) => string
  onAct: (action: Code) => void
  /** acts that have a page of their own, by its address */
  pages: Readonly<Partial<Record<string, string>>>
}): ReactNode {
  const say = useWords(kitWording)
  const open = acts.filter(({ refusal }) => refusal === null)
  const refused = acts.filter(({ refusal }) => refusal !== null)
  const first = open.filter(({ action }) => action === next)
  const others = open.filter(({ action }) => action !== next)
  return (
    <>
      {[...first, ...others].map(({ action }) => {
        const page = pages[action]
        const tone = action === next ? 'go' : 'plain'
        return page === undefined ? (
          <Button key={action} tone={tone} onClick={() => onAct(action)}>
            {labelOf(action)}
          </Button>
        ) : (
          <Go key={action} to={page} className="btn">
            {labelOf(action)}
          </Go>
        )
      })}
      {refused.length > 0 && (
        <details className="not-now">
          <summary>{say('acts.not-now', { count: refused.length })}</summary>
          {refused.map(({ action, refusal }) => (
            <Button key={action} why={wordsOfRefusal(refusal ?? '') ?? refusal ?? ''}>
              {labelOf(action)}
            </Button>
          ))}
        </details>
      )}
    </>
  )
}
