import { z } from 'zod'

export const levels = ['city', 'county', 'township', 'village'] as const

/** The four levels at which the city's divisions and its organisations stand. */
export const Level = z.enum(levels)
export type Level = z.infer<typeof Level>

/** Digits of a code that say where a division is; the rest are zeros. */
const significant: Readonly<Record<Level, number>> = {
  city: 4,
  county: 6,
  township: 9,
  village: 12,
}

/** A 12-digit statistical code (统计用区划代码): city 4, county 6, township 9, village 12 digits. */
export const DivisionCode = z.string().regex(/^\d{12}$/, 'division-code-unreadable')
export type DivisionCode = string

/**
 * Which divisions a list is about: leading digits of codes, or whole codes, separated by commas.
 * Several, since a county oversees by arrangement what is coded elsewhere.
 */
export const DivisionPrefixes = z
  .string()
  .regex(/^\d{4,12}(,\d{4,12}){0,59}$/, 'division-code-unreadable')
  .transform((text) => text.split(',').map((part) => (part.length === 12 ? prefixOf(part) : part)))

export const Division = z.strictObject({
  code: DivisionCode,
  name: z.string(),
  level: Level,
  parentCode: DivisionCode.nullable(),
})
export type Division = z.infer<typeof Division>

/** `420222101003` → `village`; trailing zeros decide. */
export function levelOf(code: DivisionCode): Level {
  if (!code.endsWith('000')) return 'village'
  if (!code.endsWith('000000')) return 'township'
  return code.endsWith('00000000') ? 'city' : 'county'
}

/** The code of the division that holds this one at the given level, or itself. */
export function ancestorOf(code: DivisionCode, level: Level): DivisionCode {
  return code.slice(0, significant[level]).padEnd(12, '0')
}

/** `420222101003` → `420222101000` */
export function townshipOf(code: DivisionCode): DivisionCode {
  return ancestorOf(code, 'township')
}

/** `420222101003` → `420222000000` */
export function countyOf(code: DivisionCode): DivisionCode {
  return ancestorOf(code, 'county')
}

/** What every code inside the division begins with: `420222101000` → `420222101`. */
export function prefixOf(code: DivisionCode): string {
  return code.slice(0, significant[levelOf(code)])
}

export function parentCodeOf(code: DivisionCode): DivisionCode | null {
  const above = levels[levels.indexOf(levelOf(code)) - 1]
  return above === undefined ? null : ancestorOf(code, above)
}
