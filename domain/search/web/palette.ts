import type { z } from 'zod'
import type { searchContract } from '../search.contract.ts'

export type Place = { readonly to: string; readonly title: string }

type Found = z.output<typeof searchContract.output>

type Line = { readonly to: string; readonly title: string; readonly hint: string }

export type Group = {
  readonly kind: 'pages' | 'matters' | 'people' | 'organisations' | 'visits'
  readonly hits: readonly Line[]
  /** place of the first hit among all */
  readonly first: number
}

const kinds = ['matters', 'people', 'organisations', 'visits'] as const

const homes = {
  matters: '/matters',
  people: '/people',
  organisations: '/organisations',
  visits: '/visits',
} as const

/** Pages by the words of their titles, then what the server found, numbered through. */
export function groupsOf(
  text: string,
  places: readonly Place[],
  found: Found | undefined,
): Group[] {
  const low = text.toLowerCase()
  const pages = places
    .filter(({ title }) => low === '' || title.toLowerCase().includes(low))
    .map(({ to, title }) => ({ to, title, hint: '' }))
  const lines: (readonly [Group['kind'], readonly Line[]])[] = [
    ['pages', pages],
    ...kinds.map((kind) => [kind, linesOf(kind, found)] as const),
  ]
  let first = 0
  return lines.flatMap(([kind, hits]) => {
    if (hits.length === 0) return []
    const group = { kind, hits, first }
    first += hits.length
    return [group]
  })
}

function linesOf(kind: (typeof kinds)[number], found: Found | undefined): Line[] {
  return (found?.[kind] ?? []).map(({ id, title, hint }) => ({
    to: `${homes[kind]}/${id}`,
    title,
    hint,
  }))
}
