import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconLayoutSidebar, IconListSearch, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useTreeShown } from '../../shell/panes.store.ts'
import { Total } from '../../ui/Total.tsx'
import { ExportButton } from '../exports/index.ts'
import { ColumnChooser } from './ColumnChooser.tsx'
import styles from './Items.module.css'
import { filterOf, type ItemSearch } from './item-search.ts'
import { SavedSearches } from './SavedSearches.tsx'
import { SortMenu } from './SortMenu.tsx'

/** The id of the field that filters this list, for those who move the focus there. */
export const FILTER_BOX = 'items-filter'

interface Props {
  readonly search: ItemSearch
  readonly compact: boolean
  /** The columns that are shown, for what is exported of the list. */
  readonly columns: readonly string[]
  readonly total: { readonly total: number; readonly exact: boolean } | undefined
  onChange(part: Partial<ItemSearch>): void
  /** From the field down into the list. */
  onDown(): void
  readonly onDescribe: (() => void) | null
}

/** What stands above the list: the word it is searched by, its order, its columns, how much there is. */
export function ListHead({ search, compact, columns, total, onChange, onDown, onDescribe }: Props) {
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
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') event.currentTarget.blur()
          if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
          event.preventDefault()
          onDown()
        }}
      />
      <SortMenu filter={search} onChange={onChange} />
      <SavedSearches filter={filterOf(search)} onRun={onChange} />
      {!compact && <ColumnChooser />}
      {total && <Total of="items" {...total} />}
      <span className={styles.gap} />
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
