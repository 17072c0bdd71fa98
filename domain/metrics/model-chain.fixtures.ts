import type { Sensitivity } from '#platform/access/place.ts'
import { newId } from '#platform/db/id.ts'
import { insertInto, raw, sql, updateIn } from '#platform/db/sql.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Period } from '#platform/time/period.ts'
import type { MetricCode } from './metric.schema.ts'
import { localDay, placeOf, type ModelMatter } from './model.fixtures.ts'

export const besideTables = {
  referrals: 'referrals',
  orders: 'protection_orders',
  warnings: 'warnings',
  supervision: 'supervision_orders',
} as const
export type BesideSource = keyof typeof besideTables

/** A record beside a matter: sent, handed in or issued `at`, decided or answered `later`. */
export type ModelBeside = {
  readonly id: string
  readonly source: BesideSource
  readonly matterId: string
  readonly at: string
  readonly later: string | null
  readonly broken: string | null
  readonly isGood: boolean
}

/** A line of a matter's time line that says it came to level 1, or into danger. */
export type ModelGrading = {
  readonly id: string
  readonly matterId: string
  readonly at: string
  readonly kind: 'opened' | 'level-raised' | 'regraded' | 'danger-flagged'
  readonly level: number
}

/** What these records say, in plain TypeScript: they lie where their matters lie. */
export function countedInChain(
  matters: readonly ModelMatter[],
  besides: readonly ModelBeside[],
  gradings: readonly ModelGrading[],
  scope: string,
  { from, to }: Period,
): Map<MetricCode, number> {
  const byId = new Map(matters.map((matter) => [matter.id, matter]))
  const isThere = ({ matterId }: { matterId: string }): boolean =>
    byId.get(matterId)?.division.startsWith(scope) ?? false
  const isIn = (at: string | null): boolean =>
    at !== null && localDay(at) >= from && localDay(at) <= to
  const of = (source: BesideSource): ModelBeside[] =>
    besides.filter((each) => each.source === source && isThere(each))
  const sent = of('referrals').filter(({ at }) => isIn(at))
  const decided = of('orders').filter(({ later }) => isIn(later))
  const supervised = of('supervision').filter(({ at }) => isIn(at))
  const rootOf = (id: string): string => byId.get(id)?.mergedInto ?? id
  const firsts = (entries: readonly ModelGrading[]): number =>
    [...Map.groupBy(entries, ({ matterId }) => rootOf(matterId)).values()]
      .map((same) => same.toSorted((one, two) => (keyOf(one) < keyOf(two) ? -1 : 1))[0])
      .filter((first) => first !== undefined && isThere(first) && isIn(first.at)).length
  return new Map<MetricCode, number>([
    ['referralsSent', sent.length],
    ['referralsFedBack', sent.filter(({ later }) => later !== null).length],
    ['referralsReturned', sent.filter(({ isGood }) => !isGood).length],
    ['ordersApplied', of('orders').filter(({ at }) => isIn(at)).length],
    ['protectionOrders', decided.filter(({ isGood }) => isGood).length],
    ['ordersRejected', decided.filter(({ isGood }) => !isGood).length],
    ['ordersBreached', of('orders').filter(({ broken }) => isIn(broken)).length],
    ['warningsIssued', of('warnings').filter(({ at }) => isIn(at)).length],
    ['supervisionOrdersSent', supervised.filter(({ isGood }) => isGood).length],
    ['urgingOpinionsSent', supervised.filter(({ isGood }) => !isGood).length],
    [
      'mattersGrave',
      firsts(gradings.filter(({ kind, level }) => kind !== 'danger-flagged' && level === 1)),
    ],
    ['mattersInDanger', firsts(gradings.filter(({ kind }) => kind === 'danger-flagged'))],
  ])
}

const keyOf = ({ at, id }: ModelGrading): string => `${at} ${id}`
const told = Buffer.from('told')

export function saveBeside(tx: Tx, beside: ModelBeside, matter: ModelMatter, isNew: boolean): void {
  const { source } = beside
  const row = {
    ...placeOf(tx.actor.region, matter.division, matter.sensitivity),
    ...{ region: tx.actor.region, id: beside.id, matterId: matter.id, number: beside.id },
    ...columnsOf(beside),
  }
  tx.send((isNew ? insertInto : updateIn)(besideTables[source], row))
}

function columnsOf(beside: ModelBeside): Record<string, unknown> {
  const { source, at, later, broken, isGood } = beside
  const written = { createdAt: at, createdBy: newId(), facts: told }
  switch (source) {
    case 'referrals':
      return {
        ...{ fromOrgId: newId(), senderOrgId: newId(), urgency: 'usual', category: 'other' },
        ...{ level: 2, ground: 'consent', sentAt: at, fedBackAt: later },
        status: isGood ? 'sent' : 'returned',
      }
    case 'orders':
      return {
        ...{ ...written, status: isGood ? 'issued' : 'rejected', isUrgent: false, period: 1 },
        ...{ application: told, confidential: told, measures: [], submittedAt: at },
        ...{ decidedAt: later, firstBreachedAt: broken },
      }
    case 'warnings':
      return { ...written, status: 'issued', content: told, issuedAt: at }
    case 'supervision':
      return {
        ...{ kind: isGood ? 'order' : 'opinion', status: 'issued', issuerOrgId: newId() },
        ...{ addresseeOrgId: newId(), requirement: told, rounds: told, clockNumber: 0 },
        ...{ createdAt: at, issuedAt: at },
      }
  }
}

export function saveGrading(tx: Tx, entry: ModelGrading, matter: ModelMatter): void {
  const { id, matterId, at, kind, level } = entry
  tx.send(
    insertInto('matter_entries', {
      ...placeOf(tx.actor.region, matter.division, matter.sensitivity),
      ...{ id, matterId, at, kind, detail: kind === 'opened' ? { level } : { to: level } },
      ...{ byAccount: newId(), byName: '陈玉兰', byOrgId: newId() },
    }),
  )
}

/** What lies beside a matter goes where it goes, without a word. */
export function moveBeside(
  tx: Tx,
  matter: {
    readonly id: string
    readonly division: string
    readonly sensitivity: Sensitivity
  },
): void {
  for (const table of [...Object.values(besideTables), 'matter_entries']) {
    tx.send(
      sql`update ${raw(table)} set division = ${matter.division}, sensitivity = ${matter.sensitivity}
          where region = ${tx.actor.region} and matter_id = ${matter.id}`,
    )
  }
}
