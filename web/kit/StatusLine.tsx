import type { ReactNode } from 'react'

/**
 * Says what was done, in the place where it was done, and stays until the next thing: what must be
 * read is never a toast. Empty text keeps the place so that a screen reader hears the change.
 */
export function StatusLine({ children }: { children?: ReactNode }): ReactNode {
  return <output className="status-line">{children}</output>
}
