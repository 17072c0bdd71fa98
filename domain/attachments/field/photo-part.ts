import { choice } from '#field/kit/choice.ts'
import { button, h } from '#field/kit/element.ts'
import { wordsOf } from '#field/kit/words.ts'
import { drawnAnew, photoCap, purposes, type Photo, type Purpose } from './photo.ts'
import { en, zh } from './photo.wording.ts'

const t = wordsOf(zh, en)

/**
 * Photographs of a visit. None by default; the camera opens only once it is said what for.
 * @param photos those taken so far; they are added here, and sealed when the visit is saved
 */
export function photoPart(photos: Photo[]): HTMLElement {
  const part = h('div', {})
  show(undefined)
  return part

  function show(purpose: Purpose | 'asking' | undefined, said?: string): void {
    part.replaceChildren(
      ...photos.map(taken),
      ...(photos.length >= photoCap ? [] : [next(purpose)]),
      ...(said === undefined ? [] : [h('p', { class: 'warning', role: 'alert' }, said)]),
    )
  }

  function taken(photo: Photo): HTMLElement {
    return h(
      'p',
      { class: 'band' },
      t('taken', { purpose: t(`purpose.${photo.purpose}`) }),
      button(
        t('remove'),
        () => {
          photos.splice(photos.indexOf(photo), 1)
          show(undefined)
        },
        'link',
      ),
    )
  }

  function next(purpose: Purpose | 'asking' | undefined): HTMLElement {
    if (purpose === undefined) {
      return h(
        'div',
        { class: 'question' },
        button(t('photo'), () => show('asking'), 'link'),
      )
    }
    const options = purposes.map((value) => ({ value, text: t(`purpose.${value}`) }))
    const asked = choice<Purpose>(t('purpose'), options, {
      isPressed: (value) => value === purpose,
      press: (value) => show(value),
    })
    if (purpose === 'asking') return asked
    return h('div', {}, asked, h('p', { class: 'hint' }, t('consent')), camera(purpose))
  }

  function camera(purpose: Purpose): HTMLElement {
    const input = h('input', { id: 'visit-photo', type: 'file' })
    input.accept = 'image/*'
    input.setAttribute('capture', 'environment')
    input.addEventListener('change', () => void take(input.files?.[0], purpose))
    return h('div', { class: 'field' }, h('label', { for: 'visit-photo' }, t('take')), input)
  }

  async function take(file: File | undefined, purpose: Purpose): Promise<void> {
    if (file === undefined) return
    const jpeg = await drawnAnew(file)
    if (jpeg !== undefined) photos.push({ purpose, jpeg })
    show(undefined, jpeg === undefined ? t('unreadable') : undefined)
  }
}
