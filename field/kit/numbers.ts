import { h } from './element.ts'
import { wordsOf } from './words.ts'

const zh = {
  '110': '有人挨打、有危险，报警',
  '120': '有人受伤，叫救护车',
  '12338': '妇女维权热线',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  '110': 'Somebody is in danger: police',
  '120': 'Somebody is hurt: ambulance',
  '12338': 'Rights line for women',
}

const t = wordsOf(zh, en)

/** The numbers to call now; part of the program, so that they are there without signal too. */
export function numbers(title: string): HTMLElement {
  return h(
    'section',
    { class: 'numbers', aria: { label: title } },
    h('h2', {}, title),
    ...(['110', '120', '12338'] as const).map((number) =>
      h('a', { href: `tel:${number}` }, h('span', {}, t(number)), h('b', {}, number)),
    ),
  )
}
