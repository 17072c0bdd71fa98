import { useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { matterParts } from '#web/matter-parts.ts'

/** Parts that other slices have on this page, each loaded by itself. */
export function MatterParts({
  matterId,
  version,
}: {
  matterId: string
  version: number
}): ReactNode {
  const loaded = useQueries({
    queries: matterParts.map(({ key, load }) => ({
      queryKey: ['matter-part', key],
      queryFn: async () => ({ Part: await load() }),
      staleTime: Infinity,
    })),
  })
  return loaded.map(({ data }, at) =>
    data === undefined ? null : (
      <data.Part key={matterParts[at]?.key} matterId={matterId} version={version} />
    ),
  )
}
