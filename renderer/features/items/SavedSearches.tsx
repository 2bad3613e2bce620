import { ActionIcon, Menu } from '@mantine/core'
import { IconBookmark, IconBookmarkPlus, IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemFilter } from '../../../shared/contract/item-filter.ts'
import type { SavedSearch } from '../../../shared/contract/searches.ts'
import { useArchive } from '../../api/archive.ts'
import { isNarrowed } from './item-search.ts'
import { SearchDialog } from './SearchDialog.tsx'

interface Props {
  readonly filter: ItemFilter
  onRun(filter: ItemFilter): void
}

/** Filters that were kept under a name: run one, change one's own, keep this one. */
export function SavedSearches({ filter, onRun }: Props) {
  const { t } = useTranslation()
  const { data: searches = [] } = useQuery(useArchive().searches.list({}))
  const [dialog, setDialog] = useState<{ readonly search: SavedSearch | null } | null>(null)
  return (
    <>
      <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon size={32} aria-label={t('find.saved.menu')} title={t('find.saved.menu')}>
            <IconBookmark size={18} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown maw={320}>
          {searches.map((search) => (
            <Menu.Item
              key={search.id}
              onClick={() => onRun(search.filter)}
              rightSection={
                search.mine ? null : (
                  <span className="quiet">{t('find.saved.of', { name: search.ownerName })}</span>
                )
              }
            >
              {search.name}
            </Menu.Item>
          ))}
          {searches.length === 0 && <Menu.Label>{t('find.saved.none')}</Menu.Label>}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconBookmarkPlus size={16} aria-hidden />}
            disabled={!isNarrowed(filter)}
            onClick={() => setDialog({ search: null })}
          >
            {t('find.saved.save')}
          </Menu.Item>
          {searches
            .filter(({ mine }) => mine)
            .map((search) => (
              <Menu.Item
                key={search.id}
                leftSection={<IconPencil size={16} aria-hidden />}
                onClick={() => setDialog({ search })}
              >
                {t('find.saved.edit', { name: search.name })}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      {dialog && <SearchDialog search={dialog.search} filter={filter} onClose={() => setDialog(null)} />}
    </>
  )
}
