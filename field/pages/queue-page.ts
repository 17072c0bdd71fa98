import { refusalText } from '#domain/devices/field/refusal.ts'
import { button, h } from '../kit/element.ts'
import { momentOf } from '../kit/time.ts'
import { wordsOf } from '../kit/words.ts'
import type { Phone } from '../phone.ts'
import type { OutboxRow } from '../store/local.ts'
import { forgetItem, markItem } from '../store/outbox.ts'
import { en, zh } from '../words.wording.ts'

const t = wordsOf(zh, en)

/** Everything that is still here, what needs an eye first, each with what can be done about it. */
export function queuePage(
  phone: Phone,
  rows: readonly OutboxRow[],
  fix: (row: OutboxRow) => void,
): HTMLElement {
  const inOrder = [...rows].sort(
    (one, other) => rank(one) - rank(other) || one.writtenAt - other.writtenAt,
  )
  return h(
    'div',
    { class: 'page' },
    rows.length === 0 && h('p', { class: 'empty' }, t('queue.none')),
    h('ul', { class: 'rows queue' }, ...inOrder.map((row) => line(phone, row, fix))),
    phone.counts().waiting > 0 && button(t('queue.try'), phone.handIn, 'primary'),
  )
}

function rank({ state }: OutboxRow): number {
  return ['stuck', 'apart', 'waiting'].indexOf(state)
}

function line(phone: Phone, row: OutboxRow, fix: (row: OutboxRow) => void): HTMLElement {
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
    ),
    ...acts(phone, row, fix),
  )
}

function acts(phone: Phone, row: OutboxRow, fix: (row: OutboxRow) => void): HTMLElement[] {
  switch (row.state) {
    case 'waiting':
      return []
    case 'apart':
      return [button(t('queue.drop'), () => void after(phone, forgetItem(row.id)))]
    case 'stuck': {
      const again = button(t('queue.again'), () => {
        void after(phone, markItem(row.id, 'waiting', null)).then(phone.handIn)
      })
      const canFix = phone.returned.has(row.id)
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

async function after(phone: Phone, work: Promise<void>): Promise<void> {
  await work
  await phone.recount()
}
