import { latestFacts } from '#domain/matters/fact.public.ts'
import type { Organisation } from '#domain/organisations/organisation.schema.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { authoritiesFor, type Wanted } from './authority.store.ts'
import { factsOfMatters } from './routing.public.ts'
import { trialSize, type Trial } from './routing.contract.ts'
import { routingSetting } from './routing-setting.schema.ts'
import type { Routing, RoutingFacts } from './routing.schema.ts'
import { routeOf, type Route } from './routing.transition.ts'

/** Runs rules over the city's latest matters, as the system: what comes out are counts. */
export async function tryRouting(tx: Tx, routing: Routing): Promise<Trial> {
  const { body: inForce } = await settingOf(tx, routingSetting)
  tx.asSystem()
  const facts = await factsOfMatters(tx, await latestFacts(tx, trialSize))
  const standing = facts.map((each) => routeOf(inForce, each))
  const tried = facts.map((each) => routeOf(routing, each))
  return {
    matters: facts.length,
    changed: tried.filter((route, at) => route.rule?.code !== standing[at]?.rule?.code).length,
    fallback: { tried: withoutRule(tried), inForce: withoutRule(standing) },
    rules: countsOf(tried, standing),
    ...(await receiversOf(tx, facts, tried)),
  }
}

function withoutRule(routes: readonly Route[]): number {
  return routes.filter(({ rule }) => rule === undefined).length
}

function countsOf(tried: readonly Route[], standing: readonly Route[]): Trial['rules'] {
  const codes = [...new Set([...tried, ...standing].map(({ rule }) => rule?.code ?? null))]
  const count = (routes: readonly Route[], code: string | null): number =>
    routes.filter(({ rule }) => (rule?.code ?? null) === code).length
  return codes.map((code) => ({ code, tried: count(tried, code), inForce: count(standing, code) }))
}

async function receiversOf(
  tx: Tx,
  facts: readonly RoutingFacts[],
  routes: readonly Route[],
): Promise<Pick<Trial, 'receivers' | 'missing'>> {
  const asked = routes.flatMap(({ responsible, coActing }, at) => {
    const division = facts[at]?.division ?? ''
    return [
      { as: 'responsible', wanted: wantedOf(responsible, division) } as const,
      ...coActing.map((each) => ({ as: 'coActing', wanted: wantedOf(each, division) }) as const),
    ]
  })
  const find = await authoritiesFor(
    tx,
    asked.map(({ wanted }) => wanted),
  )
  const receivers = new Map<string, Trial['receivers'][number]>()
  const missing = new Map<string, Trial['missing'][number]>()
  for (const { as, wanted } of asked) {
    const found: Organisation | undefined = find(wanted)
    if (found === undefined) {
      const { kind, level } = wanted
      const before = missing.get(`${kind} ${level}`)
      missing.set(`${kind} ${level}`, { kind, level, matters: (before?.matters ?? 0) + 1 })
      continue
    }
    const { id, name } = found
    const before = receivers.get(id) ?? { id, name, responsible: 0, coActing: 0 }
    receivers.set(id, { ...before, [as]: before[as] + 1 })
  }
  // By name, not by number: who receives much is not ranked.
  const byName = [...receivers.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1))
  return { receivers: byName, missing: [...missing.values()] }
}

function wantedOf({ kind, level }: Pick<Wanted, 'kind' | 'level'>, division: string): Wanted {
  return { kind, level, division }
}
