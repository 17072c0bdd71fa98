import { settingOf } from '#domain/settings/setting.public.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import type { Tx } from '#platform/db/tx.ts'
import { authoritiesFor, type Wanted } from './authority.store.ts'
import { routingSetting } from './routing-setting.schema.ts'
import type { CoActing } from './routing.schema.ts'
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

/** Where matters go by the rules in force; a handful of statements, however many there are. */
export async function routesOf(tx: Tx, matters: readonly Routable[]): Promise<FoundRoute[]> {
  if (matters.length === 0) return []
  const { number, body } = await settingOf(tx, routingSetting)
  const routes = matters.map((matter) => routeOf(body, factsOf(matter)))
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

/** The organisation that answers for each; undefined where the tree has none at all. */
export async function responsibleFor(
  tx: Tx,
  matters: readonly Routable[],
): Promise<(Organisation | undefined)[]> {
  if (matters.length === 0) return []
  const { body } = await settingOf(tx, routingSetting)
  const wanted = matters.map((matter): Wanted => {
    const { kind, level } = routeOf(body, factsOf(matter)).responsible
    return { kind, level, division: matter.division }
  })
  const find = await authoritiesFor(tx, wanted)
  return wanted.map(find)
}
