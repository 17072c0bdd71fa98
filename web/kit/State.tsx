import type { ReactNode } from 'react'

type StateParts = {
  title: string
  children?: ReactNode
  actions?: ReactNode
  code?: string | undefined
  /** the whole page is this state */
  isPage?: boolean
}

/** What happened → what it means → what to do. */
export function State({ title, children, actions, code, isPage = false }: StateParts): ReactNode {
  return (
    <section className="state">
      {isPage ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children}
      {actions !== undefined && <div className="acts">{actions}</div>}
      {code !== undefined && <p className="code">{code}</p>}
    </section>
  )
}

/** An empty page teaches the first step. */
export function EmptyState(parts: StateParts): ReactNode {
  return <State {...parts} />
}
