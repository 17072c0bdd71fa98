type Child = Node | string | undefined | false

type Properties = {
  readonly class?: string
  readonly type?: string
  readonly href?: string
  readonly id?: string
  readonly for?: string
  readonly role?: string
  readonly value?: string
  readonly inputmode?: string
  readonly autocomplete?: string
  readonly maxlength?: string
  readonly rows?: string
  readonly disabled?: boolean
  readonly onclick?: () => void
  readonly onsubmit?: () => void
  readonly oninput?: (value: string) => void
  readonly aria?: Readonly<Record<string, string>>
}

/** An element with its children: text is always text, never markup. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  const { onclick, onsubmit, oninput, aria = {}, disabled = false, ...attributes } = properties
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  for (const [name, value] of Object.entries(aria)) element.setAttribute(`aria-${name}`, value)
  if (disabled) element.setAttribute('disabled', '')
  if (onclick !== undefined) element.addEventListener('click', onclick)
  if (onsubmit !== undefined) {
    element.addEventListener('submit', (event) => {
      event.preventDefault()
      onsubmit()
    })
  }
  if (oninput !== undefined) {
    element.addEventListener('input', ({ target }) => {
      const isTyped = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
      if (isTyped) oninput(target.value)
    })
  }
  element.append(...children.filter(isShown))
  return element
}

function isShown(child: Child): child is Node | string {
  return child !== undefined && child !== false
}

export function button(text: string, onclick: () => void, kind = 'plain'): HTMLButtonElement {
  return h('button', { type: 'button', class: kind, onclick }, text)
}

/** A labelled input; the label is what a finger meets too. */
export function field(
  label: string,
  properties: Properties & { readonly id: string },
): HTMLDivElement {
  return h(
    'div',
    { class: 'field' },
    h('label', { for: properties.id }, label),
    h('input', { autocomplete: 'off', ...properties }),
  )
}

/** What stands in an input of the page. */
export function typed(id: string): string {
  const found = document.getElementById(id)
  return found instanceof HTMLInputElement ? found.value : ''
}
