import type { MatterLevel } from '#domain/matters/matter.schema.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { OrderFate } from './order-fate.ts'
import { phraseOf } from './phrase.ts'
import type { Random } from './random.ts'
import type { Story } from './stories.ts'

/** Records that a step may be about besides the matter, by what made them. */
export type Kept = 'order' | 'warning'

export type MatterStep = {
  readonly at: Date
  /** the office, where it is not the federation of the township or the county */
  readonly by: 'township' | 'county' | { readonly orgId: string }
  readonly contract: Endpoint
  readonly body: Body | ((prefilled: unknown) => Body)
  /** read first, as a form is filled in from it */
  readonly prefill?: Endpoint
  /** left out: the matter itself */
  readonly about?: Kept | { readonly id: string }
  readonly keeps?: Kept
  /** the matter is not closed before this is over, and never if it does not come within the year */
  readonly isBeside?: boolean
  /** a refusal that says that it was done already */
  readonly unless?: string
}

type Body = Readonly<Record<string, unknown>>

export type PlannedMatter = {
  readonly id: string
  readonly number: string
  /** as found, or as the rules grade what is told, whichever is graver */
  readonly level: MatterLevel
  readonly imminent: boolean
  readonly openedAt: string
  readonly isViolent: boolean
  readonly subjectName: string
  readonly story: Story | undefined
  readonly order: OrderFate | undefined
  readonly isWarned: boolean
  /** whom to ask along where there is violence */
  readonly policeStationId: string | undefined
  readonly courtId: string | undefined
  /** whom a quiet matter is referred to with her consent */
  readonly helperId: string | undefined
}

export type Diary = {
  readonly random: Random
  readonly matter: PlannedMatter
  readonly steps: MatterStep[]
  /** one of the sayings, filled in */
  readonly say: (list: readonly string[]) => string
  /** the next thing that was done, at most `delay` milliseconds after the last */
  readonly next: (
    delay: number,
    by: MatterStep['by'],
    contract: Endpoint,
    body: MatterStep['body'],
    more?: Omit<MatterStep, 'at' | 'by' | 'contract' | 'body'>,
  ) => void
  /** milliseconds from the opening to the last step */
  readonly elapsed: () => number
  /** milliseconds from the last step to the end of the year */
  readonly left: () => number
  /** another line of things that goes on beside this one from now on */
  readonly beside: (delay: number) => Diary
}

export const hour = 3_600_000
export const day = 24 * hour

export function diaryOf(
  random: Random,
  matter: PlannedMatter,
  until: Date,
  { from = Date.parse(matter.openedAt), steps = [] as MatterStep[], isBeside = false } = {},
): Diary {
  const opened = Date.parse(matter.openedAt)
  let at = from
  return {
    ...{ random, matter, steps },
    say: (list) => phraseOf(random, random.pick(list), '她'),
    elapsed: () => at - opened,
    left: () => until.getTime() - at,
    next(delay, by, contract, body, more = {}) {
      at += delay * (0.7 + random.next() * 0.3)
      steps.push({
        at: new Date(at),
        by,
        contract,
        body,
        ...(isBeside ? { isBeside } : {}),
        ...more,
      })
    },
    beside: (delay) => diaryOf(random, matter, until, { from: at + delay, steps, isBeside: true }),
  }
}
