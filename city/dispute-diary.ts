import type { Happening } from '#domain/matters/matter-history.fixtures.ts'
import type { OrganisationKind } from '#domain/organisations/organisation.schema.ts'
import type { Actor } from '#platform/access/actor.ts'
import { dayOf, startOfDay } from '#platform/time/day.ts'
import type { Topic } from './dispute-topics.ts'
import type { Voice } from './dispute-words.ts'
import type { Dispute } from './disputes.ts'
import { hour } from './matter-step.ts'
import type { Random } from './random.ts'

/** Who has to do with a dispute. */
export type Offices = {
  readonly township: Actor
  readonly county: Actor
  /** of the justice office or the mediators */
  readonly helper: Actor
  readonly helperKind: OrganisationKind
}

type Result = 'clean' | 'concern' | 'not-reached'

export type Telling = {
  readonly random: Random
  readonly dispute: Dispute
  readonly topic: Topic
  readonly voice: Voice
  readonly offices: Offices
  /** the end of the year: nothing happens after it */
  readonly until: Date
}

export type DisputeDiary = Telling & {
  readonly happenings: Happening[]
  readonly now: () => Date
  /** the next thing is done about then (milliseconds), by day and after the last one */
  readonly go: (target: number) => Date
  readonly work: (kind: 'contact' | 'follow-up', list: readonly string[], result: Result) => void
}

export function disputeDiary(telling: Telling): DisputeDiary {
  const { random, dispute, voice, offices } = telling
  const happenings: Happening[] = []
  const said = new Set<string>()
  let at = dispute.openedAt
  return {
    ...telling,
    happenings,
    now: () => at,
    go(target) {
      const wanted = awake(new Date(target))
      const soonest = at.getTime() + random.whole(20, 90) * 60_000
      at = wanted > at ? wanted : new Date(soonest)
      return at
    },
    work(kind, list, result) {
      // Nobody writes the same sentence twice into one file, as long as there is another.
      const unsaid = list.filter((pattern) => !said.has(pattern))
      const pattern = random.pick(unsaid.length > 0 ? unsaid : list)
      said.add(pattern)
      const given = { kind, text: voice.say([pattern]), result }
      happenings.push({ at, actor: offices.township, act: 'record', given })
    },
  }
}

/** Nobody calls at night: what falls there was done the evening before. */
export function awake(at: Date): Date {
  const hours = (at.getTime() - startOfDay(dayOf(at)).getTime()) / hour
  if (hours < 7.5) return new Date(at.getTime() - (hours + 4.5) * hour)
  return hours > 20.5 ? new Date(at.getTime() - (hours - 19) * hour) : at
}
