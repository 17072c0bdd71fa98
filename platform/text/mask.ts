/** Masks show the first and the last part, so that two people can agree on whom they mean. */
function masked(text: string, first: number, last: number): string {
  const characters = Array.from(text)
  if (characters.length <= first + last) return '*'.repeat(Math.max(characters.length, 1))
  const hidden = characters.length - first - last
  const tail = last === 0 ? '' : characters.slice(-last).join('')
  return characters.slice(0, first).join('') + '*'.repeat(hidden) + tail
}

/** The middle would give the birth away; county and two characters are enough to compare. */
export function maskIdentity(number: string): string {
  return masked(number, 6, 2)
}

export function maskPhone(phone: string): string {
  return masked(phone, 3, 4)
}

/** 王小芳 → 王** */
export function maskName(name: string): string {
  return masked(name, 1, 0)
}

/** As far as the place could be told from its division anyway. */
export function maskAddress(address: string): string {
  return masked(address, 6, 0)
}

/** A value that was refused and whose kind is therefore unknown: a trace to find it by, no more. */
export function maskAnything(text: string): string {
  const shortened = Array.from(text.trim()).slice(0, 24).join('')
  if (/\d{7,}/.test(shortened)) return masked(shortened, 3, 2)
  return masked(shortened, 1, shortened.length > 4 ? 1 : 0)
}
