import { insertInto, wholeNumber, raw, sql, updateIn } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import { newId } from '#platform/db/id.ts'
import { dayOf, type Day } from '#platform/time/day.ts'
import type { KeyGroup } from './key-group.schema.ts'
import { isCloseGroup, type PersonTag, type Tagging, type TagSource } from './tag.schema.ts'

const columns = raw(
  `id, region, division, org_id, audience, sensitivity, named, barred, person_id, tag, valid_from,
   expires_on, ended_on, source, created_at, created_by, version`,
)

/**
 * Writes down in bulk what visits and files tell of key groups: a current tag is confirmed for
 * another term, the others begin today. A closer label than the file is shown to whoever wrote it
 * and to those cleared for it.
 */
export function recordTags(tx: Tx, taggings: readonly Tagging[], source: TagSource): void {
  if (taggings.length === 0) return
  const today = dayOf(tx.now)
  const ids = taggings.map(() => newId())
  const people = taggings.map(({ personId }) => personId)
  const tags = taggings.map(({ tag }) => tag)
  const expiries = taggings.map(({ expiresOn }) => expiresOn)
  const close = tags.map(isCloseGroup)
  const { id: by, region } = tx.actor
  tx.send(
    sql`update person_tags set expires_on = greatest(person_tags.expires_on, incoming.expires_on),
          version = version + 1
        from unnest(${people}::uuid[], ${tags}::text[], ${expiries}::date[])
          as incoming (person_id, tag, expires_on)
        where person_tags.region = ${region} and person_tags.person_id = incoming.person_id
          and person_tags.tag = incoming.tag and person_tags.ended_on is null`,
  )
  // "do nothing" also passes over a tag that the actor may not see; an update would tell of it
  tx.send(
    sql`insert into person_tags (${columns})
        select incoming.id, people.region, people.division, people.org_id, people.audience,
          case when incoming.is_close and people.sensitivity = 'normal' then 'sensitive'
            else people.sensitivity end,
          case when incoming.is_close then people.named || ${[by]}::uuid[] else people.named end,
          people.barred, people.id, incoming.tag, ${today}::date, incoming.expires_on, null,
          ${source}, ${tx.now.toISOString()}::timestamptz, ${by}::uuid, 1
        from unnest(${ids}::uuid[], ${people}::uuid[], ${tags}::text[], ${expiries}::date[],
          ${close}::boolean[]) as incoming (id, person_id, tag, expires_on, is_close)
        join people on people.region = ${region} and people.id = incoming.person_id
        on conflict do nothing`,
  )
}

export function insertTag(tx: Tx, tag: PersonTag): void {
  tx.send(insertInto('person_tags', tag))
}

export function saveTag(tx: Tx, { id, region, expiresOn, endedOn, version }: PersonTag): void {
  tx.send(updateIn('person_tags', { id, region, expiresOn, endedOn, version }))
}

export function lockTag(tx: Tx, id: string): Promise<PersonTag | undefined> {
  return tx.maybe<PersonTag>(
    sql`select ${columns} from person_tags
        where region = ${tx.actor.region} and id = ${id} for update`,
  )
}

/** All that were ever told of these files, the current ones first; those that ran out count as ended. */
export function findTags(tx: Tx, personIds: readonly string[], limit = 100): Promise<PersonTag[]> {
  const today = dayOf(tx.now)
  return tx.rows<PersonTag>(
    sql`select id, region, division, org_id, audience, sensitivity, named, barred, person_id, tag,
          valid_from, expires_on, case when expires_on < ${today} then coalesce(ended_on, expires_on)
            else ended_on end as ended_on, source, created_at, created_by, version
        from person_tags
        where region = ${tx.actor.region} and person_id = any (${[...personIds]}::uuid[])
        order by (ended_on is null) desc, valid_from desc, id desc limit ${limit}`,
  )
}

export function currentTags(tags: readonly PersonTag[]): KeyGroup[] {
  const now = tags.filter(({ endedOn }) => endedOn === null).map(({ tag }) => tag)
  return [...new Set(now)].toSorted()
}

/** Takes a tag out of, or into, the set that lists filter by; only what is as open as the file itself. */
export function rollUp(tx: Tx, personId: string, tag: KeyGroup, holds: boolean): void {
  const { region } = tx.actor
  tx.send(
    holds
      ? sql`update people set tags = array(select distinct unnest(tags || ${[tag]}::text[]) order by 1)
            where region = ${region} and id = ${personId}
              and (sensitivity <> 'normal' or not ${isCloseGroup(tag)})`
      : sql`update people set tags = array_remove(tags, ${tag})
            where region = ${region} and id = ${personId}`,
  )
}

/** Tags whose term is over end with it, and leave the files' sets. @returns how many */
export async function endExpiredTags(tx: Tx, today: Day, limit: number): Promise<number> {
  const { region } = tx.actor
  const ended = await tx.rows<{ personId: string; tag: string }>(
    sql`update person_tags set ended_on = expires_on, version = version + 1
        where region = ${region} and id in (
          select id from person_tags
          where region = ${region} and ended_on is null and expires_on < ${today}
          order by expires_on limit ${wholeNumber(limit)})
        returning person_id, tag`,
  )
  if (ended.length === 0) return 0
  tx.send(
    sql`update people set tags = array(
          select kept from unnest(people.tags) kept where kept <> all (gone.tags) order by 1)
        from (
          select person_id, array_agg(tag) as tags
          from unnest(${ended.map(({ personId }) => personId)}::uuid[],
            ${ended.map(({ tag }) => tag)}::text[]) as each (person_id, tag)
          group by person_id
        ) gone
        where people.region = ${region} and people.id = gone.person_id`,
  )
  return ended.length
}
