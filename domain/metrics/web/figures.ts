import type { Explanation } from '#web/kit/Explained.tsx'
import { figure as shown, dayOf } from '#web/kit/time.ts'
import type { Language, Say } from '#web/kit/wording.ts'
import type { Figure, ListLink, Said } from '../metric.schema.ts'

/** The address that opens the records behind a figure. */
export function addressOfRecords({ list, filters }: ListLink): string {
  // Commas between prefixes are allowed in an address and read better as they are.
  const text = new URLSearchParams(filters).toString().replaceAll('%2C', ',')
  return text === '' ? list : `${list}?${text}`
}

export function spoken(said: Said, language: Language): string {
  return language === 'en' ? said.en : said.zh
}

type Key =
  | `d.${'what' | 'time' | 'window' | 'at-end' | 'stated' | 'is-stated' | 'is-assumed'}`
  | `d.${'place' | 'previous' | 'hidden' | 'hidden.count' | 'hidden.few' | 'open'}`

/** The definition of a figure as its popover says it. */
export function explanationOf(
  say: Say<Key>,
  figure: Figure,
  { place, language }: { place: string; language: Language },
): Explanation {
  const { from, to, kind, stated } = figure.window
  const unit = spoken(figure.unit, language)
  const value = shown(figure.value)
  const { notShown } = figure
  const hidden =
    notShown === 0
      ? []
      : [
          [
            say('d.hidden'),
            notShown === null
              ? say('d.hidden.few')
              : say('d.hidden.count', { count: shown(notShown) }),
          ] as const,
        ]
  return {
    title: spoken(figure.name, language),
    value: `${value} ${unit}`,
    pairs: [
      [say('d.what'), spoken(figure.definition, language)],
      [say('d.time'), kind === 'at-end' ? say('d.at-end', { to }) : say('d.window', { from, to })],
      [say('d.stated'), stated ? say('d.is-stated') : say('d.is-assumed')],
      [say('d.place'), place],
      [say('d.previous'), `${shown(figure.previous)} ${unit}`],
      ...hidden,
    ],
    open: { to: addressOfRecords(figure.records), label: say('d.open', { value, unit }) },
  }
}

/** The year that is being worked on: in January that is still the last one. */
export function yearInWork(now: number): string {
  const today = dayOf(now)
  const year = Number(today.slice(0, 4))
  return String(today.slice(5, 7) === '01' ? year - 1 : year)
}
