import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** A link inside the console. `to` may carry a query: `/visits?division=420222`. */
export function Go({
  to,
  children,
  className,
  isCurrent,
  title,
  onClick,
}: {
  to: string
  children: ReactNode
  className?: string | undefined
  isCurrent?: boolean | undefined
  title?: string | undefined
  onClick?: (() => void) | undefined
}): ReactNode {
  const [path = '/', query = ''] = to.split('?')
  const search = Object.fromEntries(new URLSearchParams(query))
  return (
    <Link
      to={path}
      search={search}
      className={className}
      title={title}
      onClick={onClick}
      activeProps={{}}
      aria-current={isCurrent === true ? 'page' : undefined}
      data-status={undefined}
    >
      {children}
    </Link>
  )
}

/** A figure that opens the records behind it. */
export function Figure({
  to,
  children,
}: {
  to: string | undefined
  children: ReactNode
}): ReactNode {
  if (to === undefined) return children
  return (
    <Go to={to} className="open-figure">
      {children}
    </Go>
  )
}
