import type { ReactNode } from 'react'
import { Go } from '#web/kit/Go.tsx'
import { useHasRole } from '#web/kit/session.ts'
import { useWords } from '#web/kit/wording.ts'
import { zeroReportWording } from './zero-report.wording.ts'

const places = ['mine', 'list', 'completeness', 'checks', 'bundles'] as const
export type ZeroPlace = (typeof places)[number]

const paths: Readonly<Record<ZeroPlace, string>> = {
  mine: '/zero-reports',
  list: '/zero-list',
  completeness: '/zero-completeness',
  checks: '/zero-checks',
  bundles: '/zero-bundles',
}

/** The pages of the zero-report, for those who have them. */
export function ZeroNav({ here }: { here: ZeroPlace }): ReactNode {
  const say = useWords(zeroReportWording)
  const isOverseer = useHasRole('township-officer', 'county-officer', 'city-officer', 'leader')
  const isAbove = useHasRole('county-officer', 'city-officer', 'leader')
  const isExecutive = useHasRole('village-executive')
  const isLiaison = useHasRole('liaison')
  const isReader = isExecutive || isOverseer
  const isReviewer = useHasRole('township-officer', 'county-officer', 'city-officer')
  const nameOf = (place: ZeroPlace): string =>
    say(place === 'list' && !isReviewer ? 'nav.all' : `nav.${place}`)
  const open: Readonly<Record<ZeroPlace, boolean>> = {
    ...{ mine: isReader, list: isReader, completeness: isOverseer, checks: isAbove },
    bundles: isAbove || isLiaison,
  }
  const shown = places.filter((place) => open[place])
  if (shown.length < 2) return null
  return (
    <nav className="views" aria-label={say('title')}>
      {shown.map((place) => (
        <Go key={place} to={paths[place]} className="plain" isCurrent={place === here}>
          {nameOf(place)}
        </Go>
      ))}
    </nav>
  )
}
