import { button, h } from '../kit/element.ts'
import { numbers } from '../kit/numbers.ts'
import { dayAt, shortDay } from '../kit/time.ts'
import { wordsOf } from '../kit/words.ts'
import type { Phone } from '../phone.ts'
import { en, zh } from '../words.wording.ts'

const t = wordsOf(zh, en)

export function minePage(
  phone: Phone,
  go: { readonly queue: () => void; readonly lock: () => void; readonly language: () => void },
): HTMLElement {
  const { name, place } = phone.identity()
  const day = phone.day()
  return h(
    'div',
    { class: 'page' },
    h('p', { class: 'band' }, t('about', { name, place })),
    day !== null &&
      h('p', { class: 'hint' }, t('fresh', { day: shortDay(dayAt(Date.parse(day.expiresAt))) })),
    h('p', { class: 'hint' }, t('kept')),
    button(t('queue'), go.queue),
    button(t('language'), go.language),
    button(t('lock'), go.lock),
    numbers(t('danger')),
  )
}
