import { ActionIcon, Button, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { IconLayoutSidebar, IconListSearch, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemRow } from '../../../shared/contract/items.ts'
import { useArchive } from '../../api/archive.ts'
import { useTreeShown } from '../../shell/panes.store.ts'
import { say } from '../../shell/shell.store.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { RecordTable } from '../../ui/RecordTable.tsx'
import { Total } from '../../ui/Total.tsx'
import { ExportButton } from '../exports/index.ts'
import { useColumns } from './columns.tsx'
import styles from './Items.module.css'
import { filterOf, type ItemSearch } from './item-search.ts'

/** The id of the field that filters this list, for those who move the focus there. */
export const FILTER_BOX = 'items-filter'
const SORTS = ['entry', 'archivalCode', 'documentDate'] as const

interface Props {
  readonly search: ItemSearch
  /** The record lies beside the list: only what tells items apart is shown. */
  readonly compact: boolean
  onChange(part: Partial<ItemSearch>): void
  readonly onDescribe: (() => void) | null
}

/** What is in the room, as far as the filter lets through. Every change of the filter is an address. */
export function ItemList({ search, compact, onChange, onDescribe }: Props) {
  const { t } = useTranslation()
  const archive = useArchive()
  const items = useInfiniteQuery({
    ...archive.items.list(filterOf(search)),
    placeholderData: keepPreviousData,
  })
  const rows = items.data?.pages.flatMap((page) => page.rows) ?? []
  const head = items.data?.pages[0]
  const columns = useColumns(search.text, compact)
  const open = (row: ItemRow) => onChange({ vault: row.vault, id: row.id, show: 'record' })
  useScanned(search, items.isFetching ? null : rows, open, onChange)

  return (
    <section className={styles.list} aria-label={t('items.list.label')}>
      <ListHead
        search={search}
        compact={compact}
        total={head}
        columns={columns.map(({ id }) => id)}
        onChange={onChange}
        onDescribe={onDescribe}
      />
      <RecordTable
        label={t('items.list.label')}
        rows={rows}
        total={head?.exact ? head.total : null}
        columns={columns}
        chosenId={search.id}
        sort={search.text === '' ? search.sort : ''}
        onSort={(sort) => onChange({ sort: sort as ItemSearch['sort'] })}
        onOpen={open}
        onEnd={() => items.hasNextPage && !items.isFetchingNextPage && void items.fetchNextPage()}
        empty={
          items.isPending ? null : <Nothing search={search} onChange={onChange} onDescribe={onDescribe} />
        }
      />
    </section>
  )
}

interface HeadProps extends Props {
  readonly total: { readonly total: number; readonly exact: boolean } | undefined
  readonly columns: readonly string[]
}

function ListHead({ search, compact, total, columns, onChange, onDescribe }: HeadProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.listHead}>
      <TreeToggle />
      <TextInput
        id={FILTER_BOX}
        className={styles.filter}
        aria-label={t('items.list.filter')}
        placeholder={t('items.list.filter')}
        leftSection={<IconListSearch size={16} aria-hidden />}
        value={search.text}
        onChange={(event) => onChange({ text: event.currentTarget.value.slice(0, 200) })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <NumberInput
        w={72}
        aria-label={t('items.list.year')}
        placeholder={t('items.list.year')}
        hideControls
        allowDecimal={false}
        allowNegative={false}
        maxLength={4}
        value={search.year ?? ''}
        onChange={(value) => onChange({ year: asYear(value) })}
      />
      <NativeSelect
        w={compact ? 112 : 132}
        aria-label={t('items.list.lacking.label')}
        value={search.lacking ?? ''}
        onChange={(event) =>
          onChange({ lacking: (event.currentTarget.value || null) as ItemSearch['lacking'] })
        }
        data={[
          { value: '', label: t('items.list.lacking.none') },
          { value: 'place', label: t('items.list.lacking.place') },
          { value: 'accessReview', label: t('items.list.lacking.accessReview') },
        ]}
      />
      {!compact && (
        <NativeSelect
          w={124}
          aria-label={t('items.list.sort.label')}
          value={search.sort}
          disabled={search.text !== ''}
          onChange={(event) => onChange({ sort: event.currentTarget.value as ItemSearch['sort'] })}
          data={SORTS.map((sort) => ({ value: sort, label: t(`items.list.sort.${sort}`) }))}
        />
      )}
      {total && <Total of="items" {...total} />}
      <span style={{ marginLeft: 'auto' }} />
      {!compact && <ExportButton subject={{ list: 'items', filter: filterOf(search) }} columns={columns} />}
      {onDescribe && search.show !== 'describe' && (
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onDescribe}>
          {t('items.describe.action')}
        </Button>
      )}
    </div>
  )
}

/** Folds the tree away, for those who need the room for the list. */
function TreeToggle() {
  const { t } = useTranslation()
  const [shown, toggle] = useTreeShown()
  return (
    <ActionIcon
      size={32}
      aria-expanded={shown}
      aria-label={t('items.pane.tree')}
      title={t('items.pane.tree')}
      onClick={toggle}
    >
      <IconLayoutSidebar size={18} stroke={1.6} aria-hidden />
    </ActionIcon>
  )
}

const asYear = (value: string | number) => {
  const year = Number(value)
  return Number.isInteger(year) && year >= 1000 && year <= 2999 ? year : null
}

function Nothing({ search, onChange, onDescribe }: Omit<Props, 'compact'>) {
  const { t } = useTranslation()
  const filtered = search.text !== '' || search.year !== null || search.lacking !== null
  if (filtered)
    return (
      <EmptyState
        title={t('items.empty.filtered')}
        actions={
          <Button
            variant="default"
            onClick={() => onChange({ text: '', year: null, lacking: null, categoryId: null, fondsId: null })}
          >
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

/** A scanned code opens the one record that has it; an unknown one is said, and creates nothing (hard case 38). */
function useScanned(
  { scanned, text }: ItemSearch,
  rows: readonly ItemRow[] | null,
  open: (row: ItemRow) => void,
  onChange: (part: Partial<ItemSearch>) => void,
) {
  const { t } = useTranslation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: acts once for each answer to a scan
  useEffect(() => {
    if (!scanned || rows === null) return
    const [only, second] = rows
    if (only && !second) return open(only)
    say(t(only ? 'items.scan.several' : 'items.scan.unknown', { code: text }))
    onChange({ scanned: false })
  }, [scanned, rows === null, text])
}
