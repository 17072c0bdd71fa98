/** A refusal is a value, not an exception: a stable kebab-case code and what the reader may know about it. */
export type Refusal = {
  readonly refused: string
  readonly detail?: Readonly<Record<string, string | number>>
}

export const permitted = { permitted: true } as const

export type Decision = typeof permitted | Refusal

/** @param code stable kebab-case code; wording in both languages is found by it */
export function refuse(code: string, detail?: Record<string, string | number>): Refusal {
  return detail === undefined ? { refused: code } : { refused: code, detail }
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value
}
