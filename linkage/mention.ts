import type { NameParts } from './name-text.ts'

/** A person of the narrative. */
export type Mention = NameParts & {
  relation: number
  sex: number
  /** YYYYMMDD, or YYYY0000 when only the year is known or follows from an age; 0 unknown */
  birth: number
}

export function emptyMention(): Mention {
  return { surname: 0, first: 0, second: 0, relation: 0, sex: 0, birth: 0 }
}
