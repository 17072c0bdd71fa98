/**
 * The normal form of a Chinese telephone number: digits only, without the country's +86.
 * @returns `undefined` when it is neither a mobile number nor a landline with its area code
 */
export function readPhone(text: string): string | undefined {
  const digits = text
    .normalize('NFKC')
    .replaceAll(/[\s\-—()]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$|0\d{9,11}$)/, '')
  return /^(1[3-9]\d{9}|0\d{9,11})$/.test(digits) ? digits : undefined
}
