import { answersOfMatters } from '#domain/grading/answer.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import type { Tx } from '#platform/db/tx.ts'
import { authoritiesFor, type Wanted } from './authority.store.ts'
import { routingSetting } from './routing-setting.schema.ts'
import type { CoActing, Routing, RoutingFacts } from './routing.schema.ts'
import { factsOf, routeOf, type Routable } from './routing.transition.ts'

export { authoritiesFor } from './authority.store.ts'
export type { Routable } from './routing.transition.ts'

/** A route with the organisations that the rules' authorities stand for here. */
export type FoundRoute = {
  /** version of the rules */
  readonly number: number
  /** the rule that fitted; absent for the fallback */
  readonly code: string | undefined
  readonly responsible: Organisation | undefined
  readonly coActing: readonly (CoActing & { readonly organisation: Organisation })[]
  readonly informed: readonly Organisation[]
  /** told by name where no rule fitted */
  readonly accountId: string | undefined
}

type RoutableMatter = Routable & { readonly id: string }

/**
 * Where matters go by the rules in force and by what was answered about them; a handful of statements,
 * however many there are.
 * @param before only by what was answered before this moment
 */
export async function routesOf(
  tx: Tx,
  matters: readonly RoutableMatter[],
  before?: Date,
): Promise<FoundRoute[]> {
  if (matters.length === 0) return []
  const [{ number, body }, facts] = await Promise.all([
    settingOf(tx, routingSetting),
    factsOfMatters(tx, matters, before),
  ])
  const routes = facts.map((each) => routeOf(body, each))
  const wanted = routes.flatMap(({ responsible, coActing, informed }, at): Wanted[] =>
    [responsible, ...coActing, ...informed].map(({ kind, level }) => {
      return { kind, level, division: matters[at]?.division ?? '' }
    }),
  )
  const find = await authoritiesFor(tx, wanted)
  return routes.map((route, at): FoundRoute => {
    const division = matters[at]?.division ?? ''
    return {
      number,
      code: route.rule?.code,
      responsible: find({ ...route.responsible, division }),
      coActing: route.coActing.flatMap((each) => {
        const organisation = find({ ...each, division })
        return organisation === undefined ? [] : [Object.assign({ organisation }, each)]
      }),
      informed: route.informed.flatMap((each) => find({ ...each, division }) ?? []),
      accountId: route.rule === undefined ? body.fallback.accountId : undefined,
    }
  })
}

/** What the rules look at, with what stands answered about each matter. */
export async function factsOfMatters(
  tx: Tx,
  matters: readonly RoutableMatter[],
  before?: Date,
): Promise<RoutingFacts[]> {
  const ids = [...new Set(matters.map(({ id }) => id))]
  const answers = await answersOfMatters(tx, ids, before)
  return matters.map((matter) => factsOf({ ...matter, cues: answers.get(matter.id) }))
}

/** The organisation that answers for each lead that becomes a matter; undefined where the tree has none at all. */
export async function responsibleFor(
  tx: Tx,
  leads: readonly Routable[],
  routing?: Routing,
): Promise<(Organisation | undefined)[]> {
  if (leads.length === 0) return []
  const rules = routing ?? (await settingOf(tx, routingSetting)).body
  const wanted = leads.map((lead): Wanted => {
    const { kind, level } = routeOf(rules, factsOf(lead)).responsible
    return { kind, level, division: lead.division }
  })
  const find = await authoritiesFor(tx, wanted)
  return wanted.map(find)
}
