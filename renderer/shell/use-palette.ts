import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ItemFilter } from '../../shared/contract/item-filter.ts'
import { fold } from '../../shared/domain/fold.ts'
import { useArchive } from '../api/archive.ts'
import { ACTIONS, type Action } from './actions.ts'

const MOST_OF_EACH = 5

/** What the palette offers for what is typed; nothing while nothing is, so that it never tells what was sought before. */
export function usePalette(typed: string, mayRun: (action: Action) => boolean) {
  const { t } = useTranslation()
  const archive = useArchive()
  const text = typed.trim().slice(0, 200)
  const found = useFound(text)
  const isAsked = text !== ''
  const { data: saved = [] } = useQuery({ ...archive.searches.list({}), enabled: isAsked })
  const { data: tree } = useQuery({ ...archive.arrangement.tree({}), enabled: isAsked })
  if (!isAsked) return { ...found, deeds: [], saved: [], categories: [] }
  const sought = fold(text)
  const has = (...texts: readonly string[]) => texts.some((one) => fold(one).includes(sought))
  return {
    ...found,
    deeds: ACTIONS.filter((action) => action.act === undefined && mayRun(action) && has(t(action.label))),
    saved: saved.filter(({ name }) => has(name)).slice(0, MOST_OF_EACH),
    categories: (tree?.categories ?? []).filter(({ code, name }) => has(code, name)).slice(0, MOST_OF_EACH),
  }
}
export type Palette = ReturnType<typeof usePalette>

/** The newest words are asked for as soon as those before them are answered; what was typed over never is. */
function useFound(text: string) {
  const archive = useArchive()
  const [asked, setAsked] = useState(text)
  const found = useInfiniteQuery({
    ...archive.items.list(ItemFilter.parse({ text: asked })),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    // What was sought leaves no trace beyond the list that shows it.
    gcTime: 5000,
  })
  if (asked !== text && !found.isFetching) setAsked(text)
  const page = text === '' ? undefined : found.data?.pages[0]
  return { rows: page?.rows ?? [], total: page?.total ?? 0, exact: page?.exact ?? true }
}
