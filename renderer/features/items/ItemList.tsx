import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Facets, ItemOrder } from '../../../shared/contract/item-filter.ts'
import type { ItemRow } from '../../../shared/contract/items.ts'
import { say } from '../../shell/shell.store.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { RecordTable } from '../../ui/RecordTable.tsx'
import { useColumns } from './columns.tsx'
import filterStyles from './FilterBar.module.css'
import { FilterBar } from './FilterBar.tsx'
import styles from './Items.module.css'
import { type ItemSearch, isNarrowed, NO_FILTER } from './item-search.ts'
import { ListHead } from './ListHead.tsx'
import { MarksBar } from './MarksBar.tsx'
import { MOST_MARKED, toggleMark, useMarks } from './marks.store.ts'
import type { useFollowedItems } from './use-items.ts'

interface Props {
  readonly search: ItemSearch
  readonly items: ReturnType<typeof useFollowedItems>
  readonly facets: Facets | undefined
  /** The record lies beside the list: only what tells items apart is shown. */
  readonly compact: boolean
  /** `walked`: the arrow keys went there, which is no step to come back from. */
  onChange(part: Partial<ItemSearch>, walked?: boolean): void
  readonly onDescribe: (() => void) | null
}

/** What is in the room, as far as the filter lets through. Every change of the filter is an address. */
export function ItemList({ search, items, facets, compact, onChange, onDescribe }: Props) {
  const { t } = useTranslation()
  const box = useRef<HTMLElement>(null)
  const columns = useColumns(items.sought, compact)
  const shown = columns.map(({ id }) => id)
  const marked = useMarks((marks) => marks.marked)
  const { rows, head } = items
  const mark = (row: ItemRow) => {
    if (!toggleMark(row)) say(t('find.marks.most', { most: MOST_MARKED.toLocaleString() }))
  }
  return (
    <section ref={box} className={styles.list} aria-label={t('items.list.label')}>
      <ListHead
        search={search}
        compact={compact}
        columns={shown}
        total={head}
        onChange={onChange}
        onDown={() => box.current?.querySelector<HTMLElement>('[role=grid]')?.focus()}
        onDescribe={onDescribe}
      />
      <FilterBar search={search} facets={facets} compact={compact} onChange={onChange} />
      <MarksBar columns={shown} />
      {head && <OrderNote asked={search} has={head.orderedBy} />}
      <RecordTable
        label={t('items.list.label')}
        rows={rows}
        total={head?.exact ? head.total : null}
        columns={columns}
        chosenId={search.id}
        order={head?.orderedBy}
        onOrder={({ sort, direction }) => onChange({ sort: sort as ItemSearch['sort'], direction })} // of the columns' own
        onOpen={(row, walked) => onChange({ vault: row.vault, id: row.id, show: 'record' }, walked)}
        marked={marked}
        onMark={mark}
        markLabel={t('find.marks.marked')}
        onEnd={() => items.hasNextPage && !items.isFetchingNextPage && void items.fetchNextPage()}
        empty={
          items.isPending ? null : <Nothing search={search} onChange={onChange} onDescribe={onDescribe} />
        }
      />
    </section>
  )
}

/** Never a wrong order without saying: which order there is, and what would give the one that was asked for. */
function OrderNote({ asked, has }: { readonly asked: ItemSearch; readonly has: ItemOrder }) {
  const { t } = useTranslation()
  if (has.sort === asked.sort) return null
  return (
    <div className={filterStyles.order} role="status">
      {t('find.sort.entryOnly', { sort: t(`find.sort.${asked.sort}`) })}
    </div>
  )
}

function Nothing({ search, onChange, onDescribe }: Pick<Props, 'search' | 'onChange' | 'onDescribe'>) {
  const { t } = useTranslation()
  if (isNarrowed(search))
    return (
      <EmptyState
        title={t('items.empty.filtered')}
        actions={
          <Button variant="default" onClick={() => onChange(NO_FILTER)}>
            {t('items.empty.showAll')}
          </Button>
        }
      >
        {t('items.empty.filteredText')}
      </EmptyState>
    )
  return (
    <EmptyState
      title={t('items.empty.title')}
      actions={onDescribe && <Button onClick={onDescribe}>{t('items.describe.action')}</Button>}
    >
      {t('items.empty.text')}
    </EmptyState>
  )
}
