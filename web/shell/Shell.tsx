import { Navigate, Outlet, rootRouteId, useRouterState } from '@tanstack/react-router'
import { Suspense, useRef, useState, type ReactNode } from 'react'
import { kitWording } from '#web/kit/kit.wording.ts'
import { isFor } from '#web/kit/page.ts'
import { useSignedIn } from '#web/kit/session.ts'
import { State } from '#web/kit/State.tsx'
import { DeniedState } from '#web/kit/States.tsx'
import { useWords } from '#web/kit/wording.ts'
import { pages } from '#web/pages.ts'
import { KeysDialog } from './KeysDialog.tsx'
import { Nav } from './Nav.tsx'
import { currentPage } from './nav.ts'
import { PaletteDialog } from './PaletteDialog.tsx'
import { PrintMark } from './PrintMark.tsx'
import { useShellKeys } from './shell-keys.ts'
import { TopBar } from './TopBar.tsx'

/** Bar above, words at left, one column of work. */
export function Shell(): ReactNode {
  const say = useWords(kitWording)
  const me = useSignedIn()
  const path = useShownPath()
  // Open on one page only: going to another closes it.
  const [navOpenOn, setNavOpenOn] = useState<string | null>(null)
  const isNavOpen = navOpenOn === path
  const [over, setOver] = useState<'find' | 'keys' | null>(null)
  useShellKeys(setOver)
  const work = useRef<HTMLElement>(null)
  const page = currentPage(path)
  if (me === null) return null
  return (
    <div className={shellClass(page?.isWide === true, isNavOpen)}>
      <a
        className="skip"
        href="#work"
        onClick={(event) => {
          event.preventDefault()
          work.current?.focus()
        }}
      >
        {say('skip')}
      </a>
      <TopBar
        isNavOpen={isNavOpen}
        onNav={() => setNavOpenOn(isNavOpen ? null : path)}
        onFind={() => setOver('find')}
        onKeys={() => setOver('keys')}
      />
      <Nav
        pages={pages.filter((one) => isFor(one, me.roles))}
        path={path}
        isSlim={page?.isWide === true}
      />
      <main id="work" className="work" ref={work} tabIndex={-1}>
        <Suspense fallback={null}>
          {page === undefined || isFor(page, me.roles) ? <Outlet /> : <Elsewhere path={path} />}
        </Suspense>
      </main>
      <PrintMark name={`${me.orgName} ${me.name}`} />
      {over === 'keys' && <KeysDialog onClose={() => setOver(null)} />}
      {over === 'find' && <PaletteDialog onClose={() => setOver(null)} />}
    </div>
  )
}

/** `/` leads everybody to her own first page; any other page that is not hers says so. */
function Elsewhere({ path }: { path: string }): ReactNode {
  const say = useWords(kitWording)
  const me = useSignedIn()
  const mine = pages.filter((page) => page.title !== undefined && isFor(page, me?.roles ?? []))
  // Whoever has no desk keeps the house.
  const first = mine.find(({ section }) => section === 'house') ?? mine[0]
  if (path !== '/') return <DeniedState />
  if (first !== undefined) return <Navigate to={first.path} replace />
  return (
    <State title={say('no-role.title')}>
      <p>{say('no-role.meaning')}</p>
    </State>
  )
}

/** The path of what is on the screen, which while another page is being fetched is still the old one. */
function useShownPath(): string {
  return useRouterState({
    select: ({ matches, location }) => {
      const shown = matches.at(-1)
      return shown === undefined || shown.routeId === rootRouteId
        ? location.pathname
        : shown.pathname
    },
  })
}

function shellClass(isSlim: boolean, isNavOpen: boolean): string {
  return ['shell', isSlim ? 'slim' : '', isNavOpen ? 'nav-open' : ''].filter(Boolean).join(' ')
}
