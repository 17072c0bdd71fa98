import { listSavedViewsContract } from '#domain/saved-views/saved-view.contract.ts'
import type { ViewedList } from '#domain/saved-views/saved-view.schema.ts'
import { useCall } from './query.ts'
import type { View } from './table.ts'

/** The views kept of a list, one's own and the organisation's, as tabs after the list's own ones. */
export function useSavedViews(list: ViewedList): readonly View[] {
  const { data } = useCall(listSavedViewsContract, { query: { list } })
  return (data?.items ?? []).map(({ id, name, query }) => ({
    key: id,
    label: name,
    conditions: query,
  }))
}
