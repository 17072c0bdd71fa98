import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import { kitWording } from './kit.wording.ts'
import { useWords } from './wording.ts'

/** Two people changed the same thing: both versions side by side, nothing lost. */
export function Conflict({
  mine,
  theirs,
  onMine,
  onTheirs,
  onMerge,
}: {
  mine: string
  theirs: string
  onMine: () => void
  onTheirs: () => void
  /** gets both texts in one, to be edited */
  onMerge?: ((text: string) => void) | undefined
}): ReactNode {
  const say = useWords(kitWording)
  const box = useRef<HTMLElement>(null)
  // The form may be longer than the window; what has to be decided must not wait out of sight.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'end' })
  }, [])
  return (
    <section ref={box} className="conflict" role="alert">
      <h3>{say('conflict.title')}</h3>
      <p>{say('conflict.meaning')}</p>
      <div className="two">
        <div>
          <b>{say('conflict.mine')}</b>
          {mine}
        </div>
        <div>
          <b>{say('conflict.theirs')}</b>
          {theirs}
        </div>
      </div>
      <div className="acts">
        <Button tone="go" onClick={onMine}>
          {say('conflict.use-mine')}
        </Button>
        <Button onClick={onTheirs}>{say('conflict.use-theirs')}</Button>
        {onMerge !== undefined && (
          <Button onClick={() => onMerge(`${theirs}\n${mine}`)}>{say('conflict.merge')}</Button>
        )}
      </div>
    </section>
  )
}
