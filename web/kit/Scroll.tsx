import type { ReactNode } from 'react'

/** What is wider than the page scrolls inside itself, with the keyboard as well. */
export function Scroll({ label, children }: { label: string; children: ReactNode }): ReactNode {
  // A region that scrolls must be reachable by Tab, or whoever has no mouse never sees its right side
  // (axe: scrollable-region-focusable).
  const reachable = { tabIndex: 0 }
  return (
    <section className="table-scroll sheet" aria-label={label} {...reachable}>
      {children}
    </section>
  )
}
