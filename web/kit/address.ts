import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** The query of the address: plain text by name. */
export type Address = Readonly<Record<string, string>>

export function parseAddress(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

export function writeAddress(values: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string' && value !== '') search.set(name, value)
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

/**
 * What a page shows stands in its address: Back never loses a filter, and a link carries it.
 * `change` with `undefined` or `''` takes a name out; a changed filter goes back to page one.
 */
export function useAddress(): [
  Address,
  (part: Readonly<Record<string, string | undefined>>) => void,
  (whole: Address) => void,
] {
  const found: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const address: Record<string, string> = {}
  for (const [name, value] of Object.entries(found)) {
    if (typeof value === 'string') address[name] = value
  }
  const replace = useCallback(
    (whole: Address) => void navigate({ to: '.', search: whole, resetScroll: false }),
    [navigate],
  )
  return [address, change, replace]

  function change(part: Readonly<Record<string, string | undefined>>): void {
    const next: Record<string, string> = {}
    const first = 'page' in part ? {} : { page: undefined }
    for (const [name, value] of Object.entries({ ...address, ...first, ...part })) {
      if (value !== undefined && value !== '') next[name] = value
    }
    replace(next)
  }
}

/** The `$id` of the page's path. */
export function usePathId(): string {
  const params: Readonly<Record<string, unknown>> = useParams({ strict: false })
  return typeof params['id'] === 'string' ? params['id'] : ''
}
