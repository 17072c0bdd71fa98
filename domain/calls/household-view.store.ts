import { divisionNames } from '#domain/divisions/division.public.ts'
import { settingOf } from '#domain/settings/setting.public.ts'
import { scorePair } from '#linkage/incremental.ts'
import { isRefusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { callRuleSetting } from './call-rule.schema.ts'
import type { Call, Household, Pair } from './call.schema.ts'
import { findCalls, findCallsOf } from './call.store.ts'
import { presentCalls } from './call-view.store.ts'
import type { HouseholdPage, HouseholdRow, PairView } from './household.contract.ts'
import { findHouseholds } from './household.store.ts'
import { findLinkedCalls, modelInForce } from './model.store.ts'
import { countDecisions, findPairs } from './pair.store.ts'
import { presentPushRows } from './push-view.store.ts'
import { findPushesOf } from './push.store.ts'
import { pushStanding } from './push.transition.ts'

const dayMilliseconds = 86_400_000
/** Calls of a page whose reasons are worked out; a household beyond is looked at by its list. */
const explained = 60

export async function presentHouseholds(
  tx: Tx,
  households: readonly Household[],
): Promise<HouseholdRow[]> {
  const names = await divisionNames(tx, [...new Set(households.map(({ division }) => division))])
  return households.map((household) => rowOf(household, names.get(household.division) ?? ''))
}

function rowOf(household: Household, divisionName: string): HouseholdRow {
  const { id, calls, firstAt, lastAt, isRepeat, isEscalating, openPairs, pushedCalls, facts } =
    household
  const span = Math.floor((Date.parse(lastAt) - Date.parse(firstAt)) / dayMilliseconds)
  return {
    ...{ id, divisionName, surname: facts.surname, calls, firstAt, lastAt, span },
    ...{ isRepeat, isEscalating, openPairs, pushedCalls, cues: [...facts.cues] },
  }
}

/** Everything about one household that its page shows. */
export async function presentHousehold(tx: Tx, household: Household): Promise<HouseholdPage> {
  const calls = await findCallsOf(tx, [household.id])
  const callIds = calls.map(({ id }) => id)
  const [rows, members, pairs, pushes, rules] = await Promise.all([
    presentHouseholds(tx, [household]),
    presentCalls(tx, calls),
    findPairs(tx, { status: ['open', 'deferred', 'confirmed', 'separated'], callIds }, 50),
    findPushesOf(tx, [household.id]),
    settingOf(tx, callRuleSetting),
  ])
  const [row] = rows
  if (row === undefined) throw new Error('a household that was just read is gone')
  const views = await presentPairs(tx, pairs)
  const standing = pushStanding(household, pushes)
  const least = new Map(rules.body.windows.map((window) => [window.days, window.calls]))
  return {
    ...row,
    ...{ place: household.facts.place, gaps: [...household.facts.gaps], members },
    within: household.facts.within.map((each) => ({ ...each, least: least.get(each.days) ?? 2 })),
    links: await linksOf(tx, household.orgId, calls, pairs),
    review: views.filter(({ status }) => status === 'open' || status === 'deferred'),
    decided: views.filter(({ status }) => status === 'confirmed' || status === 'separated'),
    pushes: await presentPushRows(tx, pushes),
    pushRefusal: standing !== undefined && isRefusal(standing) ? standing.refused : null,
  }
}

/** The strongest link of each call to one before it. */
async function linksOf(
  tx: Tx,
  orgId: string,
  calls: readonly Call[],
  pairs: readonly Pair[],
): Promise<HouseholdPage['links']> {
  const shown = calls.slice(0, explained)
  if (shown.length < 2) return []
  const [model, rows] = await Promise.all([
    modelInForce(tx, orgId),
    findLinkedCalls(tx, orgId, { ids: shown.map(({ id }) => id) }),
  ])
  const features = new Map(rows.map(({ id, row }) => [id, row]))
  const confirmed = new Set(
    pairs.flatMap(({ a, b, status }) => (status === 'confirmed' ? [`${a} ${b}`] : [])),
  )
  return shown.slice(1).flatMap((call, at) => {
    const own = features.get(call.id)
    if (own === undefined) return []
    const links = shown.slice(0, at + 1).flatMap((earlier) => {
      const other = features.get(earlier.id)
      if (other === undefined) return []
      const { bits, reasons } = scorePair(model, own, other)
      const key = [call.id, earlier.id].toSorted().join(' ')
      return [
        {
          from: earlier.id,
          to: call.id,
          bits,
          reasons: [...reasons],
          isConfirmed: confirmed.has(key),
        },
      ]
    })
    const best = links.toSorted(
      (x, y) => Number(y.isConfirmed) - Number(x.isConfirmed) || y.bits - x.bits,
    )
    return best.slice(0, 1)
  })
}

async function presentPairs(tx: Tx, pairs: readonly Pair[]): Promise<PairView[]> {
  const calls = await findCalls(tx, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))])
  const views = new Map((await presentCalls(tx, calls)).map((view) => [view.id, view]))
  return pairs.flatMap((pair): PairView[] => {
    const [a, b] = [views.get(pair.a), views.get(pair.b)]
    if (a === undefined || b === undefined) return []
    const [one, other] = a.calledAt < b.calledAt ? [a, b] : [b, a]
    const { id, bits, reasons, status, version } = pair
    return [
      {
        ...{ id, bits, reasons: [...reasons], status, one, other, version },
        ...{ sureness: surenessOf(bits), reason: pair.reason ?? null },
      },
    ]
  })
}

/** Bits are log2 of the odds. */
function surenessOf(bits: number): number {
  return Math.round(100 / (1 + 2 ** -bits)) / 100
}

/** The liaison's queue, with the household that each pair would join. */
export async function presentQueue(
  tx: Tx,
  status: 'open' | 'deferred',
): Promise<{
  items: (PairView & { householdId: string | null; title: string })[]
  decided: { confirmed: number; separated: number; deferred: number }
}> {
  const since = new Date(tx.now.getTime() - 90 * dayMilliseconds).toISOString()
  const [pairs, counts] = await Promise.all([
    findPairs(tx, { status: [status] }, 50),
    countDecisions(tx, since),
  ])
  const views = await presentPairs(tx, pairs)
  const ids = views.flatMap(({ one, other }) => [one.householdId, other.householdId])
  const households = await findHouseholds(tx, [...new Set(ids.flatMap((id) => id ?? []))])
  const rows = new Map((await presentHouseholds(tx, households)).map((row) => [row.id, row]))
  const count = (wanted: string): number =>
    counts.find((each) => each.status === wanted)?.count ?? 0
  return {
    items: views.map((view) => {
      // The greater of the two is the household that people know.
      const [known] = [view.one, view.other]
        .flatMap(({ householdId }) => rows.get(householdId ?? '') ?? [])
        .toSorted((x, y) => y.calls - x.calls)
      const surname = known === undefined || known.surname === '' ? '' : ` ${known.surname}家`
      const title = `${known?.divisionName ?? view.one.divisionName}${surname}`
      return Object.assign({ householdId: known?.id ?? null, title }, view)
    }),
    decided: {
      confirmed: count('confirmed'),
      separated: count('separated'),
      deferred: count('deferred'),
    },
  }
}
