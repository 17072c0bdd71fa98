import { useEffect, useState, type ReactNode } from 'react'
import { serverNow } from '#web/kit/time.ts'

/** How long she has been on the line. @param startedAt milliseconds; 0 before the call began */
export function CallClock({ startedAt }: { startedAt: number }): ReactNode {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    if (startedAt === 0) return undefined
    const timer = setInterval(() => setNow(serverNow()), 1000)
    return () => clearInterval(timer)
  }, [startedAt])
  if (startedAt === 0) return null
  const seconds = Math.max(0, Math.floor((now - startedAt) / 1000))
  const two = (value: number): string => String(value).padStart(2, '0')
  return (
    <span className="t" role="timer" aria-live="off">
      {two(Math.floor(seconds / 60))}:{two(seconds % 60)}
    </span>
  )
}
