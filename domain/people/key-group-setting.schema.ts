import { z } from 'zod'
import { setting } from '#domain/settings/setting.schema.ts'
import { addDays, type Day } from '#platform/time/day.ts'
import { KeyGroup, keyGroups } from './key-group.schema.ts'

/** ⚙ The dictionary of key groups: which of them this city keeps, and how long a label holds unasked. */
export const KeyGroupDictionary = z.strictObject({
  groups: z.array(
    z.strictObject({
      code: KeyGroup,
      isKept: z.boolean(),
      /** after so many days without a word of it the label runs out; never where it is empty */
      termDays: z.int().min(1).max(36_500).nullable(),
    }),
  ),
})
export type KeyGroupDictionary = z.infer<typeof KeyGroupDictionary>

/** Two years, and no term for what does not pass by itself. */
const initial: KeyGroupDictionary = {
  groups: keyGroups.map(({ code }) => ({
    code,
    isKept: true,
    termDays: code === 'bereaved-of-only-child' || code === 'disabled' ? null : 730,
  })),
}

export const keyGroupSetting = setting('key-groups', KeyGroupDictionary, initial)

/** The last day on which a label told on a day holds; none where the group has no term. */
export function expiryOf({ groups }: KeyGroupDictionary, tag: KeyGroup, day: Day): Day | null {
  const termDays = groups.find(({ code }) => code === tag)?.termDays ?? null
  return termDays === null ? null : addDays(day, termDays)
}

/** A group that the city no longer keeps takes no new labels; those that stand run out. */
export function isKept({ groups }: KeyGroupDictionary, tag: KeyGroup): boolean {
  return groups.find(({ code }) => code === tag)?.isKept !== false
}
