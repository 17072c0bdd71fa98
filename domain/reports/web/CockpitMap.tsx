import type { CSSProperties, ReactNode } from 'react'
import type { Outcome } from '#domain/supervision/outcome.contract.ts'
import { useAddress } from '#web/kit/address.ts'
import { Go } from '#web/kit/Go.tsx'
import { useWords } from '#web/kit/wording.ts'
import type { Cockpit } from '../cockpit.contract.ts'
import { cockpitWording } from './cockpit.wording.ts'
import { placeOfTile, rampOf, ranges, views, type View } from './tiles.ts'

type Tile = Cockpit['tiles'][number]

/** A share in one place; null where there is none, or too few to say. */
type Share = { readonly value: number | null; readonly isFew: boolean; readonly to: string }

/** The places as a sketch: shares and never amounts, since amounts would breed empty visits. */
export function CockpitMap({
  cockpit,
  outcomes,
}: {
  cockpit: Cockpit
  outcomes: readonly Outcome[] | undefined
}): ReactNode {
  const say = useWords(cockpitWording)
  const [address, change] = useAddress()
  const view: View = views.find((one) => one === address['by']) ?? 'accept'
  const { tiles } = cockpit
  const isSketch = tiles.every(({ division }) => placeOfTile(division) !== undefined)
  return (
    <section className="places">
      <h2>
        {say('map')} <span className="meta">{say('map.county')}</span>
      </h2>
      <fieldset className="by">
        <legend className="vh">{say('map.by')}</legend>
        {views.map((one) => (
          <button
            key={one}
            type="button"
            className="link"
            aria-pressed={one === view}
            onClick={() => change({ by: one })}
          >
            {say(`map.${one}`)}
          </button>
        ))}
      </fieldset>
      {tiles.length === 0 ? (
        <p className="dim">{say('map.empty')}</p>
      ) : (
        <ul className={isSketch ? 'map' : 'map flow'}>
          {tiles.map((tile) => (
            <OneTile
              key={tile.id}
              tile={tile}
              share={shareOf(tile, view, cockpit, outcomes)}
              view={view}
              at={isSketch ? placeOfTile(tile.division) : undefined}
            />
          ))}
        </ul>
      )}
      <Key view={view} />
    </section>
  )
}

function OneTile({
  tile,
  share: { value, isFew, to },
  view,
  at,
}: {
  tile: Tile
  share: Share
  view: View
  at: CSSProperties | undefined
}): ReactNode {
  const say = useWords(cockpitWording)
  // The list is of women's federations: what differs is the place.
  const place = tile.name.replace(/妇女联合会$/, '')
  return (
    <li style={at} className={value === null ? 'r0' : `r${rampOf(view, value)}`}>
      <Go to={to}>
        <span>{place}</span>
        <span>
          <b>{value === null ? say(isFew ? 'map.few' : 'map.none') : `${value}%`}</b>
          {tile.overdue > 0 && <small>{say('map.late', { count: tile.overdue })}</small>}
        </span>
      </Go>
    </li>
  )
}

/** What the shades mean, in numbers: no colour without a word. */
function Key({ view }: { view: View }): ReactNode {
  const say = useWords(cockpitWording)
  return (
    <ul className="key">
      {ranges(view).map(({ ramp, from, to }) => (
        <li key={ramp}>
          <i className={`r${ramp}`} aria-hidden="true" />
          {to === undefined ? say('map.from', { from }) : say('map.range', { from, to })}
        </li>
      ))}
    </ul>
  )
}

function shareOf(
  tile: Tile,
  view: View,
  { period }: Cockpit,
  outcomes: readonly Outcome[] | undefined,
): Share {
  const where = `period=${period.label}&division=${tile.division}`
  if (view !== 'accept') {
    const of = outcomes?.find(({ code }) => code === view)
    const area = of?.areas.find(({ division }) => division === tile.division)
    const value = area?.cell?.value ?? null
    return { value, isFew: area !== undefined, to: `/outcomes/${view}?${where}` }
  }
  const accepted = tile.values.mattersAccepted ?? 0
  const inTime = tile.values.mattersAcceptedInTime ?? 0
  const value = accepted < 5 ? null : Math.round((inTime / accepted) * 1000) / 10
  return { value, isFew: accepted > 0, to: `/figures/mattersAcceptedInTime?${where}` }
}
