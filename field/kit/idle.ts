/** What a phone left on a table may stay open for. */
const idleMilliseconds = 300_000

/** Hidden or untouched for five minutes, it asks for the PIN again. */
export function lockWhenLeft(lock: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const touched = (): void => {
    clearTimeout(timer)
    timer = setTimeout(lock, idleMilliseconds)
  }
  for (const kind of ['pointerdown', 'keydown', 'visibilitychange']) {
    document.addEventListener(kind, touched, { passive: true })
  }
  touched()
}
