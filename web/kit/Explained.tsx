import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Go } from './Go.tsx'
import { kitWording } from './kit.wording.ts'
import { useWords } from './wording.ts'
import './explained.css'

/** What a figure means: words in pairs, and the way to the records it was counted from. */
export type Explanation = {
  readonly title: string
  /** `58,933 次` */
  readonly value: string
  readonly pairs: readonly (readonly [name: string, text: string])[]
  readonly open?: { readonly to: string; readonly label: string } | undefined
  readonly note?: string | undefined
}

const width = 412

/** Of the panel, and of its tip within it. */
type Place = { readonly left: number; readonly top: number; readonly at: number }

function placeBeside(button: Element): Place {
  const from = button.getBoundingClientRect()
  const room = document.documentElement.clientWidth
  const left = Math.max(8, Math.min(from.left - 16, room - Math.min(width, room - 16) - 8))
  return {
    left: left + window.scrollX,
    top: from.bottom + 10 + window.scrollY,
    at: Math.max(8, from.left + Math.min(from.width / 2, 20) - left - 6),
  }
}

/** A button that shows an explanation beside itself: a second press, Esc or a click elsewhere closes it. */
export function Explained({
  about,
  className,
  label,
  children,
}: {
  about: Explanation
  className: string
  /** for a screen reader, where the button's own words do not say what it explains */
  label?: string | undefined
  children: ReactNode
}): ReactNode {
  const id = useId()
  const [place, setPlace] = useState<Place | null>(null)
  const isOpen = place !== null
  const button = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    setPlace(null)
    button.current?.focus()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={isOpen ? `${className} on` : className}
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={(event) => setPlace(isOpen ? null : placeBeside(event.currentTarget))}
      >
        {children}
      </button>
      {place !== null &&
        createPortal(
          <Panel id={id} about={about} place={place} beside={button} onClose={close} />,
          // Outside the running text, where a paragraph may not hold a list.
          document.body,
        )}
    </>
  )
}

function Panel({
  id,
  about,
  place,
  beside,
  onClose,
}: {
  id: string
  about: Explanation
  place: Place
  beside: React.RefObject<HTMLButtonElement | null>
  onClose: () => void
}): ReactNode {
  const say = useWords(kitWording)
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => box.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose()
    }
    const onPointer = (event: PointerEvent): void => {
      const target = event.target instanceof Node ? event.target : null
      const isInside = [box, beside].some(({ current }) => current?.contains(target) === true)
      if (!isInside) onClose()
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onPointer)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerdown', onPointer)
    }
  })
  return (
    <dialog
      open
      ref={box}
      id={id}
      className="explained"
      aria-label={about.title}
      tabIndex={-1}
      style={{ left: place.left, top: place.top }}
    >
      <i className="explained-tip" style={{ left: place.at }} aria-hidden="true" />
      <h2>
        {about.title}
        <b>{about.value}</b>
      </h2>
      <dl>
        {about.pairs.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className="acts">
        {about.open !== undefined && (
          <Go to={about.open.to} className="btn go s">
            {about.open.label}
          </Go>
        )}
        <button type="button" className="btn s" onClick={onClose}>
          {say('close')}
        </button>
        {about.note !== undefined && <span className="meta">{about.note}</span>}
      </div>
    </dialog>
  )
}
