import type { Counting, On } from './counting.table.ts'
import type { Definition, ListLink, MetricCode, Said } from './metric.schema.ts'

/** A list with the metric's own filters, and which days of the period it is asked with. */
type Drill = ListLink & { readonly dates: readonly ('from' | 'to')[] }

/** A figure: what it means and how it is counted, in one place. */
export type Metric = Definition & {
  readonly counting: Counting
  /** the list whose filters show exactly these records; without one they have a page of their own */
  readonly drill: Drill | undefined
}

const federation: Said = {
  zh: '市妇联权益部',
  en: 'Rights Department, Municipal Women’s Federation',
}

type Parts = Pick<Metric, 'counting'> & {
  name: Said
  definition: Said
  unit: Said
  dedupeKey: string
} & Partial<
    Pick<Metric, 'drill' | 'windowKind' | 'stated' | 'ownerOrganisation' | 'splitBy' | 'isByNow'>
  >

/** Figures are cumulative or undated in the article unless it says otherwise: assumed by default. */
export function defined(code: MetricCode, parts: Parts): Metric {
  return {
    code,
    windowKind: 'during',
    stated: 'assumed',
    ownerOrganisation: federation,
    splitBy: null,
    drill: undefined,
    isByNow: false,
    ...parts,
    ...countedOver(parts.counting),
  }
}

/** What a definition says of its counting; it is read from there and cannot differ. */
function countedOver(counting: Counting): Pick<Metric, 'source' | 'filter'> {
  switch (counting.kind) {
    case 'rows':
      return { source: counting.source, filter: counting.where.replaceAll(/\s+/g, ' ').trim() }
    case 'distinct':
      return { source: counting.source, filter: `record.status = 'recorded'` }
    case 'register':
      return {
        source: 'organisations',
        filter: `record.kind = '${counting.organisationKind}' and not ended`,
      }
  }
}

export function day(column: string): On {
  return { column, holds: 'day' }
}

export function instant(column: string): On {
  return { column, holds: 'instant' }
}
