import type { Sensitivity } from '#platform/access/place.ts'
import { channelNames } from './channel.schema.ts'
import { partOf } from './figure.transition.ts'
import { shownRows } from './metric.policy.ts'
import type { LeadChannel } from '#domain/leads/lead.schema.ts'
import type { AreaRow, CategoryRow, ChannelRow, ListLink, MetricCode } from './metric.schema.ts'

/** A federation below the scope, with the prefixes of the divisions it oversees. */
export type Area = {
  readonly id: string
  readonly name: string
  readonly division: string
  readonly administers: readonly string[]
}

/** A sum over the records of one sensitivity in all divisions that begin with the prefix. */
export type AreaSum = {
  /** one that an area oversees */
  readonly prefix: string
  readonly metric: MetricCode
  readonly sensitivity: Sensitivity
  readonly value: number
}

export type Overdue = { readonly division: string; readonly matters: number }

/** A sum over the records of one sensitivity in one category. */
export type CategorySum = {
  readonly metric: MetricCode
  readonly category: string
  readonly sensitivity: Sensitivity
  readonly value: number
}

/**
 * The area that a division belongs to: the one with the longest prefix that fits. Towns that
 * 开发区·铁山区 administers are coded elsewhere, and must count there and only there.
 */
export function areaFinder(areas: readonly Area[]): (division: string) => string | undefined {
  const byPrefix = new Map(
    areas.flatMap(({ id, administers }) => administers.map((prefix) => [prefix, id] as const)),
  )
  const known = new Map<string, string | undefined>()
  return (division) => {
    if (!known.has(division)) known.set(division, find(division))
    return known.get(division)
  }

  function find(division: string): string | undefined {
    for (let length = division.length; length >= 4; length--) {
      const id = byPrefix.get(division.slice(0, length))
      if (id !== undefined) return id
    }
    return undefined
  }
}

/** A row per area in the order given, a column per metric, each column closed as one breakdown. */
export function areaTable(
  areas: readonly Area[],
  sums: readonly AreaSum[],
  overdue: readonly Overdue[],
  codes: readonly MetricCode[],
  open: readonly Sensitivity[],
): { rows: AreaRow[]; notPlaced: Partial<Record<MetricCode, number>> } {
  const areaOf = areaFinder(areas)
  const placed = Map.groupBy(sums.flatMap(shared), ({ id, metric }) => `${id} ${metric}`)
  const late = Map.groupBy(overdue, ({ division }) => areaOf(division))
  const rows = areas.map(({ id, name, division, administers }) => ({
    ...{ id, name, division },
    administers: administers.some(isSplit) ? [] : [...administers],
    values: {} as Partial<Record<MetricCode, number>>,
    overdue: (late.get(id) ?? []).reduce((sum, { matters }) => sum + matters, 0),
  }))
  const notPlaced: Partial<Record<MetricCode, number>> = {}
  for (const code of codes) {
    const shown = shownRows(areas.map(({ id }) => partOf(placed.get(`${id} ${code}`) ?? [], open)))
    for (const [at, row] of rows.entries()) row.values[code] = shown.values[at] ?? 0
    if (shown.notPlaced > 0) notPlaced[code] = shown.notPlaced
  }
  return { rows, notPlaced }

  /** What lies in a prefix is its area's, and not that of the wider prefix around it. */
  function shared(sum: AreaSum): (AreaSum & { id: string | undefined })[] {
    const around = areaOf(sum.prefix.slice(0, -1))
    const own = { ...sum, id: areaOf(sum.prefix) }
    return around === undefined ? [own] : [own, { ...sum, id: around, value: -sum.value }]
  }

  /** Another area oversees a part of it: no list of prefixes shows what is left. */
  function isSplit(prefix: string): boolean {
    return areas.some(({ administers }) =>
      administers.some((other) => other !== prefix && other.startsWith(prefix)),
    )
  }
}

type Column = { readonly values: readonly number[]; readonly notPlaced: number }

/** One figure by category, closed as one breakdown. */
export function categoryColumn(
  categories: readonly string[],
  metric: MetricCode,
  sums: readonly CategorySum[],
  open: readonly Sensitivity[],
): Column {
  return shownRows(
    categories.map((category) =>
      partOf(
        sums.filter((sum) => sum.metric === metric && sum.category === category),
        open,
      ),
    ),
  )
}

/** Category × (found, resolved), in the order of the law's chapters as the caller lists them. */
export function categoryTable(
  categories: readonly string[],
  sums: readonly CategorySum[],
  open: readonly Sensitivity[],
  linkTo: (code: MetricCode, category: string) => ListLink,
): { rows: CategoryRow[]; foundNotPlaced: number; resolvedNotPlaced: number } {
  const column = (metric: MetricCode): Column => categoryColumn(categories, metric, sums, open)
  const found = column('mattersOpened')
  const resolved = column('mattersClosed')
  const rows = categories.map((category, at) => ({
    category,
    found: found.values[at] ?? 0,
    resolved: resolved.values[at] ?? 0,
    records: {
      found: linkTo('mattersOpened', category),
      resolved: linkTo('mattersClosed', category),
    },
  }))
  return { rows, foundNotPlaced: found.notPlaced, resolvedNotPlaced: resolved.notPlaced }
}

/** Leads by channel, in the order the caller lists them; a channel that brought none has no row. */
export function channelTable(
  channels: readonly LeadChannel[],
  sums: readonly CategorySum[],
  open: readonly Sensitivity[],
  linkTo: (channel: LeadChannel) => ListLink,
): { rows: ChannelRow[]; notPlaced: number } {
  const { values, notPlaced } = categoryColumn(channels, 'leadsFound', sums, open)
  const rows = channels.map((channel, at) => ({
    ...{ channel, name: channelNames[channel], value: values[at] ?? 0, records: linkTo(channel) },
  }))
  return { rows: rows.filter(({ value }) => value > 0), notPlaced }
}
