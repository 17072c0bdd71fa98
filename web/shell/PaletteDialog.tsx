import type { ReactNode } from 'react'
import { Palette } from '#domain/search/web/Palette.tsx'
import { kitWording } from '#web/kit/kit.wording.ts'
import { isFor } from '#web/kit/page.ts'
import { useSignedIn } from '#web/kit/session.ts'
import { useWords } from '#web/kit/wording.ts'
import { pages } from '#web/pages.ts'

/** The search with the pages of this console as its first answers. */
export function PaletteDialog({ onClose }: { onClose: () => void }): ReactNode {
  const say = useWords(kitWording)
  const me = useSignedIn()
  const places = pages.flatMap((page) =>
    page.title !== undefined && isFor(page, me?.roles ?? [])
      ? [{ to: page.path, title: say(page.title) }]
      : [],
  )
  return <Palette places={places} onClose={onClose} />
}
