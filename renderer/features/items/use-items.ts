import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { ItemFilter } from '../../../shared/contract/item-filter.ts'
import { useArchive } from '../../api/archive.ts'

/**
 * The items that answer a filter, page by page. While somebody types, the newest filter is asked for as soon as the one
 * before it is answered: words that were typed over meanwhile are never asked for, and nothing waits for a clock.
 */
export function useFollowedItems(wanted: ItemFilter) {
  const archive = useArchive()
  const [asked, setAsked] = useState(wanted)
  const items = useInfiniteQuery({ ...archive.items.list(asked), placeholderData: keepPreviousData })
  if (asked !== wanted && !(items.isFetching && items.isPlaceholderData)) setAsked(wanted)
  const rows = useMemo(() => items.data?.pages.flatMap((page) => page.rows) ?? [], [items.data])
  // Rows of the question before keep the marks of its words: they are drawn again only when others take their place.
  const sought = useRef(asked.text)
  if (items.isSuccess && !items.isPlaceholderData) sought.current = asked.text
  return { ...items, rows, head: items.data?.pages[0], asked, sought: sought.current }
}

/** The live counts for a filter; asked once its list is there, so that they never hold up the list. */
export function useFacets(filter: ItemFilter, isListed: boolean) {
  const archive = useArchive()
  // Neither the order nor what lies beside the list changes a count.
  const { sort: _s, direction: _d, ...counted } = filter
  return useQuery({
    ...archive.items.facets(ItemFilter.parse(counted)),
    enabled: isListed,
    placeholderData: keepPreviousData,
  }).data
}
