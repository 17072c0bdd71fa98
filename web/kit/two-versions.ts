import type { FieldSpec, Values } from './field-spec.ts'

/** What one changed, on top of what somebody else changed meanwhile. @param base where both began */
export function mergedValues(base: Values, mine: Values, theirs: Values): Values {
  const own = Object.entries(mine).filter(([key, value]) => value !== (base[key] ?? ''))
  return { ...theirs, ...Object.fromEntries(own) }
}

/** The fields in which two versions differ, each with what stands in it, as a person reads it. */
export function wordsOfDifference(
  fields: readonly FieldSpec[],
  mine: Values,
  theirs: Values,
): { mine: string; theirs: string } {
  const differing = fields.filter(({ key }) => (mine[key] ?? '') !== (theirs[key] ?? ''))
  return { mine: wordsOfFields(differing, mine), theirs: wordsOfFields(differing, theirs) }
}

export function wordsOfFields(fields: readonly FieldSpec[], values: Values): string {
  return fields.map((field) => `${field.label}: ${wordOf(field, values[field.key])}`).join('\n')
}

function wordOf({ kind, options = [] }: FieldSpec, value = ''): string {
  if (value === '') return '—'
  const label = (code: string): string =>
    options.find((option) => option.value === code)?.label ?? code
  if (kind === 'ticks') return value.split(',').map(label).join(' · ')
  return kind === 'moment' ? value.replace('T', ' ') : label(value)
}
