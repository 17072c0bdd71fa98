import { useEffect } from 'react'

/** Keys of the call, from anywhere on the page, out of a field as well. */
export type CallKeys = {
  readonly save: () => void
  readonly narrative: () => void
  readonly proposal: () => void
  readonly count: () => void
  readonly police: () => void
}

/** Ctrl+Enter saves, F2 goes to her words, F4 to what is proposed, F8 counts, F9 notes that 110 was told. */
export function useCallKeys(keys: CallKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.isComposing || document.querySelector('dialog[open]') !== null) return
      const act = actOf(event, keys)
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [keys])
}

function actOf(event: KeyboardEvent, keys: CallKeys): (() => void) | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event
  if ((ctrlKey || metaKey) && key === 'Enter') return keys.save
  if (ctrlKey || metaKey || altKey || shiftKey) return undefined
  if (key === 'F2') return keys.narrative
  if (key === 'F4') return keys.proposal
  if (key === 'F8') return keys.count
  return key === 'F9' ? keys.police : undefined
}

/** The first proposal after this place of the page that waits to be looked at, else the first. */
export function focusProposal(after?: Element | null): void {
  const all = [...document.querySelectorAll<HTMLElement>('.hotline [data-proposal]')]
  const next =
    after === undefined || after === null
      ? undefined
      : all.find(
          (each) => (after.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
        )
  const target = next ?? all.at(0)
  target?.focus()
  target?.scrollIntoView({ block: 'nearest' })
}
