import { refusalText } from '#domain/devices/field/refusal.ts'
import { api, type Answer } from '../api.ts'
import { build } from '../kit/build.ts'
import { button, field, h, typed } from '../kit/element.ts'
import { wordsOf } from '../kit/words.ts'
import { readableOf } from '../phone.ts'
import { createVault, type Vault } from '../store/vault.ts'
import { en, zh } from '../words.wording.ts'

const t = wordsOf(zh, en)

class Refused extends Error {}

/** Registers the phone: signed in once with the account, from then on by device and PIN. */
export function enrolPage(parts: {
  readonly notice: string | undefined
  readonly done: (vault: Vault) => void
  readonly language: () => void
}): HTMLElement {
  const said = h('p', { class: 'warning', role: 'alert' })
  const go = h('button', { type: 'submit', class: 'primary' }, t('enrol.do'))
  const secondFactor = h('div', {})
  const digits = { type: 'password', inputmode: 'numeric', maxlength: '6' }
  const form = h(
    'form',
    { onsubmit: () => void submit() },
    h('h2', {}, t('enrol')),
    h('p', { class: 'hint' }, t('enrol.hint')),
    field(t('username'), { id: 'username', autocomplete: 'username' }),
    field(t('password'), { id: 'password', type: 'password', autocomplete: 'current-password' }),
    secondFactor,
    field(t('name'), { id: 'phone-name', value: t('name.value'), maxlength: '60' }),
    field(t('pin'), { id: 'pin', ...digits }),
    field(t('pin.again'), { id: 'pin-again', ...digits }),
    said,
    go,
  )
  return h(
    'div',
    { class: 'page' },
    parts.notice !== undefined && h('p', { class: 'notice', role: 'status' }, parts.notice),
    form,
    button(t('language'), parts.language),
  )

  async function submit(): Promise<void> {
    const pin = typed('pin')
    if (!/^(?!(\d)\1{5})\d{6}$/.test(pin) || pin !== typed('pin-again')) {
      said.textContent = t('pin.rule')
      return
    }
    go.disabled = true
    said.textContent = t('busy')
    try {
      parts.done(await enrol(pin))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (error.message === 'second-factor-needed' && !secondFactor.hasChildNodes()) {
        secondFactor.append(field(t('code'), { id: 'code', inputmode: 'numeric' }))
      }
      said.textContent = refusalText(error.message)
    } finally {
      go.disabled = false
    }
  }
}

async function enrol(pin: string): Promise<Vault> {
  const code = typed('code').trim()
  const credentials = { username: typed('username'), password: typed('password') }
  const session = valueOf(
    await api.openSession(code === '' ? credentials : { ...credentials, code }),
  )
  try {
    if (session.next === 'change-password') throw new Refused('password-change-needed')
    const { id: device, token } = valueOf(await api.register({ name: typed('phone-name') }))
    const day = valueOf(await api.day({ device, token, app: build() }))
    if (day.state === 'ended') throw new Refused(day.code)
    return await createVault(pin, readableOf(day, { device, token }))
  } finally {
    // the session has done its part: a phone that is found opens no console
    await api.closeSession()
  }
}

function valueOf<Output>(answer: Answer<Output>): Output {
  if ('value' in answer) return answer.value
  throw new Refused('refusal' in answer ? answer.refusal : 'away')
}
