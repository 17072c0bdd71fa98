import { useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useSignedIn } from '#web/kit/session.ts'
import { matterParts } from '#web/matter-parts.ts'

/** Parts that other slices have on this page, each loaded by itself. */
export function MatterParts({
  column,
  matterId,
  version,
}: {
  column: 'who' | 'due'
  matterId: string
  version: number
}): ReactNode {
  const mine = useSignedIn()?.roles ?? []
  const parts = matterParts.filter(
    (part) => part.column === column && (part.roles?.some((role) => mine.includes(role)) ?? true),
  )
  const loaded = useQueries({
    queries: parts.map(({ key, load }) => ({
      queryKey: ['matter-part', key],
      queryFn: async () => ({ Part: await load() }),
      staleTime: Infinity,
    })),
  })
  return loaded.map(({ data }, at) =>
    data === undefined ? null : (
      <data.Part key={parts[at]?.key} matterId={matterId} version={version} />
    ),
  )
}
