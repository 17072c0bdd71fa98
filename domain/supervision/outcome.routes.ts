import { divisionNames } from '#domain/divisions/division.public.ts'
import { administeredIn, findFederations } from '#domain/organisations/organisation.public.ts'
import { isRefusal, type Refusal } from '#platform/access/decision.ts'
import type { Tx } from '#platform/db/tx.ts'
import { query, type Route } from '#platform/http/route.ts'
import { monthsOf, periodOf, type Period } from '#platform/time/period.ts'
import {
  listOutcomeRecordsContract,
  readOutcomesContract,
  type Outcome,
} from './outcome.contract.ts'
import { mayReadOutcomes } from './outcome.policy.ts'
import { OutcomeCode, type OutcomeGroup } from './outcome.schema.ts'
import { findOutcomeGroups, findOutcomeRecords } from './outcome.store.ts'
import { outcomes } from './outcome.table.ts'
import { cellOf, cellsOf } from './outcome.transition.ts'

export const outcomeRoutes: readonly Route[] = [
  query(readOutcomesContract, {
    may: (actor) => mayReadOutcomes(actor),
    async read(tx, { query: { period, division } }) {
      const scope = await scopeOf(tx, division)
      if (isRefusal(scope)) return scope
      // The scope is the reader's; what she may not open is only ever part of five and more.
      tx.asSystem()
      const found: Outcome[] = []
      for (const code of OutcomeCode.options) {
        found.push(await outcomeOf(tx, code, scope, periodOf(period)))
      }
      const places = division === undefined ? scope.map(wholeCode) : [division]
      const names = await divisionNames(tx, places)
      return { scopeName: [...names.values()].join('、'), outcomes: found }
    },
  }),

  query(listOutcomeRecordsContract, {
    may: (actor) => mayReadOutcomes(actor),
    async read(tx, { params: { code }, query: { period, division, page, size } }) {
      const scope = await scopeOf(tx, division)
      if (isRefusal(scope)) return scope
      const found = await findOutcomeRecords(tx, code, scope, periodOf(period), { page, size })
      const names = await divisionNames(
        tx,
        found.items.map((record) => record.division),
      )
      const items = found.items.map(({ division: place, amount, ...record }) => ({
        ...record,
        amount: Math.round(amount * 10) / 10,
        divisionName: names.get(place) ?? '',
      }))
      return { ...found, items }
    },
  }),
]

/** A division stands for what its federation oversees, which the reader must oversee as well. */
async function scopeOf(tx: Tx, division: string | undefined): Promise<readonly string[] | Refusal> {
  const scope = division === undefined ? tx.actor.divisions : await administeredIn(tx, division)
  const decision = mayReadOutcomes(tx.actor, scope)
  return isRefusal(decision) ? decision : scope
}

async function outcomeOf(
  tx: Tx,
  code: OutcomeCode,
  scope: readonly string[],
  period: Period,
): Promise<Outcome> {
  const { unit } = outcomes[code]
  const groups = await findOutcomeGroups(tx, code, scope, period)
  const months = monthsOf(period).map(({ label }) => label)
  const byMonth = cellsOf(
    months.map((label) => amountsOf(groups.filter(({ month }) => month === label))),
    unit,
  )
  return {
    ...{ code, unit, whole: cellOf(amountsOf(groups), unit) },
    months: months.map((month, at) => ({ month, cell: byMonth[at] ?? null })),
    areas: await areasOf(tx, groups, scope, unit),
  }
}

async function areasOf(
  tx: Tx,
  groups: readonly OutcomeGroup[],
  scope: readonly string[],
  unit: Outcome['unit'],
): Promise<Outcome['areas']> {
  const level = levelBelow(scope)
  if (level === undefined) return []
  const divisions = groups.map(({ division }) => division)
  const federations = await findFederations(tx, divisions, level)
  const areas = [...new Map([...federations.values()].map((area) => [area.id, area])).values()]
  const ordered = areas.toSorted((one, other) => one.division.localeCompare(other.division))
  const cells = cellsOf(
    ordered.map(({ id }) =>
      amountsOf(groups.filter(({ division }) => federations.get(division)?.id === id)),
    ),
    unit,
  )
  return ordered.map(({ id, name, division }, at) => {
    const cell = cells[at] ?? null
    return { id, name, division, cell }
  })
}

function amountsOf(groups: readonly OutcomeGroup[]): number[] {
  return groups.flatMap(({ amounts }) => amounts)
}

/** Counties of a city, townships of a county, villages of a township. */
function levelBelow(scope: readonly string[]): 'county' | 'township' | 'village' | undefined {
  const shortest = Math.min(...scope.map(({ length }) => length))
  if (shortest <= 4) return 'county'
  // A county that oversees by arrangement is a list of townships.
  if (shortest <= 6 || (shortest <= 9 && scope.length > 1)) return 'township'
  return shortest <= 9 ? 'village' : undefined
}

function wholeCode(prefix: string): string {
  return prefix.padEnd(12, '0')
}
