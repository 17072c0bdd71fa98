import { button, field, h, typed } from '../kit/element.ts'
import { numbers } from '../kit/numbers.ts'
import { wordsOf } from '../kit/words.ts'
import { allowedPins, openVault, type Vault } from '../store/vault.ts'
import { en, zh } from '../words.wording.ts'

const t = wordsOf(zh, en)

/** The PIN; the numbers stand under it, since danger does not wait for six digits. */
export function unlockPage(parts: {
  readonly done: (vault: Vault) => void
  readonly wiped: () => void
  readonly language: () => void
}): HTMLElement {
  const said = h('p', { class: 'warning', role: 'alert' })
  const go = h('button', { type: 'submit', class: 'primary' }, t('unlock'))
  return h(
    'div',
    { class: 'page' },
    h(
      'form',
      { onsubmit: () => void submit() },
      field(t('pin'), { id: 'pin', type: 'password', inputmode: 'numeric', maxlength: '6' }),
      said,
      go,
      h('p', { class: 'hint' }, t('unlock.hint')),
    ),
    numbers(t('danger')),
    button(t('language'), parts.language),
  )

  async function submit(): Promise<void> {
    go.disabled = true
    said.textContent = t('busy')
    const opened = await openVault(typed('pin'))
    go.disabled = false
    if (opened === 'wiped') parts.wiped()
    else if ('wrong' in opened) said.textContent = t('wrong', { left: allowedPins - opened.wrong })
    else parts.done(opened)
  }
}
