import type { FollowUp, Household } from '#domain/devices/device.contract.ts'
import { followUpRow } from '#domain/matters/field/follow-up-page.ts'
import { signRow } from '#domain/zero-reports/field/sign-page.ts'
import { button, h } from '../kit/element.ts'
import { shortDay } from '../kit/time.ts'
import { wordsOf } from '../kit/words.ts'
import type { Phone } from '../phone.ts'
import { en, zh } from '../words.wording.ts'

const t = wordsOf(zh, en)

/** What to do now: homes due first, then what is to be signed, then the other homes. */
export function todayPage(
  phone: Phone,
  go: {
    readonly visit: (household: Household) => void
    readonly sign: () => void
    readonly followUp: (followUp: FollowUp) => void
  },
): HTMLElement {
  const day = phone.day()
  const households = day?.households ?? []
  const due = households.filter(({ isDue }) => isDue)
  const others = households.filter(({ isDue }) => !isDue)
  const report = day?.report ?? null
  const followUps = day?.followUps ?? []
  return h(
    'div',
    { class: 'page' },
    day === null && h('p', { class: 'notice' }, t('expired')),
    day !== null && households.length === 0 && h('p', { class: 'empty' }, t('nobody')),
    report !== null && h('ul', { class: 'rows' }, signRow(report, go.sign, t('sign'))),
    followUps.length > 0 && matters(followUps, phone, go.followUp),
    due.length > 0 && homes(t('due', { count: due.length }), due, phone, go.visit),
    h(
      'a',
      { class: 'danger-call', href: 'tel:110' },
      h('span', {}, t('danger')),
      h('b', {}, t('call')),
    ),
    others.length > 0 && homes(t('others', { count: others.length }), others, phone, go.visit),
  )
}

function matters(
  followUps: readonly FollowUp[],
  phone: Phone,
  open: (followUp: FollowUp) => void,
): HTMLElement {
  return h(
    'section',
    {},
    h('h2', {}, t('matters', { count: followUps.length })),
    h(
      'ul',
      { class: 'rows' },
      ...followUps.map((each) =>
        followUpRow(each, phone.now(), phone.isVisited(each.matterId), () => open(each)),
      ),
    ),
  )
}

function homes(
  title: string,
  households: readonly Household[],
  phone: Phone,
  visit: (household: Household) => void,
): HTMLElement {
  return h(
    'section',
    {},
    h('h2', {}, title),
    h(
      'ul',
      { class: 'rows' },
      ...households.map((household) => {
        const isVisited = phone.isVisited(household.key)
        const go = button(t('go'), () => visit(household))
        go.setAttribute('aria-label', `${t('go')} ${household.name}`)
        return h(
          'li',
          {},
          h(
            'div',
            {},
            h('b', {}, household.name),
            h(
              'small',
              {},
              isVisited ? t('seen') : t('last', { day: shortDay(household.lastVisit) }),
            ),
          ),
          go,
        )
      }),
    ),
  )
}
