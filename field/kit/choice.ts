import { h } from './element.ts'

type Option<Value extends string> = { readonly value: Value; readonly text: string }

/**
 * Large buttons of which one, or some, are pressed: quicker to hit than a list, and the same to a
 * screen reader. Pressing redraws only the group, so the page does not jump under the thumb.
 */
export function choice<Value extends string>(
  label: string,
  options: readonly Option<Value>[],
  {
    isPressed,
    press,
  }: {
    readonly isPressed: (value: Value) => boolean
    readonly press: (value: Value) => void
  },
): HTMLElement {
  const buttons = options.map(({ value, text }) => {
    const element = h('button', { type: 'button', class: 'choice', onclick: choose }, text)
    function choose(): void {
      press(value)
      show()
    }
    return { value, element }
  })
  function show(): void {
    for (const { value, element } of buttons) {
      element.setAttribute('aria-pressed', String(isPressed(value)))
    }
  }
  show()
  return h(
    'div',
    { class: 'question', role: 'group', aria: { label } },
    h('h2', {}, label),
    h(
      'div',
      { class: `choices of-${Math.min(options.length, 3)}` },
      ...buttons.map((one) => one.element),
    ),
  )
}
