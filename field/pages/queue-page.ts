import { refusalText } from '#domain/devices/field/refusal.ts'
import { button, h } from '../kit/element.ts'
import { momentOf, shortDay } from '../kit/time.ts'
import { wordsOf } from '../kit/words.ts'
import type { Phone } from '../phone.ts'
import type { OutboxRow } from '../store/local.ts'
import { forgetItem, markItem } from '../store/outbox.ts'
import { en, zh } from '../words.wording.ts'

const t = wordsOf(zh, en)

type Acts = {
  readonly fix: (row: OutboxRow) => void
  /** she has seen the other visit and says what it is */
  readonly beside: (row: OutboxRow, other: string, is: 'another' | 'same') => void
}

/** Everything that is still here, what needs an eye first, each with what can be done about it. */
export function queuePage(phone: Phone, rows: readonly OutboxRow[], does: Acts): HTMLElement {
  const inOrder = [...rows].sort(
    (one, other) => rank(one) - rank(other) || one.writtenAt - other.writtenAt,
  )
  return h(
    'div',
    { class: 'page' },
    rows.length === 0 && h('p', { class: 'empty' }, t('queue.none')),
    h('ul', { class: 'rows queue' }, ...inOrder.map((row) => line(phone, row, does))),
    phone.counts().waiting > 0 && button(t('queue.try'), phone.handIn, 'primary'),
  )
}

function rank({ state }: OutboxRow): number {
  return ['stuck', 'apart', 'waiting'].indexOf(state)
}

function line(phone: Phone, row: OutboxRow, does: Acts): HTMLElement {
  const reason = row.code === null ? '' : refusalText(row.code)
  const stands = {
    waiting: t('state.waiting'),
    stuck: reason,
    apart: t('state.apart', { reason }),
  }[row.state]
  return h(
    'li',
    { class: row.state },
    h(
      'div',
      {},
      h('b', {}, `${t(`kind.${row.kind}`)} · ${momentOf(row.writtenAt)}`),
      h('small', {}, stands),
      row.state === 'stuck' && row.kind === 'signature' && twoSides(phone, row),
      row.state === 'stuck' && twoVisits(phone, row),
    ),
    ...acts(phone, row, does),
  )
}

function acts(phone: Phone, row: OutboxRow, { fix, beside }: Acts): HTMLElement[] {
  switch (row.state) {
    case 'waiting':
      return []
    case 'apart':
      return [button(t('queue.drop'), () => void after(phone, forgetItem(row.id)))]
    case 'stuck': {
      const again = button(t('queue.again'), () => {
        void after(phone, markItem(row.id, 'waiting', null)).then(phone.handIn)
      })
      const returned = phone.returned.get(row.id)
      const other = returned?.beside?.visitId
      if (other !== undefined) {
        return [
          button(t('beside.another'), () => beside(row, other, 'another')),
          button(t('beside.same'), () => beside(row, other, 'same')),
        ]
      }
      const canFix = returned !== undefined && returned.kind !== 'photo'
      return canFix ? [button(t('queue.fix'), () => fix(row)), again] : [again]
    }
  }
}

/** What she signed beside what the records say: she decides which of them is right. */
function twoSides(phone: Phone, row: OutboxRow): HTMLElement | false {
  const signed = phone.returned.get(row.id)?.body['nil']
  const report = phone.day()?.report
  if (signed === undefined || report === undefined || report === null) return false
  const hazards = t('hazards', { count: report.counted.hazardsNew })
  return h(
    'dl',
    { class: 'sides' },
    h('dt', {}, t('yours')),
    h('dd', {}, signed === true ? t('nil') : t('hazards', { count: '≥ 1' })),
    h('dt', {}, t('theirs')),
    h('dd', {}, report.counted.hazardsNew === 0 ? t('nil') : hazards),
  )
}

/** Her visit beside the one that somebody else recorded to the same family, row by row. */
function twoVisits(phone: Phone, row: OutboxRow): HTMLElement | false {
  const returned = phone.returned.get(row.id)
  if (returned?.beside === undefined) return false
  const { body, beside } = returned
  const text = (name: string): string => (typeof body[name] === 'string' ? body[name] : '')
  const said = (is: boolean): string => t(is ? 'beside.said' : 'beside.none')
  const hasNeed = text('need') !== '' || text('solved') !== ''
  const facts = [
    [t('beside.day'), shortDay(text('date')), shortDay(beside.date)],
    [t('beside.need'), said(hasNeed), said(beside.hasNeed)],
    [t('beside.hazard'), said(text('hazard') !== ''), said(beside.hasHazard)],
  ] as const
  const head = [
    text('subjectName'),
    t('beside.yours'),
    t('beside.theirs', { name: beside.executiveName }),
  ]
  return h(
    'table',
    { class: 'beside' },
    h('thead', {}, h('tr', {}, ...head.map((each) => h('th', {}, each)))),
    h(
      'tbody',
      {},
      ...facts.map(([name, hers, theirs]) =>
        h('tr', {}, h('th', {}, name), h('td', {}, hers), h('td', {}, theirs)),
      ),
    ),
  )
}

async function after(phone: Phone, work: Promise<void>): Promise<void> {
  await work
  await phone.recount()
}
