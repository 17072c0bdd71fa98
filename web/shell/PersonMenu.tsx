import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { closeSessionContract, meContract } from '#domain/accounts/session.contract.ts'
import { closeDrafts } from '#web/kit/drafts.ts'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { chosenTheme, wear, type Theme } from '#web/kit/preferences.ts'
import { useCommand } from '#web/kit/query.ts'
import { useSignedIn } from '#web/kit/session.ts'
import { useWords } from '#web/kit/wording.ts'

const themes: readonly Theme[] = ['system', 'light', 'dark']

export function PersonMenu({ onKeys }: { onKeys: () => void }): ReactNode {
  const say = useWords(kitWording)
  const me = useSignedIn()
  const client = useQueryClient()
  const box = useRef<HTMLDetailsElement>(null)
  const [theme, setTheme] = useState(chosenTheme)
  const leave = useCommand(closeSessionContract, {
    done: (next) => {
      closeDrafts()
      // The next person at this desk starts at her own first page.
      window.history.replaceState(null, '', '/')
      client.clear()
      client.setQueryData([meContract.id, {}], next)
      window.location.reload()
    },
  })
  const shut = (): void => {
    if (box.current !== null) box.current.open = false
  }
  useClosing(box)
  return (
    <details className="menu" ref={box}>
      <summary aria-label={`${say('person.menu')} ${me?.name ?? ''}`}>
        <b>{me?.name}</b>
      </summary>
      <div className="menu-panel">
        <p className="who">
          {me?.orgName}
          <br />
          {me?.username}
        </p>
        <Go to="/my/notices" onClick={shut}>
          {say('my-notices')}
        </Go>
        <Go to="/my/kin" onClick={shut}>
          {say('my-kin')}
        </Go>
        <Go to="/my/security" onClick={shut}>
          {say('sessions')}
        </Go>
        <button
          type="button"
          onClick={() => {
            shut()
            onKeys()
          }}
        >
          {say('keys')}
        </button>
        <fieldset className="pick">
          <legend className="vh">{say('theme')}</legend>
          {themes.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === theme}
              onClick={() => {
                wear(one)
                setTheme(one)
              }}
            >
              {say(`theme.${one}`)}
            </button>
          ))}
        </fieldset>
        <button type="button" onClick={() => leave.mutate({})}>
          {say('sign-out')}
        </button>
      </div>
    </details>
  )
}

/** A click elsewhere or Esc closes the menu. */
function useClosing(box: RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    const shut = (event: Event): void => {
      const menu = box.current
      if (menu === null) return
      const isInside = event.target instanceof Node && menu.contains(event.target)
      const isEscape = event instanceof KeyboardEvent && event.key === 'Escape'
      if (isEscape || (event.type === 'pointerdown' && !isInside)) menu.open = false
    }
    document.addEventListener('pointerdown', shut)
    document.addEventListener('keydown', shut)
    return () => {
      document.removeEventListener('pointerdown', shut)
      document.removeEventListener('keydown', shut)
    }
  }, [box])
}
