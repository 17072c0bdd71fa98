import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { Endpoint } from '#platform/http/endpoint.ts'
import type { Option } from './Field.tsx'

type Page<Row> = { items: Row[]; total: number; totalIsCapped: boolean }

/** An endpoint that answers one page of rows. */
export type ListEndpoint<Row> = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType<Page<Row>>>

export type Column<Row> = {
  readonly key: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** value of `sort` in the query; `-` before it for the other way round */
  readonly sort?: string
  readonly width?: string
  readonly isNumber?: boolean
  /** a date, a state, a name: stands on one line */
  readonly isShort?: boolean
  /** stays when columns are chosen */
  readonly isFixed?: boolean
  /** not shown until somebody asks for it */
  readonly isExtra?: boolean
}

/** A condition that the list understands. `key` is the name in the query and in the address. */
export type Filter =
  | {
      readonly kind: 'choice'
      readonly key: string
      readonly label: string
      readonly options: readonly Option[]
    }
  | { readonly kind: 'text'; readonly key: string; readonly label: string }
  | { readonly kind: 'division'; readonly key: string; readonly label: string }
  | {
      readonly kind: 'dates'
      readonly key: string
      readonly label: string
      readonly from: string
      readonly to: string
    }

export type View = {
  readonly key: string
  readonly label: string
  readonly conditions: Readonly<Record<string, string>>
}

/** Names in the address that are about the table, not about what is in it. */
const aboutTable = new Set(['page', 'size', 'sort'])

export function conditionsIn(address: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(address).filter(([name]) => !aboutTable.has(name)))
}

export function namesOf(filters: readonly Filter[]): string[] {
  return filters.flatMap((filter) =>
    filter.kind === 'dates' ? [filter.from, filter.to] : [filter.key],
  )
}

/** The query of a list: only what the list understands, so that a stale link still opens. */
export function queryOf(
  address: Readonly<Record<string, string>>,
  known: readonly string[],
): Record<string, string> {
  const names = new Set([...known, ...aboutTable])
  return Object.fromEntries(Object.entries(address).filter(([name]) => names.has(name)))
}

/** What narrows a list, and the names of the conditions that go when it is left out. */
type Narrowing = { readonly text: string; readonly names: readonly string[] }

/**
 * Conditions as a person reads them: those of the view that stands chosen by its name, each other one by
 * itself.
 * @param other words for a condition that came with a link and has no field here: an id, a code
 */
export function narrowingsOf(
  conditions: Readonly<Record<string, string>>,
  filters: readonly Filter[],
  views: readonly Pick<View, 'label' | 'conditions'>[],
  other: string,
): Narrowing[] {
  const view = views.reduce<Pick<View, 'label' | 'conditions'> | undefined>((best, one) => {
    const entries = Object.entries(one.conditions)
    const isHeld = entries.every(([name, value]) => conditions[name] === value)
    return isHeld && entries.length > Object.keys(best?.conditions ?? {}).length ? one : best
  }, undefined)
  const ofView = Object.keys(view?.conditions ?? {})
  const known = new Set([...namesOf(filters), 'q'])
  const rest = Object.entries(conditions)
    .filter(([name]) => !ofView.includes(name))
    .map(([name, value]) => ({
      text: known.has(name) ? wordsOfCondition(filters, name, value) : other,
      names: [name],
    }))
  return view === undefined ? rest : [{ text: view.label, names: ofView }, ...rest]
}

/** A condition as a person reads it. */
export function wordsOfCondition(filters: readonly Filter[], name: string, value: string): string {
  const filter = filters.find((one) =>
    one.kind === 'dates' ? one.from === name || one.to === name : one.key === name,
  )
  if (filter === undefined) return value
  switch (filter.kind) {
    case 'choice':
      return filter.options.find((option) => option.value === value)?.label ?? value
    case 'dates':
      return name === filter.from ? `${filter.label} ≥ ${value}` : `${filter.label} ≤ ${value}`
    case 'division':
    case 'text':
      return `${filter.label} ${value}`
  }
}
