import { button, h } from '../kit/element.ts'
import { wordsOf } from '../kit/words.ts'
import type { Phone } from '../phone.ts'
import { en, zh } from '../words.wording.ts'

const t = wordsOf(zh, en)

export type Tab = 'today' | 'visit' | 'report' | 'mine'

const tabs = [
  { tab: 'today', word: 'today' },
  { tab: 'visit', word: 'write' },
  { tab: 'report', word: 'report' },
  { tab: 'mine', word: 'mine' },
] as const

type Inside = {
  readonly phone: Phone
  readonly tab: Tab
  readonly said: string | undefined
  readonly open: (tab: Tab | 'queue') => void
}

/** Head, what stands in the outbox, the page, and the four places under the thumb. */
export function frame(title: string, inside: Inside | undefined, page: HTMLElement): HTMLElement {
  return h(
    'div',
    { class: inside === undefined ? 'frame outside' : 'frame' },
    h(
      'header',
      {},
      inside?.tab === 'visit' && button(t('back'), () => inside.open('today'), 'link'),
      h('h1', {}, title),
    ),
    inside !== undefined && status(inside),
    h('main', {}, page),
    inside !== undefined && navigation(inside),
  )
}

function status({ phone, said, open }: Inside): HTMLElement {
  const { waiting, stuck, apart } = phone.counts()
  const line = waiting > 0 ? t('waiting', { count: waiting }) : t('handed')
  return h(
    'div',
    { class: 'status' },
    h(
      'p',
      { class: 'band', role: 'status' },
      h(
        'span',
        {},
        phone.isAway() && h('b', {}, t('away')),
        said !== undefined && `${said} · `,
        h('span', { class: 'outbox' }, line),
      ),
      waiting > 0 && button(t('look'), () => open('queue'), 'link'),
    ),
    stuck + apart > 0 &&
      h(
        'p',
        { class: 'band eye' },
        h('b', {}, t('stuck', { count: stuck + apart })),
        button(t('look'), () => open('queue'), 'link'),
      ),
  )
}

function navigation({ tab, open }: Inside): HTMLElement {
  return h(
    'nav',
    {},
    ...tabs.map((each) => {
      const element = button(t(each.word), () => open(each.tab), 'tab')
      if (each.tab === tab) element.setAttribute('aria-current', 'page')
      return element
    }),
  )
}
