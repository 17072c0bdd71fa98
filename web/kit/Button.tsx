import { useId, type ButtonHTMLAttributes, type ReactNode } from 'react'

export type ButtonTone = 'plain' | 'go' | 'soft' | 'stop' | 'stop-soft'

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'disabled'>

/**
 * One `go` per region: the next step. A button that cannot be pressed stays, and `why` says why;
 * the sentence stands beside it, so nobody has to hover or guess.
 */
export function Button({
  tone = 'plain',
  isSmall = false,
  why,
  hint,
  type = 'button',
  children,
  onClick,
  ...rest
}: Native & {
  tone?: ButtonTone
  isSmall?: boolean
  why?: string | undefined
  /** the key that presses it */
  hint?: string | undefined
}): ReactNode {
  const id = useId()
  const isClosed = why !== undefined
  const shade = isClosed || tone === 'plain' ? '' : ` ${tone}`
  const parts = {
    ...rest,
    className: `btn${shade}${isSmall || isClosed ? ' s' : ''}`,
    'aria-disabled': isClosed || undefined,
    'aria-describedby': isClosed ? id : rest['aria-describedby'],
    onClick: isClosed ? undefined : onClick,
  }
  const words = (
    <>
      {children}
      {hint !== undefined && !isClosed && <kbd aria-hidden="true">{hint}</kbd>}
    </>
  )
  const button =
    type === 'submit' && !isClosed ? (
      <button {...parts} type="submit">
        {words}
      </button>
    ) : (
      <button {...parts} type="button">
        {words}
      </button>
    )
  if (!isClosed) return button
  return (
    <span className="btn-why">
      {button}
      <span id={id}>{why}</span>
    </span>
  )
}

/** A button that reads as a link: `显示`, `改级别`. */
export function LinkButton({ children, ...rest }: Omit<Native, 'type'>): ReactNode {
  return (
    <button {...rest} type="button" className="link">
      {children}
    </button>
  )
}
