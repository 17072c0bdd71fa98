/** Stands where words were. */
export const erasedWord = '已按保存期限清除'

/** An id, a day or moment, or a code of ours: small letters, digits and hyphens, beginning with a letter. */
const isCode =
  /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?|[a-z]+(?:-[a-z0-9]+)*)$/

/**
 * A sealed record without its words: codes, days, numbers and flags stay, so that clocks and figures
 * that stand on them do; whatever somebody wrote is gone, however deep it lies.
 */
export function redacted(value: unknown): unknown {
  if (typeof value === 'string') return value === '' || isCode.test(value) ? value : erasedWord
  if (Array.isArray(value)) return value.map(redacted)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, redacted(each)]))
  }
  return value
}
