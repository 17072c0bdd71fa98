import type { CallRules, Selection, SelectionRule } from './call-rule.schema.ts'
import type { CallColumn, Handling } from './call.schema.ts'

type Text = Readonly<Partial<Record<CallColumn, string>>>

/**
 * Is the call about women, children or a family? @param at when it was called, for the caller's age
 * @returns the verdict, with the codes of all rules that speak for it
 */
export function selectCall(
  text: Text,
  { rules }: CallRules,
  at: string,
): { readonly selection: Selection; readonly codes: readonly string[] } {
  const fitting = rules.filter((rule) => fits(rule, text, at))
  const sure = fitting.filter(({ verdict }) => verdict === 'in')
  const deciding = sure.length > 0 ? sure : fitting
  const selection = sure.length > 0 ? 'in' : fitting.length > 0 ? 'borderline' : 'out'
  return { selection, codes: deciding.map(({ code }) => code) }
}

function fits(rule: SelectionRule, text: Text, at: string): boolean {
  if (rule.onlyWomenAndMinors && !isWoman(text) && !isMinor(text, at)) return false
  const [category, narrative] = [text['警情类别'] ?? '', text['简要案情'] ?? '']
  return (
    rule.categories.some((word) => category.includes(word)) ||
    rule.words.some((word) => narrative.includes(word))
  )
}

function isWoman(text: Text): boolean {
  const told = text['报警人性别'] ?? ''
  if (told !== '') return /女|^f/i.test(told)
  const serial = /^\d{16}(\d)[\dXx]$/.exec(text['报警人身份证号'] ?? '')?.[1]
  return (
    (serial !== undefined && Number(serial) % 2 === 0) ||
    /女士|小姐|大姐/.test(text['报警人'] ?? '')
  )
}

function isMinor(text: Text, at: string): boolean {
  const [, year, month, day] =
    /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(text['报警人身份证号'] ?? '') ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  return `${String(Number(year) + 18)}-${month}-${day}` > at.slice(0, 10)
}

/** What the outcome says was done at once, so that nobody is asked for it again. */
export function handlingOf(text: Text): Handling {
  const outcome = text['处警结果'] ?? ''
  if (/(?:未|没有?|拟|建议)[^，。；]{0,6}告诫/.test(outcome)) return 'none'
  if (/告诫/.test(outcome)) return 'warned'
  return /转介|移交妇联|转妇联|通报妇联|移送民政|转.{0,6}(?:妇联|综治中心|民政)/.test(outcome)
    ? 'referred'
    : 'none'
}
