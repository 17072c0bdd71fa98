import { button, h } from '#field/kit/element.ts'
import { dayAt, shortDay } from '#field/kit/time.ts'
import { wordsOf } from '#field/kit/words.ts'
import type { DutyReport } from '#domain/devices/device.contract.ts'
import { en, zh } from './sign.wording.ts'

const t = wordsOf(zh, en)

/** `2023-04` as it is said, without words of its own: the period's days stand for it. */
function periodOf({ from, to }: DutyReport): string {
  return `${shortDay(from)}–${shortDay(to)}`
}

function limitLine({ state, dueAt }: DutyReport): string {
  const day = shortDay(dayAt(Date.parse(dueAt)))
  if (state === 'returned') return t('returned')
  return state === 'overdue' ? t('overdue', { day }) : t('due', { day })
}

/** A row of the day's page. */
export function signRow(report: DutyReport, open: () => void, label: string): HTMLElement {
  return h(
    'li',
    {},
    h(
      'div',
      {},
      h('b', {}, t('title', { period: periodOf(report) })),
      h('small', { class: 'due' }, limitLine(report)),
    ),
    button(label, open, 'due'),
  )
}

/**
 * What the house counted and one button under it: a nil return is one tap, and nothing is typed.
 * @param parts.waiting items that the count does not know yet
 */
export function signPage(parts: {
  readonly report: DutyReport | null
  readonly waiting: number
  readonly sign: (body: Record<string, unknown>) => void
  readonly reportHazard: () => void
}): HTMLElement {
  const { report } = parts
  if (report === null) return h('div', { class: 'page' }, h('p', { class: 'empty' }, t('none')))
  const { counted } = report
  const hazards = counted.hazardsNew
  const values = { period: periodOf(report), visits: counted.visits, hazards }
  const isNil = hazards === 0
  return h(
    'div',
    { class: 'page' },
    h('p', { class: 'due band' }, limitLine(report)),
    parts.waiting > 0 && h('p', { class: 'notice' }, t('waiting', { count: parts.waiting })),
    h(
      'dl',
      { class: 'counts' },
      ...figure(
        t('households'),
        counted.householdsDue,
        t('screened', { count: counted.householdsScreened }),
      ),
      ...figure(t('new'), hazards),
      ...figure(
        t('carried'),
        counted.hazardsCarried,
        t('resolved', { count: counted.hazardsResolved }),
      ),
    ),
    h('p', { class: 'statement' }, t(isNil ? 'statement' : 'statement.found', values)),
    button(
      t(isNil ? 'nil' : 'found', values),
      () => parts.sign({ reportId: report.id, nil: isNil }),
      'primary',
    ),
    h('p', { class: 'hint' }, t('hint')),
    button(t('report'), parts.reportHazard),
  )
}

function figure(name: string, value: number, beside?: string): Node[] {
  return [
    h('dt', {}, name),
    h('dd', {}, h('b', {}, String(value)), beside !== undefined && h('small', {}, ` ${beside}`)),
  ]
}
