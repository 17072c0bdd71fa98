import { useEffect, useRef, type ReactNode } from 'react'
import { kitWording } from './kit.wording.ts'
import { useWords } from './wording.ts'

/**
 * The head of a page: title, a second line, the one next step at the right. The browser's title is
 * the page's; a matter passes its number as `tabTitle`, because tabs are seen over shoulders.
 */
export function PageHead({
  title,
  tabTitle,
  about,
  children,
}: {
  title: ReactNode
  tabTitle: string
  about?: ReactNode
  children?: ReactNode
}): ReactNode {
  const heading = useTitle(tabTitle)
  return (
    <header className="page-head">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {about !== undefined && <span className="dim">{about}</span>}
      {children !== undefined && <div className="acts">{children}</div>}
    </header>
  )
}

/** Names the window; after a change of page the focus starts at the heading. */
export function useTitle(title: string): React.RefObject<HTMLHeadingElement | null> {
  const say = useWords(kitWording)
  const heading = useRef<HTMLHeadingElement>(null)
  const product = say('product')
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
  useEffect(() => {
    const where = document.activeElement
    if (where === null || where === document.body) heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}
