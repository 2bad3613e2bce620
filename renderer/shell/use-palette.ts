import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ItemFilter } from '../../shared/contract/item-filter.ts'
import type { ItemRow } from '../../shared/contract/items.ts'
import { fold } from '../../shared/domain/fold.ts'
import type { Page } from '../../shared/page.ts'
import { useArchive } from '../api/archive.ts'
import { ACTIONS, type Action } from './actions.ts'

/** So many records are shown below the box; the list shows all of them. */
export const FOUND_SHOWN = 8
const MOST_OF_EACH = 5

/** What the palette offers for what is typed; nothing while nothing is, so that it never tells what was sought before. */
export function usePalette(typed: string, mayRun: (action: Action) => boolean) {
  const { t } = useTranslation()
  const archive = useArchive()
  const text = typed.trim().slice(0, 200)
  const found = useFound(text)
  const isAsked = text !== ''
  const { data: searches } = useQuery({ ...archive.searches.list({}), enabled: isAsked })
  const { data: tree } = useQuery({ ...archive.arrangement.tree({}), enabled: isAsked })
  const others = useMemo(() => {
    if (text === '') return { deeds: [], saved: [], categories: [] }
    const sought = fold(text)
    const has = (...texts: readonly string[]) => texts.some((one) => fold(one).includes(sought))
    return {
      deeds: ACTIONS.filter((action) => action.act === undefined && mayRun(action) && has(t(action.label))),
      saved: (searches ?? []).filter(({ name }) => has(name)).slice(0, MOST_OF_EACH),
      categories: (tree?.categories ?? []).filter(({ code, name }) => has(code, name)).slice(0, MOST_OF_EACH),
    }
  }, [text, mayRun, t, searches, tree])
  return useMemo(() => ({ ...found, ...others }), [found, others])
}
export type Palette = ReturnType<typeof usePalette>

const NOTHING = { rows: [], total: 0, exact: true, sought: '' }

/** The newest words are asked for as soon as those before them are answered; what was typed over never is. */
function useFound(text: string) {
  const archive = useArchive()
  const [asked, setAsked] = useState(text)
  const { data, isFetching, isPlaceholderData } = useInfiniteQuery({
    ...archive.items.list({ ...ItemFilter.parse({ text: asked }), most: FOUND_SHOWN }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    // What was sought leaves no trace beyond the list that shows it.
    gcTime: 5000,
  })
  if (asked !== text && !isFetching) setAsked(text)
  // Until others are found, the rows of the words before stay as they are, with the marks of those words.
  const shown = useRef<{ readonly sought: string } & Pick<Page<ItemRow>, 'rows' | 'total' | 'exact'>>(NOTHING)
  const page = data?.pages[0]
  if (text === '') shown.current = NOTHING
  else if (page && !isPlaceholderData && shown.current.rows !== page.rows)
    shown.current = { rows: page.rows, total: page.total, exact: page.exact, sought: asked }
  return shown.current
}
