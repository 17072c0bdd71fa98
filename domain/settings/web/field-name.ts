import { OrganisationKind } from '#domain/organisations/organisation.schema.ts'
import type { Say, Wording } from '#web/kit/wording.ts'
import type { SettingKind } from '../setting.schema.ts'
import type { fieldWording } from './field.wording.ts'

type KeyOf<Part> = Part extends Wording<infer Key> ? Key : never
type FieldKey = KeyOf<typeof fieldWording>

/** Names of keys and places of a list from the body of a setting down to a field. */
export type FieldPath = readonly string[]

const isPlace = (part: string): boolean => /^\d+$/.test(part)

/** @returns what a field is called, nothing where no words were written for it */
export function fieldName(
  say: Say<FieldKey>,
  kind: SettingKind,
  path: FieldPath,
): string | undefined {
  const names = path.filter((part) => !isPlace(part))
  const keys = [[kind, ...names].join('.'), names.at(-1) ?? '']
  for (const key of keys) {
    // A key without words is answered by itself.
    const words = say(key as FieldKey)
    if (words !== key) return words
  }
  return undefined
}

const choices: Readonly<Record<string, readonly string[]>> = {
  grain: ['month', 'quarter', 'half-year'],
  signers: ['village-executive', 'township-officer', 'county-officer'],
  decidedBy: OrganisationKind.options,
  'rules.verdict': ['in', 'borderline'],
}

/** @returns the codes that a field chooses from, nothing where it is free */
export function choicesOf(path: FieldPath): readonly string[] | undefined {
  const names = path.filter((part) => !isPlace(part))
  return choices[names.slice(-2).join('.')] ?? choices[names.at(-1) ?? '']
}

export function choiceName(say: Say<FieldKey>, code: string): string {
  return say(`choice.${code}` as FieldKey)
}
