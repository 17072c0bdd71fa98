import type { Option } from './Field.tsx'

/** One field of a form that is told rather than built; every value is a text, ticks joined by commas. */
export type FieldSpec = {
  readonly key: string
  readonly label: string
  readonly kind: 'text' | 'area' | 'moment' | 'day' | 'choice' | 'few' | 'ticks'
  readonly hint?: string | undefined
  readonly options?: readonly Option[] | undefined
  readonly isOptional?: boolean | undefined
  readonly initial?: string | undefined
  readonly longest?: number | undefined
}

export type Values = Readonly<Record<string, string>>
