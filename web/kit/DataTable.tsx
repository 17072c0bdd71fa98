import { useNavigate } from '@tanstack/react-router'
import { useCallback, type ReactNode } from 'react'
import { useAddress } from './address.ts'
import { Button } from './Button.tsx'
import { ColumnChoice, useColumns } from './ColumnChoice.tsx'
import { FilterBar } from './FilterBar.tsx'
import { kitWording } from './kit.wording.ts'
import { NothingFound } from './NothingFound.tsx'
import { Pager } from './Pager.tsx'
import { usePicks, type Picks } from './picks.ts'
import { useCall } from './query.ts'
import { useRowKeys } from './row-keys.ts'
import { Scroll } from './Scroll.tsx'
import { ErrorState } from './States.tsx'
import {
  conditionsIn,
  namesOf,
  queryOf,
  type Column,
  type Filter,
  type ListEndpoint,
  type View,
} from './table.ts'
import { TableBody } from './TableBody.tsx'
import { TableHead } from './TableHead.tsx'
import { ViewTabs } from './ViewTabs.tsx'
import { useWords } from './wording.ts'

export type DataTableParts<Row> = {
  /** names the table in this person's preferences: `visits` */
  readonly id: string
  readonly caption: string
  readonly contract: ListEndpoint<Row>
  readonly columns: readonly Column<Row>[]
  readonly filters?: readonly Filter[]
  readonly views?: readonly View[]
  /** what the path of the endpoint asks for: the `:id` of a list below a record */
  readonly params?: Readonly<Record<string, string>>
  /** the moment or version that the rows belong to: with another they are read anew */
  readonly asOf?: string
  /** added to every query, not shown as a condition */
  readonly fixed?: Readonly<Record<string, string>>
  /** other names that links may bring along */
  readonly alsoKnown?: readonly string[]
  readonly hasSearch?: boolean
  /** what the search field finds by */
  readonly searchLabel?: string
  readonly keyOf: (row: Row) => string
  /** where Enter and a click on the row lead */
  readonly open?: (row: Row) => string
  /** shown when there is nothing at all: teaches the first step */
  readonly empty?: ReactNode
  readonly extra?: ReactNode
  /** an act on the rows that are picked: their column of tick boxes, and what stands above them */
  readonly many?: {
    readonly nameOf: (row: Row) => string
    readonly act: (picks: Picks<Row>) => ReactNode
  }
}

/**
 * A list from the server: paging, sorting and conditions live in the address; columns and saved
 * views are kept for the person. Head and filters stand before the rows have come.
 */
export function DataTable<Row>(parts: DataTableParts<Row>): ReactNode {
  const { filters = [], views = [], fixed = {}, hasSearch = true, open, many } = parts
  const say = useWords(kitWording)
  const navigate = useNavigate()
  const [address, change, replace] = useAddress()
  const [shown, hidden, setHidden] = useColumns(parts.id, parts.columns)
  const known = [...namesOf(filters), ...(parts.alsoKnown ?? []), ...(hasSearch ? ['q'] : [])]
  const answer = useCall(
    parts.contract,
    { params: parts.params ?? {}, query: { ...queryOf(address, known), ...fixed } },
    parts.asOf === undefined ? {} : { asOf: parts.asOf },
  )
  const rows = answer.data?.items
  const openRow = useCallback(
    (row: Row) => {
      if (open !== undefined) void navigate({ to: open(row) })
    },
    [navigate, open],
  )
  const picks = usePicks(rows, parts.keyOf)
  const pick = many === undefined ? undefined : picks.toggle
  const [chosen, choose] = useRowKeys(rows, openRow, openRow, pick)
  const conditions = queryOf(conditionsIn(address), known)
  const isNarrowed = Object.keys(conditions).length > 0

  return (
    <div className="data-table">
      <ViewTabs id={parts.id} views={views} address={address} replace={replace}>
        <ColumnChoice columns={parts.columns} hidden={hidden} setHidden={setHidden} />
      </ViewTabs>
      <FilterBar
        filters={filters}
        search={hasSearch ? (parts.searchLabel ?? say('table.search')) : undefined}
        address={address}
        change={change}
        extra={parts.extra}
      />
      {many !== undefined && picks.rows.length > 0 && (
        <div className="picked acts">
          <output>{say('table.picked', { count: picks.rows.length })}</output>
          {many.act(picks)}
          <Button isSmall onClick={picks.clear}>
            {say('table.pick-none')}
          </Button>
        </div>
      )}
      {answer.error !== null && rows === undefined ? (
        <ErrorState isPart problem={answer.error} again={() => void answer.refetch()} />
      ) : rows?.length === 0 && !isNarrowed && parts.empty !== undefined ? (
        parts.empty
      ) : (
        <Scroll label={parts.caption}>
          <table className="grid-table" aria-busy={answer.isFetching}>
            <caption className="vh">{parts.caption}</caption>
            <TableHead
              columns={shown}
              sort={address['sort']}
              change={change}
              picks={many === undefined ? undefined : picks}
              shown={rows?.length ?? 0}
            />
            <TableBody
              rows={rows}
              columns={shown}
              keyOf={parts.keyOf}
              chosen={chosen}
              choose={choose}
              openRow={open === undefined ? undefined : openRow}
              picks={many === undefined ? undefined : picks}
              nameOf={many?.nameOf}
            />
          </table>
          {rows?.length === 0 && <NothingFound {...{ filters, views, conditions, change }} />}
        </Scroll>
      )}
      {answer.data !== undefined && rows !== undefined && (
        <Pager
          total={answer.data.total}
          isCapped={answer.data.totalIsCapped}
          count={rows.length}
          address={address}
          change={change}
        >
          {open !== undefined && rows.length > 0 && (
            <span className="keys">
              <kbd>↑</kbd> <kbd>↓</kbd> {say('table.key.choose')} <kbd>Enter</kbd>{' '}
              {say('table.key.open')}
              {many !== undefined && (
                <>
                  {' '}
                  <kbd>X</kbd> {say('table.key.pick')}
                </>
              )}
            </span>
          )}
        </Pager>
      )}
    </div>
  )
}
