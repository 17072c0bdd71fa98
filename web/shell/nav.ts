import type { Page } from '#web/kit/page.ts'
import { pages } from '#web/pages.ts'

/** The page that an address belongs to: `/matters/0189…` is `/matters/$id`. */
export function currentPage(path: string): Page | undefined {
  return pages.find((page) => patternOf(page.path).test(path))
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\$\w+/g, '[^/]+')}/?$`)
}

/** Whether a word of the navigation is where we are: its own page, or one below it. */
export function isHere(page: Page, path: string): boolean {
  if (page.path === '/') return path === '/'
  return [page.path, ...(page.holds ?? [])].some(
    (start) => path === start || path.startsWith(`${start}/`),
  )
}
