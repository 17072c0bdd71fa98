import { useEffect, useState, type ReactNode } from 'react'
import { kitWording } from './kit.wording.ts'
import { useWords } from './wording.ts'

/** Nothing for 0.3 s, then words: what is being fetched. */
export function Loading({ what }: { what?: string }): ReactNode {
  const say = useWords(kitWording)
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <output className="state dim">
      {isLate && (what === undefined ? say('loading.page') : say('loading', { what }))}
    </output>
  )
}
