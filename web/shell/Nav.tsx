import type { ReactNode } from 'react'
import { Go } from '#web/kit/Go.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { sections, type Page } from '#web/kit/page.ts'
import { useWords } from '#web/kit/wording.ts'
import { isHere } from './nav.ts'

/** Words in the order of the chain, only for pages that exist and that this role has. */
export function Nav({
  pages,
  path,
  isSlim,
}: {
  pages: readonly Page[]
  path: string
  isSlim: boolean
}): ReactNode {
  const say = useWords(kitWording)
  const named = pages.filter((page) => page.title !== undefined)
  return (
    <nav className="nav" aria-label={say('nav')}>
      <ul>
        {named
          .filter((page) => page.section === undefined)
          .map((page) => (
            <li key={page.path}>
              <Word page={page} path={path} isSlim={isSlim} />
            </li>
          ))}
      </ul>
      {sections.map((section) => {
        const inside = named.filter((page) => page.section === section)
        if (inside.length === 0) return null
        const word = say(`nav.${section}`)
        return isSlim ? (
          <Folded key={section} word={word} pages={inside} path={path} />
        ) : (
          <div key={section}>
            <h2>{word}</h2>
            <Words pages={inside} path={path} />
          </div>
        )
      })}
    </nav>
  )
}

function Words({ pages, path }: { pages: readonly Page[]; path: string }): ReactNode {
  return (
    <ul>
      {pages.map((page) => (
        <li key={page.path}>
          <Word page={page} path={path} />
        </li>
      ))}
    </ul>
  )
}

function Word({
  page,
  path,
  isSlim = false,
}: {
  page: Page
  path: string
  isSlim?: boolean
}): ReactNode {
  const say = useWords(kitWording)
  const word = isSlim ? (page.short ?? page.title) : page.title
  return (
    <Go to={`${page.path}${page.query ?? ''}`} isCurrent={isHere(page, path)}>
      {word === undefined ? '' : say(word)}
    </Go>
  )
}

/** On a wide page a section is one word that opens its pages beside it. */
function Folded({
  word,
  pages,
  path,
}: {
  word: string
  pages: readonly Page[]
  path: string
}): ReactNode {
  const isCurrent = pages.some((page) => isHere(page, path))
  return (
    <details className="menu" key={path} name="nav">
      <summary data-current={isCurrent || undefined}>{word}</summary>
      <div className="menu-panel">
        <Words pages={pages} path={path} />
      </div>
    </details>
  )
}
