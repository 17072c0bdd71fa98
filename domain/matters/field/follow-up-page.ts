import { choice } from '#field/kit/choice.ts'
import { button, h } from '#field/kit/element.ts'
import { numbers } from '#field/kit/numbers.ts'
import { dayAt, shortDay } from '#field/kit/time.ts'
import { wordsOf } from '#field/kit/words.ts'
import type { FollowUp } from '#domain/devices/device.contract.ts'
import { en, zh } from './follow-up.wording.ts'

const t = wordsOf(zh, en)

const results = ['clean', 'concern', 'not-reached'] as const
type Result = (typeof results)[number]

/** What came back to be put right, as the day's list shows it, or as much as it says itself. */
export function followUpOf(
  body: Readonly<Record<string, unknown>>,
  day: { readonly followUps?: readonly FollowUp[] | undefined } | null,
): FollowUp {
  const known = day?.followUps?.find(({ matterId }) => matterId === body['matterId'])
  if (known !== undefined) return known
  const kind = body['kind'] === 'contact' ? 'contact' : 'follow-up'
  return { matterId: String(body['matterId']), number: '', kind, name: '', dueAt: '' }
}

/** A row of the day's page: the name and until when, nothing of the matter. */
export function followUpRow(
  { name, kind, dueAt }: FollowUp,
  now: number,
  isDone: boolean,
  open: () => void,
): HTMLElement {
  const day = shortDay(dayAt(Date.parse(dueAt)))
  const isOver = Date.parse(dueAt) <= now
  const go = button(t(kind), open, isOver ? 'due' : 'plain')
  go.setAttribute('aria-label', `${t(kind)} ${name}`)
  const line = isDone ? t('done') : t(isOver ? 'over' : 'until', { day })
  return h(
    'li',
    {},
    h(
      'div',
      {},
      h('b', {}, name || t('nameless')),
      h('small', isOver ? { class: 'due' } : {}, line),
    ),
    go,
  )
}

/**
 * One contact or follow-up: how it was, and a word if she wants. What is pressed goes over in Chinese.
 * @param parts.save is given the body of the matter's record; it seals and leaves
 */
export function followUpPage(parts: {
  readonly followUp: FollowUp
  readonly reason: string | undefined
  save(body: Record<string, unknown>): void
}): HTMLElement {
  const { followUp } = parts
  const { number, kind, matterId } = followUp
  const warning = h('p', { class: 'warning', role: 'alert' })
  const danger = h('div', {})
  let result: Result | undefined
  let note = ''
  const options = results.map((value) => ({ value, text: t(`result.${value}`) }))
  const how = choice<Result>(t('how'), options, {
    isPressed: (value) => value === result,
    press(value) {
      result = value
      danger.replaceChildren(...(value === 'concern' ? [numbers(t('danger'))] : []))
    },
  })
  const input = h('textarea', {
    ...{ id: 'follow-up-note', rows: '3', maxlength: '500' },
    oninput(value) {
      note = value
    },
  })
  return h(
    'div',
    { class: 'page' },
    parts.reason !== undefined && h('p', { class: 'notice' }, parts.reason),
    h('p', { class: 'band' }, t('about', { number })),
    how,
    danger,
    h(
      'div',
      { class: 'field question' },
      h('label', { for: 'follow-up-note' }, t('note'), h('small', {}, ` ${t('note.hint')}`)),
      input,
    ),
    warning,
    h('div', { class: 'foot' }, button(t('save'), save, 'primary')),
  )

  function save(): void {
    if (result === undefined) {
      warning.textContent = t('missing')
      return
    }
    const text = [zh[`result.${result}`], note.trim()].filter((part) => part !== '').join('。')
    parts.save({ matterId, kind, result, text })
  }
}
