import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  RouterProvider,
} from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { parseAddress, writeAddress } from './kit/address.ts'
import { Loading } from './kit/Loading.tsx'
import { MissingState } from './kit/States.tsx'
import { pages } from './pages.ts'
import { BrokenPage } from './shell/Broken.tsx'
import { Shell } from './shell/Shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: () => <MissingState /> })

const routes = pages.map((page) =>
  createRoute({
    getParentRoute: () => root,
    path: page.path,
    component: lazyRouteComponent(async () => ({ Page: await page.load() }), 'Page'),
  }),
)

const router = createRouter({
  routeTree: root.addChildren(routes),
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  defaultPendingComponent: () => <Loading />,
  defaultErrorComponent: ({ error }) => <BrokenPage error={error} />,
  defaultPreload: 'intent',
  scrollRestoration: true,
})

/** The console of somebody who has signed in. */
export function Inside(): ReactNode {
  return <RouterProvider router={router} />
}
