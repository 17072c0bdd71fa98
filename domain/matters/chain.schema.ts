import { z } from 'zod'
import type { Matter } from './matter.schema.ts'

/** The chain as people see it, derived from the record: done, here, or still to come. */
export const ChainLink = z.strictObject({
  link: z.enum([
    'found',
    'registered',
    'graded',
    'accepted',
    'contacted',
    'monitored',
    'closed',
    'revisited',
  ]),
  state: z.enum(['done', 'now', 'ahead']),
  /** a day for the first link, an instant for the others; null where no time is known */
  at: z.string().nullable(),
})
export type ChainLink = z.infer<typeof ChainLink>

/** The first link that is not done is where the matter stands; a matter that ended stands nowhere. */
export function chainOf(matter: Matter): ChainLink[] {
  const isOver = ['closed', 'archived'].includes(matter.status)
  const done: readonly (readonly [ChainLink['link'], boolean, string | undefined])[] = [
    ['found', true, matter.foundOn],
    ['registered', true, matter.openedAt],
    ['graded', true, undefined],
    ['accepted', matter.acceptedAt !== undefined, matter.acceptedAt],
    ['contacted', matter.contactedAt !== undefined, matter.contactedAt],
    ['monitored', isOver || matter.status === 'monitoring', undefined],
    ['closed', isOver, matter.closedAt],
    ['revisited', isOver && matter.revisitedAt !== undefined, matter.revisitedAt],
  ]
  const isStopped = matter.status === 'merged' || matter.status === 'declined'
  const here = isStopped ? -1 : done.findIndex(([, isDone]) => !isDone)
  return done.map(([link, isDone, at], index) => ({
    link,
    state: isDone ? 'done' : index === here ? 'now' : 'ahead',
    at: at ?? null,
  }))
}
