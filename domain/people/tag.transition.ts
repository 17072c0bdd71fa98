import type { Actor } from '#platform/access/actor.ts'
import { refuse, type Refusal } from '#platform/access/decision.ts'
import { dayOf } from '#platform/time/day.ts'
import type { KeyGroup } from './key-group.schema.ts'
import { expiryOf, isKept, type KeyGroupDictionary } from './key-group-setting.schema.ts'
import { placeAt } from './person-place.transition.ts'
import type { Person } from './person.schema.ts'
import { isCloseGroup, type PersonTag, type TagSource } from './tag.schema.ts'

export type TagGiven = {
  readonly tag: KeyGroup
  readonly validFrom?: string | undefined
  readonly expiresOn?: string | null | undefined
  readonly source: TagSource
}

/** A person with her tags, and the city's dictionary. */
export type Tagged = {
  readonly person: Person
  readonly tags: readonly PersonTag[]
  readonly dictionary: KeyGroupDictionary
}

export function addTag(
  { person, tags, dictionary }: Tagged,
  { tag, source, ...given }: TagGiven,
  on: { readonly actor: Actor; readonly now: Date; readonly id: string },
): PersonTag | Refusal {
  const today = dayOf(on.now)
  const validFrom = given.validFrom ?? today
  const expiresOn =
    given.expiresOn === undefined ? expiryOf(dictionary, tag, validFrom) : given.expiresOn
  if (!isKept(dictionary, tag)) return refuse('key-group-not-kept')
  if (validFrom > today) return refuse('date-in-future')
  if (expiresOn !== null && expiresOn < today) return refuse('tag-already-over')
  if (tags.some((one) => one.tag === tag && one.endedOn === null)) return refuse('tag-known')
  return {
    ...placeAt(person, isCloseGroup(tag) ? 'sensitive' : 'normal', on.actor),
    ...{ id: on.id, personId: person.id, tag, validFrom, expiresOn, endedOn: null, source },
    ...{ createdAt: on.now.toISOString(), createdBy: on.actor.id, version: 1 },
  }
}

export function endTag(
  tag: PersonTag,
  { endedOn }: { endedOn: string },
  now: Date,
): PersonTag | Refusal {
  if (tag.endedOn !== null) return refuse('tag-ended')
  if (endedOn > dayOf(now)) return refuse('date-in-future')
  if (endedOn < tag.validFrom) return refuse('ends-before-it-began')
  return { ...tag, endedOn, version: tag.version + 1 }
}
