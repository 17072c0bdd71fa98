import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import { kitWording } from './kit.wording.ts'
import { useWords } from './wording.ts'

/** Asks one thing. The native element keeps the focus inside, closes on Esc and gives focus back. */
export function Dialog({
  title,
  onClose,
  children,
  isWide = false,
}: {
  title: string
  onClose: () => void
  children: ReactNode
  isWide?: boolean
}): ReactNode {
  const say = useWords(kitWording)
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = box.current
    if (dialog === null || dialog.open) return
    dialog.showModal()
    // showModal focuses the first control, which would be the closing one.
    dialog.querySelector<HTMLElement>('input, textarea, select')?.focus()
  }, [])
  return (
    <dialog
      ref={box}
      className={isWide ? 'dialog wide' : 'dialog'}
      aria-labelledby={id}
      onClose={onClose}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <Button isSmall onClick={onClose} hint="Esc">
          {say('close')}
        </Button>
      </header>
      {children}
    </dialog>
  )
}
