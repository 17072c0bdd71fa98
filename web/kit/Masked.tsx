import { useState, type ReactNode } from 'react'
import { LinkButton } from './Button.tsx'
import { kitWording } from './kit.wording.ts'
import { useWords } from './wording.ts'

/**
 * What is private by default. `reveal` asks the server, which logs that somebody looked; the value
 * is not kept when it is hidden again.
 */
export function Masked({
  masked,
  what,
  reveal,
}: {
  masked: string
  /** names the value for a screen reader: 电话 */
  what: string
  reveal?: (() => Promise<string | null | undefined>) | undefined
}): ReactNode {
  const say = useWords(kitWording)
  const [shown, setShown] = useState<string | null>(null)
  if (reveal === undefined) return <span className="masked">{masked}</span>
  const press = async (): Promise<void> => {
    setShown(shown === null ? ((await reveal()) ?? say('none')) : null)
  }
  return (
    <span className="masked">
      {shown ?? masked}{' '}
      <LinkButton
        title={say('logged')}
        aria-label={`${shown === null ? say('show') : say('hide')} ${what}`}
        onClick={() => void press()}
      >
        {shown === null ? say('show') : say('hide')}
      </LinkButton>
    </span>
  )
}
