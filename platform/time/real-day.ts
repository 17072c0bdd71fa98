/** Days of each month; February's is asked of the year. */
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Is there such a day? For text of the form `2023-05-06`; whatever has another form is none. */
export function isRealDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month] = [Number(text.slice(0, 4)), Number(text.slice(5, 7))]
  const day = Number(text.slice(8))
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const longest = month === 2 && isLeap ? 29 : (lengths[month - 1] ?? 0)
  return day >= 1 && day <= longest
}
