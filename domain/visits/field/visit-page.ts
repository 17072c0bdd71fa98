import { choice } from '#field/kit/choice.ts'
import { button, field, h } from '#field/kit/element.ts'
import { numbers } from '#field/kit/numbers.ts'
import { shortDay } from '#field/kit/time.ts'
import { wordsOf } from '#field/kit/words.ts'
import type { Household } from '#domain/devices/device.contract.ts'
import {
  kinds,
  levelOf,
  missingIn,
  needs,
  questions,
  visitOf,
  type Draft,
  type Kind,
  type Need,
} from './draft.ts'
import { en, zh } from './visit.wording.ts'

const t = wordsOf(zh, en)

/**
 * One visit on one screen: what is usual is filled in, so that a common one is a few taps.
 * @param parts.reason why it came back, where it is being put right
 * @param parts.save is given the body of the visit; it seals and leaves
 */
export function visitPage(parts: {
  readonly draft: Draft
  readonly household: Household | undefined
  readonly reason: string | undefined
  /** where photographs are taken, if she wants any */
  readonly photos: HTMLElement
  save(body: Record<string, unknown>): void
}): HTMLElement {
  const { draft } = parts
  const warning = h('p', { class: 'warning', role: 'alert' })
  const hazard = h('div', {})
  const showHazard = (): void => {
    hazard.replaceChildren(...(draft.hasHazard ? hazardParts(draft) : []))
  }
  showHazard()
  return h(
    'div',
    { class: 'page' },
    parts.reason !== undefined && h('p', { class: 'notice' }, parts.reason),
    whoPart(draft, parts.household),
    needPart(draft),
    choice(
      t('hazard'),
      [
        { value: 'no', text: t('hazard.no') },
        { value: 'yes', text: t('hazard.yes') },
      ],
      {
        isPressed: (value) => draft.hasHazard === (value === 'yes'),
        press(value) {
          draft.hasHazard = value === 'yes'
          showHazard()
        },
      },
    ),
    hazard,
    notePart(draft),
    parts.photos,
    warning,
    h(
      'div',
      { class: 'foot' },
      button(t('save'), save, 'primary'),
      h('p', { class: 'hint' }, t('save.hint')),
    ),
  )

  function save(): void {
    const missing = missingIn(draft)
    if (missing === undefined) parts.save(visitOf(draft, (key) => zh[key]))
    else warning.textContent = t(missing)
  }
}

function whoPart(draft: Draft, household: Household | undefined): HTMLElement {
  const inputs = (): Node[] => [
    field(t('who.name'), {
      ...{ id: 'visit-name', value: draft.name, maxlength: '50' },
      oninput(value) {
        draft.name = value
      },
    }),
    field(t('who.date'), {
      ...{ id: 'visit-date', type: 'date', value: draft.date },
      oninput(value) {
        draft.date = value
      },
    }),
  ]
  if (household === undefined) return h('div', { class: 'question' }, ...inputs())
  const band = h(
    'div',
    { class: 'band' },
    h(
      'p',
      {},
      `${draft.name} · ${t('who.last', { day: shortDay(household.lastVisit) })}`,
      h('br', {}),
      h('small', {}, t('who.prefill')),
    ),
    button(
      t('who.change'),
      () => band.replaceWith(h('div', { class: 'question' }, ...inputs())),
      'link',
    ),
  )
  return band
}

function needPart(draft: Draft): HTMLElement {
  const solved = h('div', {})
  const showSolved = (): void => {
    solved.replaceChildren(...(draft.needs.size === 0 ? [] : [solvedPart(draft)]))
  }
  showSolved()
  const options = [
    { value: 'none' as const, text: t('need.none') },
    ...needs.map((value) => ({ value, text: t(`need.${value}`) })),
  ]
  const part = choice<'none' | Need>(t('need'), options, {
    isPressed: (value) => (value === 'none' ? draft.needs.size === 0 : draft.needs.has(value)),
    press(value) {
      if (value === 'none') draft.needs.clear()
      else if (!draft.needs.delete(value)) draft.needs.add(value)
      showSolved()
    },
  })
  return h('div', {}, part, solved)
}

function solvedPart(draft: Draft): HTMLElement {
  const options = [
    { value: 'yes', text: t('solved.yes') },
    { value: 'no', text: t('solved.no') },
  ] as const
  return choice(t('solved'), options, {
    isPressed: (value) => draft.isSolved === (value === 'yes'),
    press(value) {
      draft.isSolved = value === 'yes'
    },
  })
}

function hazardParts(draft: Draft): Node[] {
  const grade = h('p', { class: 'grade', role: 'status' })
  const danger = h('div', {})
  function show(): void {
    const level = levelOf(draft)
    grade.textContent = level === undefined ? '' : t('grade', { level: t(`grade.${level}`) })
    danger.replaceChildren(...(draft.answers.now === true ? [numbers(t('danger'))] : []))
  }
  show()
  const answers = [
    { value: 'yes', text: t('yes') },
    { value: 'no', text: t('no') },
  ] as const
  const asked = questions.map((question) =>
    choice(t(`ask.${question}`), answers, {
      isPressed: (value) => draft.answers[question] === (value === 'yes'),
      press(value) {
        draft.answers[question] = value === 'yes'
        show()
      },
    }),
  )
  const options = kinds.map((value) => ({ value, text: t(`kind.${value}`) }))
  const what = choice<Kind>(t('hazard.kinds'), options, {
    isPressed: (value) => draft.kinds.has(value),
    press(value) {
      if (!draft.kinds.delete(value)) draft.kinds.add(value)
    },
  })
  const [first, ...others] = asked
  return [...(first === undefined ? [] : [first]), danger, ...others, grade, what]
}

function notePart(draft: Draft): HTMLElement {
  const input = h('textarea', {
    ...{ id: 'visit-note', rows: '2', maxlength: '500' },
    oninput(value) {
      draft.note = value
    },
  })
  input.value = draft.note
  return h(
    'div',
    { class: 'field question' },
    h('label', { for: 'visit-note' }, t('note'), h('small', {}, ` ${t('note.hint')}`)),
    input,
  )
}
