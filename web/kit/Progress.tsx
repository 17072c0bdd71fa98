import type { ReactNode } from 'react'
import { figure } from './time.ts'

/** Long work: how much, of how much. Without a total it only says that it goes on. */
export function Progress({
  label,
  done,
  total,
  children,
}: {
  label: string
  done: number
  total: number | null
  children?: ReactNode
}): ReactNode {
  const percent = total === null || total === 0 ? null : Math.floor((done / total) * 100)
  return (
    <div className="progress-block">
      <progress className="progress" aria-label={label} max={100} value={percent ?? undefined} />
      <p>
        {total === null ? figure(done) : `${figure(done)} / ${figure(total)}`}
        {percent !== null && ` · ${percent}%`}
      </p>
      {children}
    </div>
  )
}
