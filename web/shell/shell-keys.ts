import { useEffect } from 'react'
import { isFree } from '#web/kit/row-keys.ts'

/** Ctrl K (or ⌘ K) finds from anywhere, even out of a field; ? shows the keys. */
export function useShellKeys(open: (over: 'find' | 'keys') => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        if (document.querySelector('dialog[open]') === null) open('find')
      } else if (event.key === '?' && isFree(event)) {
        open('keys')
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [open])
}
