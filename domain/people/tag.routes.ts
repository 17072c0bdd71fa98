import { refuse } from '#platform/access/decision.ts'
import { newId } from '#platform/db/id.ts'
import { command, creation, type Route } from '#platform/http/route.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { keyGroupSetting } from './key-group-setting.schema.ts'
import { mayRevealPerson } from './person.policy.ts'
import { findPerson } from './person.store.ts'
import { addTagContract, endTagContract, type TagView } from './tag.contract.ts'
import type { PersonTag } from './tag.schema.ts'
import { findTags, insertTag, lockTag, rollUp, saveTag } from './tag.store.ts'
import { addTag, endTag, type Tagged } from './tag.transition.ts'

export const tagRoutes: readonly Route[] = [
  creation<typeof addTagContract, PersonTag, Tagged>(addTagContract, {
    async prepare(tx, { params }) {
      const [person, tags, { body: dictionary }] = await Promise.all([
        findPerson(tx, params.id),
        findTags(tx, [params.id]),
        settingOf(tx, keyGroupSetting),
      ])
      return person === undefined ? refuse('not-found') : { person, tags, dictionary }
    },
    may: (actor, _body, { person }) => mayRevealPerson(actor, person),
    apply: (body, tagged, on) => addTag(tagged, body, { ...on, id: newId() }),
    save(tx, tag) {
      insertTag(tx, tag)
      rollUp(tx, tag.personId, tag.tag, true)
    },
    present: tagView,
    audit: 'person-tag.added',
  }),
  command<typeof endTagContract, PersonTag>(endTagContract, {
    load: (tx, { params }) => lockTag(tx, params.id),
    may: mayRevealPerson,
    apply: (tag, body, { now }) => endTag(tag, body, now),
    save(tx, tag) {
      saveTag(tx, tag)
      rollUp(tx, tag.personId, tag.tag, false)
    },
    present: tagView,
    audit: 'person-tag.ended',
  }),
]

export function tagView(one: PersonTag): TagView {
  const { id, tag, validFrom, expiresOn, endedOn, source, sensitivity, version } = one
  return { id, tag, validFrom, expiresOn, endedOn, source, sensitivity, version }
}
